# Values of -X options and their variables, good and bad.
import os, subprocess, sys
show = 'import sys, os; f = sys.flags; print(f.thread_inherit_context, f.context_aware_warnings, f.dev_mode, f.warn_default_encoding, f.int_max_str_digits, f.utf8_mode, f.gil, sys._xoptions, sys.pycache_prefix, sys._get_cpu_count_config())'
clean = {k: v for k, v in os.environ.items() if k != 'KAA_STRESS' and (not k.startswith('PYTHON') or k == 'PYTHONHOME')}
def run(options, code=show, **env):
    words = [w for o in options for w in ('-X', o)]
    p = subprocess.run([sys.executable, '-S', *words, '-c', code], capture_output=True, text=True, env={**clean, **env})
    err = p.stderr.splitlines()
    if any(l.startswith('import time') for l in err): err = ['timed', any('cached ' in l for l in err)]
    print(options, env, p.returncode, p.stdout.rstrip(), err)
for name, values in {
    'thread_inherit_context': (None, '', '0', '1', '2', 'x'), 'context_aware_warnings': (None, '1', 'x'),
    'int_max_str_digits': (None, '5', 'x', '640', '-1', '0', ' 700', '99999999999'), 'frozen_modules': (None, 'on', 'off', 'x', ''),
    'utf8': (None, '0', '1', '2', ''), 'pycache_prefix': (None, '/x', ''), 'warn_default_encoding': ('0',), 'dev': ('0',),
    'importtime': (None, '', '0', '1', '2', '3', '-1', 'x', '2x', '10'), 'gil': ('0', '1', 'x'), 'tracemalloc': ('x', '0', '-1'),
    'cpu_count': (None, '', '3', '0', 'x', '-1', ' 3', '+3', 'default', '99999999999'), 'no_debug_ranges': (None,), 'a': ('b=c',),
}.items():
    for value in values: run([name if value is None else f'{name}={value}'])
for name, values in {
    'PYTHON_THREAD_INHERIT_CONTEXT': ('1', '2'), 'PYTHON_CONTEXT_AWARE_WARNINGS': ('1', 'x'), 'PYTHONINTMAXSTRDIGITS': ('5', 'x', '700'),
    'PYTHONUTF8': ('0', '1', 'x'), 'PYTHON_FROZEN_MODULES': ('on', 'x'), 'PYTHONPROFILEIMPORTTIME': ('1', '2', '3', 'x'),
    'PYTHON_CPU_COUNT': ('5', '0', 'x', 'default', ''), 'PYTHON_GIL': ('0', '1', 'x'), 'PYTHONMALLOC': ('malloc', 'x'), 'PYTHONTRACEMALLOC': ('x',),
    'PYTHONDEVMODE': ('0',), 'PYTHONWARNDEFAULTENCODING': ('0',), 'PYTHONEXECUTABLE': ('/x',),
}.items():
    for value in values: run([], **{name: value})
run(['int_max_str_digits=700'], PYTHONINTMAXSTRDIGITS='800'); run(['int_max_str_digits=700'], PYTHONINTMAXSTRDIGITS='x')
run(['cpu_count=2'], PYTHON_CPU_COUNT='x'); run(['cpu_count=default'], PYTHON_CPU_COUNT='3'); run(['thread_inherit_context=0'], PYTHON_THREAD_INHERIT_CONTEXT='1')
run(['importtime=1'], PYTHONPROFILEIMPORTTIME='3'); run(['utf8=0'], PYTHONUTF8='1')
run(['cpu_count=7'], 'import os; print(os.cpu_count(), os.process_cpu_count())')
run(['importtime=2'], 'import sys, os.path')
ranges = 'def f():\n  return [1, 2][5]\nprint(list(f.__code__.co_positions())[:4], f.__code__.replace(co_name="g").co_linetable == f.__code__.co_linetable)\nf()'
run(['no_debug_ranges'], ranges); run([], ranges, PYTHONNODEBUGRANGES='1'); run([], ranges)
