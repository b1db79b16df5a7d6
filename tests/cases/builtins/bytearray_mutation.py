"""bytearray in place: slices with steps, exports that fix its size, callbacks that change it."""
import copy
import pickle


def t(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except BaseException as e:
        print(type(e).__name__ + ":", e)


def put(key, value, start=b"0123456789"):
    b = bytearray(start)
    try:
        b[key] = value
        print(key, type(value).__name__, "->", b)
    except Exception as e:
        print(key, type(e).__name__, e)


for value in [b"", b"x", b"xyz", bytearray(b"pq"), memoryview(b"mn"), [65, 66], (67,), range(3), iter([68, 69]), "text", 5, None, [256], [-1], ["a"], [1.5], {70}, b"x" * 5]:
    put(slice(2, 5), value)
    put(slice(None, None, 2), value)
for key, value in [(0, 65), (-1, 66), (10, 1), (-11, 1), (0, 256), (0, -1), (0, "a"), (0, b"a"), (0, None), (0, 1.5), (0, 2**80), ("a", 1), (None, 1), (2**80, 1), (1.5, 1), (slice(5, 2), b"in"), (slice(8, 2, -2), b"abc"), (slice(8, 2, -2), b"ab"), (slice(100, 200), b"tail"), (slice(-100, 0), b"head"), (slice(None), b""), (slice(None, None, -1), b"9876543210"), (slice(3, 3, 2), b""), (slice(3, 3, 2), b"a"), (slice(0, None, 100), b"z"), (slice(None, None, 0), b"")]:
    put(key, value)
b = bytearray(b"abc")
b[:] = b; print(b); b[1:1] = b; print(b); b[::2] = b[::-2]; print(b); b += bytes(b); print(b); b *= 2; print(b); b *= 0; print(b); b.extend(b"xyz"); t(b.extend, b); t(b.__iadd__, b); print(b); b *= -3; print(b)
for args in [(), (1,), (256,), (-1,), ("a",), (b"a",), (1, 2), (None,), (True,)]:
    for name in ["append", "extend", "insert", "remove", "pop", "reverse", "clear", "copy", "resize"]:
        x = bytearray(b"abcd")
        try:
            print(name, args, getattr(x, name)(*args), x)
        except Exception as e:
            print(name, args, type(e).__name__, e)
x = bytearray(b"abcd")
t(x.insert, 0, 65); t(x.insert, -100, 66); t(x.insert, 100, 67); t(x.insert, 2**80, 68); t(x.insert, "a", 1); t(x.insert, 0, 300); t(x.pop, -1); t(x.pop, 100); t(x.pop, "a"); t(x.remove, 999); t(x.remove, 90); t(x.resize, 10); print(x); t(x.resize, -1); t(x.resize, 2**62); t(x.resize, 2); print(x)
t(bytearray().pop); t(bytearray().remove, 1)
view = memoryview(x)
for act in ["append(1)", "pop()", "clear()", "extend(b'a')", "insert(0, 1)", "remove(x[0])", "resize(9)", "__iadd__(b'x')", "__imul__(2)", "__delitem__(0)", "__setitem__(slice(0, 1), b'longer')", "__setitem__(slice(0, 1), b'z')", "__setitem__(0, 9)", "reverse()", "extend(b'')", "__imul__(1)", "__delitem__(slice(0, 0))"]:
    try:
        print(act, eval("x." + act), x)
    except Exception as e:
        print(act, type(e).__name__, e)
view.release(); x.append(1); print(x)


class Shrinks:
    def __init__(self, target): self.target = target
    def __index__(self):
        self.target.clear()
        return 1
for act in ["y[Shrinks(y)]", "y.__setitem__(Shrinks(y), 1)", "y.__setitem__(0, Shrinks(y))", "y.insert(0, Shrinks(y))", "y.append(Shrinks(y))", "y.pop(Shrinks(y))", "y.__delitem__(Shrinks(y))", "y[Shrinks(y):]", "y.__setitem__(slice(Shrinks(y), 3), b'new')", "y.__delitem__(slice(Shrinks(y), 3))", "y.find(b'c', Shrinks(y))", "y.count(b'c', Shrinks(y))", "y.extend([1, Shrinks(y), 2])", "y.remove(Shrinks(y))", "y.__mul__(Shrinks(y))", "y.center(Shrinks(y))", "y.hex(':', Shrinks(y))", "y.split(b'b', Shrinks(y))", "y.__imul__(Shrinks(y))", "y.__contains__(Shrinks(y))", "y.index(b'c', 0, Shrinks(y))", "y.startswith(b'b', Shrinks(y))", "y.replace(b'a', b'zz', Shrinks(y))", "y.join([y, y])", "y.zfill(Shrinks(y))", "y.ljust(Shrinks(y), b'-')", "y.expandtabs(Shrinks(y))"]:
    y = bytearray(b"abcdef")
    try:
        print(act, eval(act), y)
    except Exception as e:
        print(act, type(e).__name__, e, y)


def appending(target):
    for i in range(3):
        target.append(i)
        yield 65 + i
z = bytearray(b"start")
t(z.extend, appending(z)); print(z); z[1:2] = appending(z); print(z)
i = iter(z := bytearray(b"abc")); print(next(i)); z.clear(); t(next, i); z.extend(b"more!"); t(next, i)
r = reversed(z); print(next(r)); del z[1:]; t(next, r); t(next, r)
class Sub(bytearray):
    def __init__(self, *a, tag=None): super().__init__(*a); self.tag = tag
for p in range(6):
    q = pickle.loads(pickle.dumps(Sub(b"x\xff", tag=[1]), p)); print(p, q, type(q).__name__, q.tag, pickle.loads(pickle.dumps(bytearray(b"\x00\x80"), p)))
q = copy.copy(Sub(b"ab", tag=1)); print(q, q.tag, copy.deepcopy(q), repr(Sub(b"'\"")), str(bytearray(b"'")), repr(bytearray(b"\"'\\\n\x00")))
print(bytearray(b"a").__reduce__(), bytearray(b"a").__reduce_ex__(3), bytearray(b"\xff").__reduce_ex__(2)); t(hash, bytearray()); t(z.__init__, 5); print(z, z.__init__(b"again"), z); t(z.__init__, "s"); t(z.__alloc__) if 0 else None
