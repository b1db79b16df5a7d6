# What is printed of exceptions that nobody can catch, on standard output here.
import gc
import re
import sys
import weakref


class Out:
    def write(self, text):
        text = re.sub("0x[0-9a-f]+", "0x", text)
        sys.stdout.write(re.sub(r'File ".*/', 'File "', text))

    def flush(self):
        pass


sys.stderr = Out()


class Broken(Exception):
    def __str__(self):
        1 / 0


def deep(n):
    if n:
        return deep(n - 1)
    try:
        1 / 0
    except Exception as e:
        x = ValueError("text")
        x.add_note("note")
        raise x from e


def made(make, n):
    # Deep down, so that nothing on the stack still refers to it afterwards.
    return made(make, n - 1) if n else weakref.ref(make())


def drop(make):
    ref = made(make, 20)
    for _ in range(10):
        gc.collect()
        if ref() is None:
            break
        deep_calls = [sorted(str(i) for i in range(50))]


def of(method):
    return type("A", (), {"__del__": method})


def raising(exception):
    def __del__(self):
        raise exception

    return of(__del__)


drop(of(lambda self: deep(8)))
drop(raising(Broken()))
drop(raising(KeyError()))
drop(raising(KeyError("k")))
drop(raising(ExceptionGroup("group", [ValueError(1)])))
drop(raising(SyntaxError("bad", ("f", 1, 2, "x y"))))
drop(raising(OSError(2, "no")))
drop(raising(SystemExit(3)))
drop(raising(re.PatternError("pattern")))


def generator():
    try:
        yield
    finally:
        raise KeyError("generator")


hooked = []
sys.unraisablehook = lambda args: hooked.append((args.exc_type, str(args.exc_value), args.err_msg.split(" <")[0], type(args.object)))
drop(raising(KeyError("hook")))
print(hooked)
sys.unraisablehook = sys.__unraisablehook__
sys.stderr = None
drop(raising(KeyError("nowhere")))
