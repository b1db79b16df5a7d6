class Empty: pass
class C(Base, metaclass=Meta, **kw):
    """Doc."""
    attr = 1
    names = [attr for _ in range(2)]
    def __init__(self, v):
        self.v = v
        self.__private = v
        super().__init__(v)
        super(C, self).other
        super().attr
    @property
    def p(self): return __class__
    x: int = 1
    if attr:
        y: str
    class Nested:
        def m(self) -> Nested: return lambda: __private
class G[T: int, *Ts, **P = [int]](Base[T]):
    def m[U: (int, str)](self, a: T, *b: *Ts) -> U: ...
    type Local[V = T] = list[V]
type Alias = int | Alias
type Gen[T: [x for x in y]] = dict[T, T]
def f[T](a: T, b: int = 0, *, c=1) -> list[T]:
    class Inner:
        z = T
        a = a
    return Inner
async def g(a: "quoted", *args: x, **kw: y) -> None: pass
