def t(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except BaseException as e:
        print(type(e).__name__ + ":", e)
import sys
print(sys.version_info[:2], sys.maxsize, sys.maxunicode, sys.byteorder, sys.platform, sys.float_info.max, sys.float_info.epsilon, sys.int_info.bits_per_digit > 0, sys.hash_info.modulus, sys.hash_info.width, sys.hash_info.algorithm, sys.float_repr_style, sys.api_version, sys.hexversion >> 16 == 0x30e, sys.copyright[:9], sys.flags.optimize, sys.flags.hash_randomization, sys.getdefaultencoding(), sys.getfilesystemencoding(), sys.getrefcount(5) > 0, sys.intern('abc') is sys.intern('abc'), sys.is_finalizing(), sys.dont_write_bytecode, sys.argv, sys.orig_argv[-1], sys.executable != '', sys.prefix != '', sys.stdin.name, sys.stdlib_module_names >= {'os', 're'}, 'sys' in sys.builtin_module_names, sys.getswitchinterval() > 0, sys.call_tracing(len, ('a',)), sys.get_int_max_str_digits(), sys.abiflags, sys.ps1 if hasattr(sys, 'ps1') else 'no ps1', sys._is_interned('zz qq') if 0 else '', sys.activate_stack_trampoline.__name__, sys._git[0] if 0 else '', sys.implementation.cache_tag != '', sys.thread_info.name, sys.platlibdir, sys.float_info.dig, sys.unraisablehook is sys.__unraisablehook__, sys.exc_info())
t(sys.intern, 5); t(sys.setswitchinterval, 0); t(sys.getsizeof); t(sys.exit); t(sys.exit, 3); t(sys.exit, 'msg'); t(sys.call_tracing, 5, 5); t(sys.setrecursionlimit, 'a'); t(sys.settrace); t(sys.set_int_max_str_digits, -5); t(sys.getrefcount); t(sys.setprofile, 1, 2); t(sys.displayhook); t(sys.excepthook, 1); t(sys.getsizeof, 1, 2, 3); t(sys.addaudithook, 5) if 0 else None; t(sys._getframe, 'x'); t(sys.set_asyncgen_hooks, 1)
sys.displayhook(None); sys.displayhook('é'); import builtins; print(builtins._); sys.displayhook([1])
t(type(sys.flags)); t(setattr, sys.flags, 'debug', 1); print(type(sys.version_info).__name__, sys.version_info >= (3, 14), sys.version_info.major, sys.version_info[3], len(sys.flags) > 10, sys.float_info[0] == sys.float_info.max, sys.hash_info.inf, sys.hash_info.imag)
import io; err = sys.stderr; sys.stderr = io.StringIO()
try: 1 / 0
except ZeroDivisionError: sys.excepthook(*sys.exc_info())
text = sys.stderr.getvalue(); sys.stderr = io.StringIO(); sys.stderr = err; print(text.splitlines()[-1]); t(sys.unraisablehook, 5)
out = sys.stdout; sys.stdout = io.StringIO(); print('x', end=''); got = sys.stdout.getvalue(); sys.stdout = None; sys.stdout = out; print(got)
