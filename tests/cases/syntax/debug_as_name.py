# __debug__ is a constant by the time names are looked at, but in patterns and for symtable.
import symtable
def t(s):
    try: c=compile(s,'f','exec'); r=str([c.co_names,[ (x.co_names,x.co_varnames,x.co_freevars) for x in c.co_consts if hasattr(x,'co_names')]])
    except SyntaxError as e: r=f'{e.msg} {e.lineno} {e.offset}'
    try:
        q=symtable.symtable(s,'f','exec'); r+=str(sorted(map(str,q.get_symbols())))+str([sorted(map(str,x.get_symbols())) for x in q.get_children()])
    except SyntaxError as e: r+=f' {e.msg} {e.lineno} {e.offset}'
    print(repr(s), r)
for s in ('__debug__\nnonlocal __debug__','__debug__\nglobal __debug__','def f():\n __debug__\n nonlocal __debug__','def f():\n __debug__\n global __debug__','global __debug__\n__debug__','x=__debug__','def f(): return __debug__','def f():\n global __debug__','[__debug__ for x in y]','[x for x in y if __debug__]','lambda: __debug__','class C:\n x=__debug__','def f():\n def g(): return __debug__','f(__debug__)','x: __debug__','def f(x: __debug__=__debug__): pass','type X[T: __debug__] = __debug__','f"{__debug__}"','f"{__debug__=}"', 'a[__debug__]', '__debug__.x', 'match a:\n case __debug__.x: pass','__debug__: int','from __future__ import annotations\nx: __debug__', 'del __debug__','__debug__ = 1','for __debug__ in x: pass','nonlocal __debug__','def f():\n nonlocal __debug__','x=1 if __debug__ else 2\nnonlocal q', '@__debug__\ndef f(): pass'):
    t(s)
