# Which builtin classes allow __slots__, __dict__ and __weakref__ in subclasses.
for b in int,tuple,bytes,type,str,list,BaseException,type(__builtins__):
    for s in ('__dict__',),('__weakref__',),('a',),():
        try:
            c=type(b)('X',(b,),{'__slots__':s}); print(b,s,'ok', '__dict__' in c.__dict__, '__weakref__' in c.__dict__)
        except TypeError as e: print(b,s,e)
    c=type(b)('X',(b,),{}); print(b,s,'ok', '__dict__' in c.__dict__, '__weakref__' in c.__dict__)

import types
class M(types.ModuleType):
    pass
m = M('x')
m.a = 1
print(m.__dict__, vars(m) is m.__dict__)
class Meta(type):
    x = 1
class A(metaclass=Meta):
    y = 2
print('y' in A.__dict__, 'x' in Meta.__dict__, A.x)
