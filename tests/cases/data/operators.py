import operator as o
from _operator import _compare_digest

o._compare_digest = _compare_digest


def t(e):
    try:
        print(e, "->", repr(eval(e))[:200])
    except Exception as x:
        print(e, "->", type(x).__name__, x)


for e in ['o.concat([1],[2])','o.concat("a","b")','o.concat(1,2)','o.concat([1],2)','o.concat({},{})','o.iconcat([1],[2])','o.iconcat(1,2)','o.iconcat("a","b")','o.countOf([1,2,1],1)','o.countOf(5,1)','o.indexOf([1,2,3],3)','o.indexOf([1],2)','o.indexOf(5,2)','o.index("a")','o.index(True)','o.index(2**70)','o.length_hint([1,2])','o.length_hint(5)','o.length_hint(5,7)','o.length_hint(5,"a")','o.length_hint(iter([1,2,3]))','o.length_hint()','o._compare_digest("a","a")','o._compare_digest("a","b")','o._compare_digest(b"a",b"ab")','o._compare_digest("é","a")','o._compare_digest("a",b"a")','o._compare_digest(1,2)','o._compare_digest(bytearray(b"a"),memoryview(b"a"))','o.call(print)','o.call(dict,a=1)','o.call()','o.call(5)','o.truth([])','o.not_([])','o.is_none(None)','o.is_not_none(None)','o.is_(1,1)','o.is_not([],[])','o.contains([1],1)','o.contains(5,1)','o.getitem([1],0)','o.getitem({},"a")','o.getitem(5,0)','o.setitem([1],0,5)','o.delitem([1],0)','o.delitem(5,0)','o.add(1,"a")','o.iadd(1,"a")','o.pow(2,10)','o.ipow(2,"a")','o.matmul(1,2)','o.imatmul(1,2)','o.neg("a")','o.pos(-3)','o.abs(-3)','o.inv(5)','o.invert(5)','o.lt(1,"a")','o.eq(1,1.0)','o.add(1)','o.add(1,2,3)','o.add(a=1,b=2)','o.lshift(1,3)','o.rshift(8,1)','o.irshift(8,1)','o.floordiv(7,0)','o.truediv(7,2)','o.mod(7,3)','o.mod("%s",5)','o.and_(6,3)','o.or_(6,3)','o.xor(6,3)','o.ixor({1},{1,2})','o.isub({1},{1})','o.itemgetter(1)("abc")','o.itemgetter(1,0)("abc")','o.attrgetter("real","imag")(5)','o.methodcaller("upper")("a")','o.__add__(1,2)','o.__contains__([1],2)','o.ifloordiv(7,2)','o.imod(7,2)','o.imul([1],2)','o.itruediv(1,2)','o.ilshift(1,2)','o.iand(1,3)','o.ior(1,2)','o.mul([1],"a")']:
    t(e)
for name in ["add", "length_hint", "call", "_compare_digest", "setitem", "is_none", "concat"]:
    print(name, getattr(o, name).__text_signature__, getattr(o, name).__doc__.splitlines()[0])
a = [1]
b = o.iadd(a, [2])
print(a is b, a)
