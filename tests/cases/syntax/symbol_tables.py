import _symtable
for k,v in vars(_symtable).items():
    if isinstance(v,int): print(k,v)
t=_symtable.symtable("def f(a,*b):\n  x=1\n  return [a for i in b]\nclass A: y:int=1","foo","exec")
print(type(t), type(t).__module__)
def show(t,i=0):
    print(' '*i,t.name,t.type,t.lineno,t.nested,t.varnames,t.symbols, type(t.id))
    for c in t.children: show(c,i+1)
show(t)

def r(f):
    try: print(repr(f()))
    except BaseException as e: print(type(e).__name__, e)
r(lambda:_symtable.symtable('a','b','c')); r(lambda:_symtable.symtable('a(','b','exec'));r(lambda:_symtable.symtable(3,'b','exec')); r(lambda:_symtable.symtable('x',3,'exec')); r(lambda:_symtable.symtable('x\0','a','exec')); r(lambda:setattr(t,'name',1)); r(lambda: type(t)()); r(lambda:_symtable.symtable('global x\nx=1\nglobal x','a','exec')); r(lambda:_symtable.symtable('x',b'a','func_type'))
import symtable
src = '''
import os
global_x = 1
def outer(a, b=2, *c, d, **e):
    nonlocal_x = 1
    def inner(z):
        nonlocal nonlocal_x
        nonlocal_x += z + global_x
        return lambda q: (q, a, [i for i in e])
    class C(Base):
        __private = 1
        def m(self): return __class__, super().m(), self.__private
    return inner
class G[T: (int, str), *Ts, **P = [int]](list[T]):
    x: T
    def f[U](self, y: U) -> T: ...
type A[V] = dict[V, A]
async def co():
    async with a as b: pass
    return [x async for x in y]
'''
def dump(t, i=0):
    print('  ' * i, t.get_type(), t.get_name(), t.get_lineno(), t.is_optimized(), t.is_nested(), t.has_children())
    for s in sorted(t.get_symbols(), key=lambda s: s.get_name()):
        flags = [n for n in ('referenced', 'parameter', 'type_parameter', 'global', 'nonlocal', 'declared_global', 'local', 'annotated', 'free', 'imported', 'assigned', 'free_class', 'cell', 'namespace', 'comp_iter', 'comp_cell') if hasattr(s, 'is_' + n) and getattr(s, 'is_' + n)()]
        print('  ' * i, '-', s.get_name(), flags)
    if t.get_type() == 'function':
        print('  ' * i, t.get_parameters(), *(sorted(f()) for f in (t.get_locals, t.get_globals, t.get_nonlocals, t.get_frees)))
    for c in t.get_children():
        dump(c, i + 1)
dump(symtable.symtable(src, '?', 'exec'))
