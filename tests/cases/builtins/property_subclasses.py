class A(property): pass
a=A(); print(A.__dictoffset__, property.__dictoffset__, hasattr(a,'__dict__'))
class B(property): __slots__=()
print(B.__dictoffset__, hasattr(B(),'__dict__'))
class C(property): __slots__=('__dict__',)
print(C.__dictoffset__,hasattr(C(),'__dict__'))
b=B()
try: b.x=1
except AttributeError as e: print(e)
p=property()
try: p.x=1
except AttributeError as e: print(e)
def f(x): 'doc'
try: B(f)
except AttributeError as e: print(e)
print(B(None,None,None,'copy').__doc__)
class D(property): __slots__=('__doc__',)
d=D(f); print(d.__doc__)


class Sub(property):
    pass


s = Sub(f)
s.x = 1
print(vars(s))
print(Sub(None, None, None, 'given').__doc__)
try:
    exec("class Two(property): __slots__ = ('__dict__', '__dict__')")
except TypeError as e:
    print(e)
