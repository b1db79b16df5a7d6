def t(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)).split(" at 0x")[0])
    except BaseException as e:
        print(type(e).__name__ + ":", str(e).split(" at 0x")[0])


import sched, time, timeit, numbers, operator, abc, types, copyreg, reprlib
clock = [0]; slept = []
def delay(n): slept.append(n); clock[0] += n
s = sched.scheduler(lambda: clock[0], delay); log = []
e1 = s.enter(5, 1, log.append, ('b',)); e2 = s.enter(1, 2, log.append, argument=('a2',)); s.enter(1, 1, log.append, ('a1',)); e3 = s.enterabs(9, 1, lambda **k: log.append(k), kwargs={'x': 1}); print(s.empty(), len(s.queue), e1 < e2, e1.time, e2.priority, e1._fields, s.queue[0].argument, s.run(blocking=False), log, slept); s.cancel(e3); t(s.cancel, e3); s.run(); print(log, slept, s.empty(), s.run()); s.enter(1, 1, lambda: 1 / 0); t(s.run); print(s.empty()); s.enter(0, 0, lambda: s.enter(2, 0, log.append, ('nested',))); s.run(); print(log[-1], clock); t(s.enter, 'x', 1, print); t(s.enter, 1); t(sched.scheduler, 1, 2, 3)
tm = timeit.Timer('x += 1', 'x = 0', timer=lambda: clock[0]); print(tm.timeit(3), tm.repeat(2, 1), timeit.timeit('pass', number=1) >= 0, timeit.timeit(lambda: log.append('t'), number=2) >= 0, log[-2:], tm.autorange.__name__, timeit.default_number); t(timeit.Timer, 5); t(timeit.Timer, 'x ='); t(timeit.Timer, 'pass', 'def'); t(timeit.Timer('1/0').timeit, 1); t(timeit.timeit, 'return 1', number=1)
class A(abc.ABC):
    @abc.abstractmethod
    def f(self): ...
    @property
    @abc.abstractmethod
    def p(self): ...
    @classmethod
    @abc.abstractmethod
    def c(cls): ...
t(A); t(type('B', (A,), {'f': 1})); t(type('C', (A,), {'f': 1, 'p': 2, 'c': 3})().__class__.__name__.upper); print(sorted(A.__abstractmethods__), A.f.__isabstractmethod__, A.__dict__['p'].__isabstractmethod__)
@A.register
class V: pass
print(isinstance(V(), A), issubclass(V, A), A in V.__mro__, abc.get_cache_token() == abc.get_cache_token(), abc.update_abstractmethods(V) is V); t(A.register, 5); t(V.register if hasattr(V, 'register') else (lambda: None)); t(lambda: A.register(A) if 0 else abc.ABCMeta('Q', (V, A), {}))
class H(abc.ABC):
    @classmethod
    def __subclasshook__(cls, c): return True if hasattr(c, 'quack') else NotImplemented
class Duck: quack = 1
print(issubclass(Duck, H), isinstance(Duck(), H), issubclass(int, H), H.__subclasscheck__(Duck)); t(issubclass, 5, H); t(isinstance, 5, 5); H._dump_registry() if 0 else None
n = types.SimpleNamespace(a=1, b=[2]); n.c = n; print(n, n == types.SimpleNamespace(a=1), types.SimpleNamespace({'x': 1}, y=2), types.SimpleNamespace([('k', 'v')]), n.__dict__.keys(), vars(n)['a']); t(types.SimpleNamespace, 5); t(types.SimpleNamespace, {}, {}); t(types.SimpleNamespace, {1: 2}); t(lambda: n < n); t(hash, n); del n.a; t(lambda: n.a)
mp = types.MappingProxyType({'a': 1}); print(mp, mp['a'], mp | {'b': 2}, {'z': 0} | mp, list(mp), mp.copy(), mp == {'a': 1}, hash(types.MappingProxyType({})) if 0 else '', 'a' in mp, reversed(mp).__class__.__name__, mp.get('q'), len(mp)); t(lambda: mp.__setitem__('a', 1)); t(lambda: mp.__ior__({})); t(types.MappingProxyType, 5); t(types.MappingProxyType); t(hash, mp); t(lambda: mp < {})
C = types.new_class('C', (int,), {}, lambda ns: ns.update(z=5)); print(C(3) + 1, C.z, C.__module__, types.resolve_bases((int,)), types.prepare_class('X', (int,))[0], types.coroutine(lambda: 1).__name__, types.DynamicClassAttribute(lambda s: 1).fget(None), types.get_original_bases(C), types.NoneType, types.EllipsisType, types.CapsuleType.__name__, sorted(types.__all__)[:4]); t(types.new_class, 5); t(types.new_class, 'a', 5); t(types.resolve_bases, 5); t(types.get_original_bases, 5); t(types.coroutine, 5); t(types.ModuleType); t(types.ModuleType, 5); t(types.CellType, 1, 2); c = types.CellType(); t(lambda: c.cell_contents); c.cell_contents = 3; print(c.cell_contents, c == types.CellType(3), c < types.CellType(4), repr(c).split(':')[0].split(' at')[0]); del c.cell_contents; print(repr(c)[-7:]); t(types.FunctionType); t(types.FunctionType, 5, {}); t(types.MethodType, 5, 5); t(types.MethodType, len, None); print(types.MethodType(len, [1])(), types.FunctionType((lambda: x_glob).__code__, {'x_glob': 9}, 'nm', (), None)(), types.LambdaType is types.FunctionType)
