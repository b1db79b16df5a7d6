"""Code objects that were never run show all their parts."""

import argparse
import functools
import gc
import inspect
import marshal
import pickle
import textwrap
import types


def documented(a, /, b, *c, d=1, **e):
    """What it does."""

    def inner():
        "Inner."
        return a, b

    return inner


def other(a):
    return a


# The parts, before anything runs.
code = documented.__code__
print(code.co_name, code.co_qualname, code.co_argcount, code.co_posonlyargcount, code.co_kwonlyargcount)
print(code.co_varnames, code.co_cellvars, code.co_freevars, code.co_names, code.co_nlocals)
inner = next(c for c in code.co_consts if isinstance(c, types.CodeType))
print(inner.co_consts, inner.co_freevars, inner.co_qualname, inner.co_flags)
print(next(c for c in code.co_consts if isinstance(c, types.CodeType)) is inner)
print(code.co_consts[0], code._varname_from_oparg(0))
print(inspect.signature(documented))

# The doc string stays with the function, the code may go.
other.__code__ = (lambda a: a).__code__
print(other.__doc__, documented.__doc__)
documented2 = types.FunctionType(documented.__code__, {}, "named")
print(documented2.__doc__, documented2.__name__, documented2.__qualname__)
documented2.__code__ = other.__code__
print(documented2.__doc__, documented2(5))
documented2.__doc__ = None
print(documented2.__doc__)
del documented2.__doc__
print(documented2.__doc__)
print(documented("x", "y").__doc__)

# A function that is made again and again has one code object.
made = [documented(1, 2) for _ in range(3)]
print(len({f.__code__ for f in made}), made[0].__code__ is made[1].__code__ is inner)

# Functions of the library.
for f in (argparse.ArgumentParser.parse_args, textwrap.TextWrapper.wrap, functools.partialmethod.__get__):
    code = f.__code__
    again = marshal.loads(marshal.dumps(code))
    print(f.__qualname__, again == code, hash(again) == hash(code), code.co_name, again is code)
    print(code.replace() == code, code.replace(co_name="x") == code, code.replace(co_name="x").co_name)
    print(inspect.signature(f))
print(textwrap.dedent.__doc__.splitlines()[0])
print([n for n in textwrap.TextWrapper._split.__code__.co_varnames])
print(types.FunctionType(textwrap.dedent.__code__, textwrap.dedent.__globals__)("  a\n  b"))
try:
    eval(textwrap.TextWrapper._split.__code__)
except TypeError as error:
    print(error)

# Running what stands among the constants.
space = {}
exec(compile("def f(x):\n 'doc'\n return x + 1\nclass C:\n 'of class'\n def m(self): 'of m'", "<made>", "exec"), space)
print(space["f"](1), space["f"].__doc__, space["C"].__doc__, space["C"].m.__doc__)
module = compile("def f(): return 1\ng = lambda: 2", "<made>", "exec")
parts = [c for c in module.co_consts if isinstance(c, types.CodeType)]
print([(p.co_name, p.co_consts, eval(p)) for p in parts])
print(compile("def f(): return 1\ng = lambda: 2", "<made>", "exec") == module)
gc.collect()
print([p.co_name for p in module.co_consts if isinstance(p, types.CodeType)])
try:
    pickle.dumps(module)
except TypeError as error:
    print(error)
