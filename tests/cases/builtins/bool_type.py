def check(lines):
    for line in lines.strip().splitlines():
        try:
            print(line.strip(), "->", repr(eval(line.strip(), globals())))
        except Exception as e:
            print(line.strip(), "->", type(e).__name__ + ":", e)
class Truthy:
    def __init__(self, v): self.v = v
    def __bool__(self): return self.v
class Len:
    def __init__(self, v): self.v = v
    def __len__(self): return self.v
class Raise:
    def __bool__(self): raise KeyError('no')
check('''
bool(), bool(0), bool(''), bool('0'), bool([]), bool([0]), bool(None), bool(...), bool(0.0), bool(float('nan')), bool(0j), bool(range(0)), bool(b''), bool(NotImplemented) if 0 else 0
bool(1, 2)
bool(x=1)
bool(Truthy(True)), bool(Len(0)), bool(Len(3))
bool(Truthy(1))
bool(Truthy(None))
bool(Len(-1))
bool(Len('a'))
bool(Len(2**70))
bool(Len(1.5))
bool(Raise())
not Raise()
1 if Truthy('x') else 2
Truthy(1) and 2
any([Len(0), Truthy(2)])
all([Truthy(True), Raise()])
True + 1, True * 2.5, True / 2, True // 2, -True, +True, ~False if 0 else 0, True << 3, True & 1, True & False, True | 2, True ^ True, 1 ^ True, True ** 2
type(True & True), type(True & 1), type(True | False), type(True + False), type(-True), type(True ^ False)
True.__and__(1), True.__and__(False), True.__and__('a'), True.__rxor__(True), True.__or__(5)
repr(True), str(False), format(True), format(True, 'd'), format(True, '5'), format(True, 's'), f'{True!r:>6}', '%d %s %r' % (True, True, False), '%x' % True
True.real, True.imag, True.numerator, type(True.real), True.bit_length(), True.to_bytes(), bool.from_bytes(b'\\0\\1'), bool.from_bytes(b'')
True.as_integer_ratio(), round(True), type(round(True)), int(True), float(True), hash(True), True.__index__(), type(True.__index__())
[10, 20][True], 'ab'[False], {1: 'a'}[True], {True: 'x', 1: 'y', 1.0: 'z'}, True is True, True == 1, True is 1 if 0 else 0, True < 2, sorted([True, False, 0.5])
bool.__new__(bool), bool.__new__(bool, 'x')
bool.__new__(int)
type('B', (bool,), {})
bool.__doc__ is not None, bool.__mro__, bool.__text_signature__
True.__getnewargs__()
isinstance(True, bool), isinstance(1, bool), issubclass(bool, (str, int)), bool.mro()
sum([True, True]), max(True, 0), min(False, True), range(True), list(range(True)), [1] * True, 'a' * False, bytes(True), pow(True, 2, 3), divmod(True, True), abs(True)
True.foo
setattr(True, 'x', 1)
True()

len(True)
iter(True)
''')
