# UTF-8 mode and what becomes of the C locale.
import os, subprocess, sys
show = '''import sys, locale, os
s = sys
print(s.flags.utf8_mode, [(f.encoding, f.errors) for f in (s.stdin, s.stdout, s.stderr)], locale.getpreferredencoding(), locale.getpreferredencoding(False), locale.getencoding(),
      os.environ.get('LC_CTYPE'), open(os.devnull).encoding, open(os.devnull, encoding='locale').encoding, locale.setlocale(locale.LC_CTYPE), s.getfilesystemencodeerrors())'''
clean = {k: v for k, v in os.environ.items() if k not in ('KAA_STRESS', 'LANG', 'LC_ALL', 'LC_CTYPE') and (not k.startswith('PYTHON') or k == 'PYTHONHOME')}
def run(*options, **env):
    p = subprocess.run([sys.executable, '-S', *options, '-c', show], capture_output=True, text=True, env={**clean, **env})
    print(options, env, p.returncode, p.stdout.rstrip(), p.stderr.splitlines())
run()
for name in ('LANG', 'LC_ALL', 'LC_CTYPE'):
    for value in ('C', 'POSIX', 'xx_YY', 'C.UTF-8', ''): run(**{name: value})
for env in (dict(LC_ALL='C'), dict(LANG='C'), dict(LANG='C.UTF-8')):
    for more in (dict(PYTHONUTF8='0'), dict(PYTHONUTF8='1'), dict(PYTHONCOERCECLOCALE='0'), dict(PYTHONCOERCECLOCALE='0', PYTHONUTF8='0'), dict(PYTHONCOERCECLOCALE='warn'), dict(PYTHONCOERCECLOCALE='1'),
                 dict(PYTHONIOENCODING='latin-1'), dict(PYTHONIOENCODING=':replace'), dict(PYTHONIOENCODING='utf8:strict')):
        run(**env, **more)
run('-X', 'utf8', LC_ALL='C'); run('-X', 'utf8=0', LC_ALL='C'); run('-X', 'utf8=0', LANG='C.UTF-8', PYTHONUTF8='1')
