def t(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except BaseException as e:
        print(type(e).__name__ + ":", e)
def leafs(e):
    if isinstance(e, BaseExceptionGroup): return (e.message, [leafs(x) for x in e.exceptions])
    return repr(e)
E = ExceptionGroup
eg = E('top', [ValueError(1), E('mid', [KeyError('k'), TypeError('t'), E('low', [ValueError(2)])]), OSError(5, 'os')])
print(repr(eg), str(eg), eg.args, eg.message, eg.exceptions, type(eg).__mro__)
print(leafs(eg.subgroup(ValueError)), eg.subgroup(ZeroDivisionError), leafs(eg.subgroup((KeyError, OSError))), leafs(eg.subgroup(lambda e: 't' in str(e))))
for part in eg.split(ValueError): print(leafs(part))
for part in eg.split(Exception): print(part and leafs(part))
for part in eg.split(RuntimeError): print(part and leafs(part))
print(eg.subgroup(ExceptionGroup) is eg, eg.subgroup(lambda e: True) is eg)
t(eg.split, 5); t(eg.subgroup, 'a'); t(eg.split, (ValueError, 5)); t(eg.subgroup, int); t(eg.subgroup, [ValueError])
t(E); t(E, 'a'); t(E, 'a', []); t(E, 'a', [5]); t(E, 'a', [ValueError]); t(E, 5, [ValueError()]); t(E, 'a', 5); t(E, 'a', [KeyboardInterrupt()]); t(E, 'a', [ValueError()], 3); t(E, 'a', {ValueError()}); t(E, 'a', iter([ValueError()]))
print(type(BaseExceptionGroup('b', [ValueError()])), type(BaseExceptionGroup('b', [KeyboardInterrupt()])))
class My(ExceptionGroup):
    def __new__(cls, m, ex, code=0): self = super().__new__(cls, m, ex); self.code = code; return self
    def derive(self, ex): return My(self.message, ex, self.code)
m = My('my', [ValueError(1), KeyError(2)], 42); m.add_note('note')
try: raise m from OSError('cause')
except My as e: m = e
a, b = m.split(ValueError); print(repr(a), a.code, a.__notes__, repr(a.__cause__), a.__traceback__ is m.__traceback__, b.code, a.__notes__ is m.__notes__)
class NoDerive(ExceptionGroup): pass
print(type(NoDerive('n', [ValueError()]).subgroup(ValueError)), type(NoDerive('n', [ValueError(), KeyError()]).split(ValueError)[0]))
class BadDerive(ExceptionGroup):
    def derive(self, ex): return 5
t(BadDerive('b', [ValueError(), KeyError()]).split, ValueError)
class Mixed(ExceptionGroup, ValueError): pass
print(repr(Mixed('x', [ValueError()])), isinstance(Mixed('x', [ValueError()]), ValueError))
class BG(BaseExceptionGroup, ValueError): pass
t(BG, 'x', [KeyboardInterrupt()])
def star(exc, body='pass'):
    log = []
    try:
        try: raise exc
        except* ValueError as e: log.append(('V', leafs(e)))
        except* (KeyError, OSError) as e: log.append(('KO', leafs(e)))
        else: log.append('else')
        finally: log.append('fin')
    except BaseException as e: log.append(('left', leafs(e), repr(e.__context__)))
    return log
for x in (eg, ValueError('naked'), TypeError('t'), KeyboardInterrupt(), E('v', [ValueError(1)]), E('t', [TypeError(1)])): print(star(x))
def raising():
    try:
        try: raise E('o', [ValueError(1), TypeError(2), KeyError(3)])
        except* ValueError: raise IndexError('new')
        except* TypeError: raise
    except BaseException as e: print(leafs(e), [repr(x.__context__) for x in e.exceptions])
raising()
def raising2():
    try:
        try: raise E('o', [ValueError(1), TypeError(2)])
        except* ValueError as e: raise e
        except* TypeError as e: raise RuntimeError('r') from e
    except BaseException as e: print(leafs(e))
raising2()
def wrong(k):
    try: raise ValueError(1)
    except* k: pass
t(wrong, ExceptionGroup); t(wrong, 5); t(wrong, (ValueError, BaseExceptionGroup)); t(wrong, ())
def var():
    try: raise E('x', [ValueError()])
    except* ValueError as e: pass
    return e
t(var)
def ok():
    try: pass
    except* ValueError: pass
    else: return 'else'
print(ok())
for src in ['try: pass\nexcept* A: pass\nexcept B: pass', 'try: pass\nexcept*: pass', 'def f():\n for x in y:\n  try: pass\n  except* A: break', 'def f():\n try: pass\n except* A: return', 'while 1:\n try: pass\n except* A: continue', 'try: pass\nexcept* A, B: pass', 'try: pass\nexcept* A, B as c: pass', 'while 1:\n try: pass\n except* A:\n  for z in q: break']:
    try: compile(src, 's', 'exec'); print('ok')
    except SyntaxError as e: print(e.msg, e.lineno, e.offset)
import copy, pickle
print(leafs(pickle.loads(pickle.dumps(eg))), leafs(copy.copy(eg)), leafs(copy.deepcopy(eg)))
print(ExceptionGroup[ValueError], E('a', [ValueError()]).derive([KeyError()]))
