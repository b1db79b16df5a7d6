# Equality and fields of code objects.
import ast, warnings
warnings.simplefilter('ignore')
a=compile("x = 5","a","exec"); b=compile(compile("x = 5","b","exec",ast.PyCF_ONLY_AST),"c","exec")
print(a==b, hash(a)==hash(b))
print(a==compile("x = 5","zz","exec"))
def f(): pass
print(f.__code__ == f.__code__.replace(co_filename='q'), f.__code__ == f.__code__.replace(co_name='q'), f.__code__ == f.__code__.replace(co_firstlineno=9),f.__code__ == f.__code__.replace(co_qualname='q'), f.__code__ == f.__code__.replace(co_flags=f.__code__.co_flags|0x40), f.__code__ == f.__code__.replace(co_linetable=b''), f.__code__ == f.__code__.replace(co_exceptiontable=b'aa'), f.__code__ == f.__code__.replace(co_stacksize=9))
print(compile("1","a","eval")==compile("1.0","a","eval"), compile("0.0","a","eval")==compile("-0.0","a","eval"), compile("(1,)","a","eval")==compile("(True,)","a","eval"),compile("x in {1,2}","a","eval")==compile("x in {2,1}","a","eval"))
try: f.__code__.co_lnotab
except Exception as e: print(e)
with warnings.catch_warnings(record=True) as seen:
    warnings.simplefilter('always')
    f.__code__.co_lnotab
print([(w.category.__name__, str(w.message)) for w in seen])
print(f.__code__.co_lnotab, (lambda: [1,
  2]).__code__.co_lnotab)
for k in dict(co_nlocals=5), dict(co_nlocals=1), dict(co_varnames=('a',)), dict(co_nlocals=1,co_varnames=('a',)):
    try: f.__code__.replace(**k); print(k, 'ok')
    except Exception as e: print(k, type(e).__name__, e)
