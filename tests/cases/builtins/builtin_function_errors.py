"""Builtin functions with wrong numbers, kinds and names of arguments."""
import re


def t(f, *args, **kwargs):
    try:
        print(getattr(f, "__name__", "?"), re.sub("0x[0-9a-f]+", "0x..", repr(f(*args, **kwargs))))
    except BaseException as e:
        print(getattr(f, "__name__", "?"), type(e).__name__ + ":", e)


functions = [abs, all, any, ascii, bin, callable, chr, delattr, divmod, format, getattr, hasattr, hash, hex, id, isinstance, issubclass, iter, len, max, min, next, oct, ord, pow, repr, round, setattr, sorted, sum, vars, aiter, anext, compile, eval, exec, print, __import__, input, open, globals, locals, dir, breakpoint]
for f in functions:
    for args in [(), (None,), (1, 2, 3, 4, 5, 6, 7, 8, 9, 10)]:
        if f in (id, dir, vars, globals, locals, input, breakpoint, print) and len(args) < 2 or f is print: continue
        t(f, *args)
    if f not in (print, breakpoint, dir, vars, globals, locals): t(f, nope=1); t(f, 1, nope=1)
types = [int, float, complex, str, bytes, bytearray, memoryview, list, tuple, dict, set, frozenset, range, slice, bool, enumerate, zip, map, filter, reversed, property, classmethod, staticmethod, super, object, type]
for kind in types:
    for args, kwargs in [((), {"nope": 1}), ((1, 2, 3, 4, 5, 6), {}), ((object(),), {"nope": 1}), ((None,), {})]:
        if kind is dict and kwargs: continue
        try:
            r = kind(*args, **kwargs)
            print(kind.__name__, len(args), kwargs, type(r).__name__)
        except BaseException as e:
            print(kind.__name__, len(args), kwargs, type(e).__name__ + ":", str(e).split(" at 0x")[0])
t(max, 1); t(max, []); t(max, [], default=5); t(max, 1, 2, default=5); t(max, [1], key=5); t(max, [], key=len, default=None); t(max, "a", 1); t(max, [1, "a"]); t(max, {}, default={}); t(max, 1, 2, key=lambda x: -x); t(max, (x for x in ())); t(min, [3, 1], key=None); t(max, key=len); t(max, default=1); t(min, "abc", key=ord, default=1); t(max, [float("nan"), 1]); t(max, [1, float("nan")])
t(sum, "ab"); t(sum, ["a"]); t(sum, [[1], [2]], []); t(sum, [[1]], start=[]); t(sum, ["a"], ""); t(sum, [b"a"], b""); t(sum, [bytearray()], bytearray()); t(sum, [1], None); t(sum, [1, 2.5, 3j]); t(sum, [0.1] * 10); t(sum, [1e100, 1.0, -1e100]); t(sum, [2**70, 1.5]); t(sum, [True, True]); t(sum, [1], start=1.0); t(sum, 5); t(sum, [1e308, 1e308]); t(sum, [float("inf"), -float("inf")])
t(sorted, 5); t(sorted, [1], 2); t(sorted, [2, 1], key=None, reverse=True); t(sorted, iterable=[1]); t(sorted, [1, "a"]); t(sorted, "cab", key=str.upper, reverse=1); t(sorted, {3: 1, 1: 2})
t(next, []); t(next, iter([]), "default"); t(next, iter([])); t(next, 5); t(iter, 5); t(iter, len, 5); t(iter, 5, 5); t(next, iter([1].pop, 2)); t(list, iter(iter([1, 2, 3]).__next__, 3)); t(iter, []) if 0 else None
t(divmod, 1, 0); t(divmod, 1.5, 0); t(divmod, "a", 1); t(divmod, 1, "a"); t(divmod, 7, -2); t(divmod, 1j, 1)
t(getattr, 5, "real"); t(getattr, 5, "x"); t(getattr, 5, "x", None); t(getattr, 5, 5); t(getattr, 5, b"real"); t(getattr, 5); t(hasattr, 5, 5); t(hasattr, 5, "real"); t(setattr, 5, "real", 1); t(setattr, object(), "x", 1); t(setattr, 5, 5, 5); t(delattr, 5, "real"); t(delattr, 5, 5); t(delattr, object(), "x")
t(isinstance, 1, "int"); t(isinstance, 1, (int, "str")); t(isinstance, 1, ("str", int)); t(isinstance, 1, [int]); t(isinstance, 1, None); t(issubclass, 1, int); t(issubclass, int, 1); t(issubclass, int, (str, 1)); t(issubclass, int, int | str); t(isinstance, None, int | None); t(issubclass, list[int], list); t(callable, 5); t(callable, len)
t(format, 5, "x"); t(format, 5, 5); t(format, 5, None); t(format, "a", "d"); t(format, 5, "s"); t(format, [], "x"); t(format, None, ""); t(format, None, "x"); t(format, 5.5, "d"); t(format, 5, "q"); t(format, 5, "1000000000000000000000d"); t(format, 5, ".2d"); t(format, 5, ",s"); t(format, 5, ",x"); t(format, 5, "_x"); t(format, 5, "c"); t(format, -1, "c"); t(format, 65, "+c"); t(format, 5, "z"); t(format, "a", "+"); t(format, "a", "="); t(format, "a", ","); t(format, "a", "z"); t(format, "a", "#"); t(format, True, "d"); t(format, True, ""); t(format, object(), "x"); t(format, 1.5, "{"); t(format, 10**400, "f"); t(format, 5, "\ud800"); t(format, 5, "é>4"); t(format, 5, "05,"); t(format, 1234567, "015,"); t(format, 5, ",_"); t(format, 5, ",,"); t(format, 5, "__"); t(format, 1.5, ",.3_f") 
t(len, 5); t(len, iter([])); t(abs, "a"); t(abs, -True); t(abs, -(2**70)); t(hash, []); t(hash, ([],)); t(hash, slice(1)); t(hash, {}); t(all, 5); t(any, [[], 0, "x"]); t(all, [1, [], 1 / 1]); t(zip, 5); t(zip, [], 5); t(list, zip([1], [2, 3], strict=True)); t(list, zip([1, 2], [3], strict=True)); t(list, zip([1], [2], [], strict=True)); t(list, zip([1], [2], [3, 4], strict=True)); t(zip, strict=5); t(zip, [1], strict=False, x=1); t(map, len); t(map, 5, [1]); t(list, map(5, [1])); t(list, map(len, [1])); t(list, map(lambda a, b: a, [1], [2, 3], strict=True)); t(list, map(lambda a: a, [1, 2])); t(map, None, 5); t(filter, None); t(filter, None, 5); t(list, filter(5, [1])); t(list, filter(None, [0, 1, [], [0]])); t(enumerate, 5); t(list, enumerate("ab", start=-1)); t(enumerate, "a", "b"); t(enumerate, "a", 1, 2); t(enumerate, iterable="a", start=2**70); t(list, enumerate("ab", 2**70)); t(enumerate, start=1); t(reversed, {1}); t(reversed, 5); t(reversed, iter([])); t(reversed, [], 1); t(range, 1.5); t(range, "a"); t(range, 1, 2, 0); t(range); t(range, 1, 2, 3, 4); t(range, stop=5); t(slice); t(slice, 1, 2, 3, 4); t(slice, a=1)
t(print, sep=5); t(print, end=b""); t(print, file=5); t(print, flush=5, file=type("F", (), {"write": lambda s, x: None})()); t(print, nope=1); t(print, 1, sep=None, end=None); t(print, file=None, end=""); t(input, 1, 2); t(open, 5.5); t(open, "x", "q"); t(open, "x", "rw"); t(open, "x", ""); t(open, "x", "rb", encoding="utf-8"); t(open, "x", "rb", newline=""); t(open, "x", "r", 0); t(open, "x", newline="q"); t(open, "/no/such/file"); t(open, ""); t(open, "a\0b"); t(open, "/", "r"); t(open, -1); t(open, 10**30); t(open, True, closefd=False) if 0 else None; t(open, "x", closefd=False); t(open, "x", opener=5); t(open, "x", errors=5); t(open, "x", mode=None); t(vars, 5); t(vars, 1, 2); t(dir, 1, 2); t(super); t(object, 1); t(property, 1, 2, 3, 4, 5); t(classmethod); t(staticmethod, 1, 2)
