def t(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except BaseException as e:
        print(type(e).__name__ + ":", e)
def f(a, b=1, /, c=2, *args, d, e=3, **kw):
    "doc"
    x = a; y = [i for i in range(x)]
    def g(): return x
    return g
c = f.__code__
print(c.co_name, c.co_qualname, c.co_argcount, c.co_posonlyargcount, c.co_kwonlyargcount, c.co_nlocals, c.co_varnames, c.co_cellvars, c.co_freevars, c.co_names, c.co_flags, c.co_firstlineno, c.co_stacksize > 0, len(c.co_code) > 10, c.co_consts[0], [k.co_name for k in c.co_consts if hasattr(k, 'co_name')], list(c.co_lines())[:3], list(c.co_positions())[:3], c.co_exceptiontable, c.co_linetable[:3])
d = c.replace(co_name='new', co_firstlineno=100); print(d.co_name, d.co_firstlineno, d == c, c == c.replace(), hash(c) == hash(c.replace()), repr(c)[:16]); t(c.replace, co_nope=1); t(c.replace, co_name=5); t(c.replace, co_argcount=-1); t(c.replace, co_code='x'); t(c.replace, co_consts=[]); t(c.replace, 5); t(c.replace, co_varnames=('a',)); t(setattr, c, 'co_name', 'x'); t(lambda: c < c); t(lambda: type('S', (type(c),), {})); t(c.replace, co_flags='x')
def h(): return 1
h.__code__ = (lambda: 2).__code__; print(h(), h.__name__); t(setattr, h, '__code__', 5); t(setattr, h, '__code__', f.__code__.co_consts[-1] if 0 else (lambda x: lambda: x)(1).__code__); t(delattr, h, '__code__')
import types, marshal, dis, io
print(types.FunctionType(c.replace(co_consts=c.co_consts), globals())(2, d=1)() , marshal.loads(marshal.dumps(c)) == c, c.co_varnames[:c.co_argcount], c._co_code_adaptive is not None if hasattr(c, '_co_code_adaptive') else 'no')
for src in ('1 + 2', 'x', 'lambda: 0', 'a and b or c', '[i for i in x if i]', 'f(*a, **k)', 'x if y else z', 'a < b < c', '(yield)', 'x[1:2]', 'f"{a!r:>5}"', '{**a}', 'not x in y'):
    try: o = io.StringIO(); dis.dis(compile(src, '<d>', 'eval'), file=o); print(src, [l.split(None, 2)[-2:] if 0 else ' '.join(l.split()) for l in o.getvalue().splitlines() if l.strip() and 'Disassembly' not in l])
    except SyntaxError as e: print(src, e.msg)
def lines():
    try:
        with open('x') as q:
            for i in q: yield i
    except OSError as e: raise
    finally: pass
print([(a, b, l and l - lines.__code__.co_firstlineno) for a, b, l in lines.__code__.co_lines()], dis.code_info(h).splitlines()[:3], [i.opname for i in dis.get_instructions(h)], dis.stack_effect(dis.opmap['POP_TOP']), [n for n in dis.findlabels(lines.__code__.co_code)][:2] != None)
print(eval(c.replace(co_argcount=0, co_posonlyargcount=0, co_kwonlyargcount=0, co_flags=0x3, co_varnames=c.co_varnames)) if 0 else '', compile('x=1', 'fn', 'exec').co_filename, compile('', 'f', 'exec').co_flags, compile('await x', 'f', 'eval', 0x2000).co_flags & 0x80, compile('from __future__ import annotations', 'f', 'exec').co_flags)
