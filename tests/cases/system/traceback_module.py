def t(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)).split(" at 0x")[0])
    except BaseException as e:
        print(type(e).__name__ + ":", str(e).split(" at 0x")[0])


import traceback as tb, sys, io, linecache
def f(n): return g(n) if n else 1 / 0
def g(n): return f(n - 1)
def S(s): return s.replace(__file__, 'FILE')
try: f(1)
except ZeroDivisionError as e: exc = e
print(S(''.join(tb.format_exception(exc))), S(tb.format_exc().strip()), tb.format_exception_only(exc), tb.format_exception_only(ValueError, ValueError('v')), len(tb.extract_tb(exc.__traceback__)), S(repr(tb.extract_tb(exc.__traceback__)[-1])))
for lim in (0, 1, -1, 2): print(lim, len(tb.extract_tb(exc.__traceback__, lim)), S(''.join(tb.format_tb(exc.__traceback__, lim))))
o = io.StringIO(); tb.print_exception(exc, file=o, limit=1); tb.print_tb(exc.__traceback__, file=o, limit=1); tb.print_exception(None, file=o); print(S(o.getvalue())); fs = tb.extract_tb(exc.__traceback__)[0]; print(fs.name, fs.line, fs.lineno, fs.end_lineno, fs.colno, fs.end_colno, tuple(fs)[1:], fs == fs, len(fs), fs[2], fs.locals); fs2 = tb.FrameSummary('x.py', 5, 'fn', lookup_line=False, locals={'a': 1}, line='  code here'); print(fs2, fs2.locals, fs2.line, tuple(fs2)); t(tb.FrameSummary, 'x')
def chain(kind):
    try:
        try: raise KeyError('a')
        except KeyError as e:
            if kind == 1: raise ValueError('b')
            if kind == 2: raise ValueError('b') from e
            if kind == 3: raise ValueError('b') from None
            if kind == 4: e.add_note('note\nline2'); e.add_note(5) if 0 else None; raise
            if kind == 5: raise ExceptionGroup('eg', [ValueError(1), ExceptionGroup('in', [TypeError('t'), e])])
            if kind == 6: x = ValueError('b'); x.__notes__ = ['n', 5]; raise x from KeyError('cause')
            if kind == 7: x = ValueError('b'); x.__notes__ = 'str'; raise x from None
    except Exception as e: return e
for k in range(1, 8): print(k, S(''.join(tb.format_exception(chain(k)))), S(''.join(tb.format_exception(chain(k), chain=False)))[:300])
te = tb.TracebackException.from_exception(chain(2), capture_locals=True); print(te.exc_type_str, str(te), te.__cause__ is not None, te.__suppress_context__, [list(fr.locals)[:1] for fr in te.stack], te == tb.TracebackException.from_exception(chain(2), capture_locals=True) if 0 else '', list(te.format_exception_only()), S(''.join(te.format(chain=False)))); te = tb.TracebackException(type(exc), exc, exc.__traceback__, limit=1, compact=True, max_group_width=1, max_group_depth=1); print(S(''.join(te.format()))); o = io.StringIO(); te.print(file=o); print(len(o.getvalue()) > 20); eg = ExceptionGroup('many', [ValueError(i) for i in range(20)]); print(''.join(tb.format_exception(eg))[-80:], ''.join(tb.TracebackException.from_exception(eg, max_group_width=2).format()))
deep = ValueError(0)
for i in range(12): deep = ExceptionGroup(f'd{i}', [deep])
print(''.join(tb.format_exception(deep))[-60:]); 
def rec(n): return rec(n + 1)
sys.setrecursionlimit(120)
try: rec(0)
except RecursionError as e: r = S(''.join(tb.format_exception(e))).splitlines(); print(r[:4], [l for l in r if 'repeated' in l and 'more' in l] != [], r[-1])
sys.setrecursionlimit(1000); st = tb.StackSummary.from_list([('a.py', 1, 'f', 'x'), tb.FrameSummary('b.py', 2, 'g', line='y')] + [('c.py', 3, 'h', 'z')] * 6); print(''.join(st.format())); o = io.StringIO(); tb.print_list(st[:1], file=o); print(o.getvalue(), tb.format_list([('q', 1, 'n', None)]), type(st[0]).__name__); t(tb.StackSummary.from_list, [5]); t(tb.format_list, [('a',)])
def stack(): return tb.extract_stack(limit=2), tb.format_stack(limit=1), list(tb.walk_stack(None))[0][1]
s = stack(); print([x.name for x in s[0]], S(s[1][0])); o = io.StringIO(); tb.print_stack(limit=1, file=o); print(S(o.getvalue()))
for src in ('def (', 'x = = 1', 'if x\n  y', 'f("a', 'a b', '  indent', 'é = $', 'print "x"', 'for i in range(3):\npass', '(1 +\n', "'''abc"): 
    try: compile(src, '<s>', 'exec')
    except SyntaxError as e: print(''.join(tb.format_exception_only(e)))
for e in (SyntaxError('m', ('f', 1, 2, 'text', 1, 4)), SyntaxError('m', ('f', None, None, None)), SyntaxError('m', ('f', 3, 0, 'ab')), SyntaxError('only'), OSError(2, 'x', 'f'), KeyError('é'), type('Odd', (Exception,), {'__str__': lambda s: 1 / 0})(), type('N', (Exception,), {'__module__': 'mod'})('x'), KeyboardInterrupt(), SystemExit(3), Exception('a\nb'), AttributeError("'int' object has no attribute 'rea'", name='rea', obj=1), NameError('name x', name='prnt'), ImportError('no', name='m'), StopIteration(5), UnicodeDecodeError('u', b'x', 0, 1, 'r')): print(''.join(tb.format_exception_only(e)), end='')
tb.clear_frames(exc.__traceback__); print(tb.format_exception(None, None, None), tb.format_exc() if sys.exception() is None else ''); t(tb.format_exception); t(tb.format_exception, 5); t(tb.format_exception, ValueError); t(tb.print_exception, ValueError, 5, 6, 7, 8); linecache.cache['virt'] = (5, None, ['virtual line\n'], 'virt')
try: exec(compile('\n1/0', 'virt', 'exec'))
except ZeroDivisionError as e: print(''.join(tb.format_exception(e)).splitlines()[-2:])
