def t(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)).split(" at 0x")[0])
    except BaseException as e:
        print(type(e).__name__ + ":", str(e).split(" at 0x")[0])


import inspect, types, functools, asyncio, abc, dataclasses, typing
def f(a, /, b: int = 1, *args, c, d: 'str' = None, **kw) -> list: "doc\n    more"; return locals()
class C:
    "Cls doc."
    attr = 5
    def __init__(self, x, y=2): pass
    def meth(self, q): "mdoc"
    @classmethod
    def cm(cls, a): pass
    @staticmethod
    def sm(a): pass
    @property
    def prop(self): return 1
    async def co(self): pass
    def gen(self): yield 1
class D(C):
    def meth(self, q): pass
    __slots__ = ('sl',)
s = inspect.signature(f); print(s, list(s.parameters), s.return_annotation, [str(p) for p in s.parameters.values()], [(p.name, p.kind.name, p.default is p.empty) for p in s.parameters.values()], s.parameters['d'].annotation, s.bind(1, c=2), s.bind(1, 2, 3, c=4, z=5).arguments, s.bind_partial(), s == inspect.signature(f), hash(s) == hash(inspect.signature(f)), s.replace(return_annotation=int), repr(s), s.format(max_width=10), inspect.signature(f, eval_str=True).parameters['d'].annotation)
b = s.bind(1, c=2); b.apply_defaults(); print(b.arguments, b.args, b.kwargs, b); 
for a, k in (((), {}), ((1,), {}), ((1,), {'c': 1, 'a': 2}), ((1, 2), {'b': 3, 'c': 1})): t(s.bind, *a, **k)
for o in (C, C(1).meth, C.cm, C.sm, len, int, dict, str.upper, functools.partial(f, 1, c=5), type, object, print, C.meth, lambda *, x: 0, 5, sorted, [].append, types.SimpleNamespace, range, dataclasses.make_dataclass('M', ['a']), typing.NamedTuple('N', [('a', int)]), super, Exception, abc.ABC, functools.lru_cache(f), functools.wraps(f)(lambda: 0), asyncio.sleep, property, classmethod, memoryview, map, zip, slice): 
    try: print(inspect.signature(o), end=' | ')
    except Exception as e: print(type(e).__name__, str(e).split(' at 0x')[0], end=' | ')
print()
P = inspect.Parameter
for a, k in ((('a', P.POSITIONAL_ONLY), {}), (('1', P.KEYWORD_ONLY), {}), (('class', P.KEYWORD_ONLY), {}), (('a', 9), {}), (('a', P.VAR_POSITIONAL), {'default': 1}), ((5, P.KEYWORD_ONLY), {}), (('a', P.KEYWORD_ONLY), {'default': 1, 'annotation': int}), (('a',), {}), (('.0', P.POSITIONAL_OR_KEYWORD), {})): t(P, *a, **k)
p = P('x', P.KEYWORD_ONLY, default=1); print(p, repr(p), p.replace(name='y'), p == P('x', P.KEYWORD_ONLY, default=1), p.kind.description, inspect.Signature([p]), inspect.Signature()); t(inspect.Signature, [p, P('a', P.POSITIONAL_ONLY)]); t(inspect.Signature, [p, p]); t(inspect.Signature, [P('a', P.POSITIONAL_ONLY, default=1), P('b', P.POSITIONAL_ONLY)]); t(setattr, p, 'name', 'z'); t(inspect.Signature, 5)
print(inspect.getfullargspec(f), inspect.getcallargs(f, 1, c=2), inspect.getdoc(f), inspect.getdoc(D.meth), inspect.getdoc(D), inspect.cleandoc('  a\n    b\n  c'), inspect.getmro(D), inspect.getclasstree([D, C]), inspect.getmodule(f).__name__, inspect.getmodulename('/a/b.cpython.py'), inspect.unwrap(functools.wraps(f)(lambda: 0)) is f, inspect.formatannotation(typing.List[int]), inspect.formatannotation(C)); t(inspect.getcallargs, f); t(inspect.getfullargspec, 5)
print([n for n, v in inspect.getmembers(C) if not n.startswith('__')], [n for n, v in inspect.getmembers(C(1), inspect.ismethod)], [(a.name, a.kind, a.defining_class.__name__) for a in inspect.classify_class_attrs(D) if a.defining_class is not object and not a.name.startswith('__')], type(inspect.getattr_static(C, 'prop')), type(inspect.getattr_static(C(1), 'cm')).__name__, inspect.getattr_static(5, 'zz', 'dflt')); t(inspect.getattr_static, C, 'zz')
def gen(): x = 1; yield x; y = 2; yield y
g = gen(); print(inspect.getgeneratorstate(g), next(g), inspect.getgeneratorstate(g), inspect.getgeneratorlocals(g), list(g), inspect.getgeneratorstate(g)); co = C(1).co(); print(inspect.getcoroutinestate(co), co.close(), inspect.getcoroutinestate(co)); n = 5
def clos(): return n, q, len, undefined_x
q = 1
def outer():
    z = 3
    def inner(): return z, n
    return inner
cv = inspect.getclosurevars(outer()); print(cv.nonlocals, sorted(cv.globals), inspect.getclosurevars(clos).unbound, sorted(inspect.getclosurevars(clos).builtins)); print([(fn, [type(x).__name__ for x in (f, C, C(1).meth, len, g, co, inspect, C.prop, C.co, C.gen, types.FunctionType, f.__code__, int.__add__, [].append, abc.ABC) if getattr(inspect, fn)(x)]) for fn in ('isfunction', 'isclass', 'ismethod', 'isbuiltin', 'isgenerator', 'iscoroutine', 'ismodule', 'isdatadescriptor', 'iscoroutinefunction', 'isgeneratorfunction', 'isroutine', 'iscode', 'ismethoddescriptor', 'isabstract', 'ismethodwrapper', 'isawaitable', 'isframe', 'istraceback', 'isasyncgen')])
print(inspect.getsource(outer), inspect.getsourcelines(gen)[0], inspect.getsource(C.meth), inspect.getsource(lambda: 0).strip()[:20], inspect.getsourcefile(f) == __file__, inspect.getfile(C) == __file__, inspect.getcomments(f), inspect.getblock(['def a():\n', '  pass\n', 'x\n']), inspect.indentsize('\t x')); t(inspect.getsource, len); t(inspect.getsource, 5); t(inspect.getfile, int); t(inspect.getsource, type('X', (), {})); t(inspect.getsourcefile, 5)
fr = inspect.currentframe(); print(inspect.getframeinfo(fr).function, inspect.getframeinfo(fr).lineno > 0, inspect.stack()[0].function, len(inspect.stack()), inspect.getargvalues(fr).args, inspect.formatargvalues([], None, None, {}) if hasattr(inspect, 'formatargvalues') else '', inspect.getlineno(fr) > 0); ann = inspect.get_annotations(f); print(ann, inspect.get_annotations(f, eval_str=True)['d'], inspect.CO_GENERATOR, inspect.Parameter.empty, inspect.BufferFlags.SIMPLE, inspect.iskeyword('if') if hasattr(inspect, 'iskeyword') else ''); t(inspect.get_annotations, 5); inspect.markcoroutinefunction(mc := lambda: 0); print(inspect.iscoroutinefunction(mc)); C.__signature__ = inspect.Signature([p]); print(inspect.signature(C)); C.__signature__ = 5; t(inspect.signature, C)
