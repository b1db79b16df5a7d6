def t(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)).split(" at 0x")[0])
    except BaseException as e:
        print(type(e).__name__ + ":", str(e).split(" at 0x")[0])


import profile, pstats, io, re, bdb, pdb, sys, contextlib
def fib(n): return n if n < 2 else fib(n - 1) + fib(n - 2)
def work():
    for i in range(3): fib(4)
    sorted([3, 1]); return len('abc')
clock = [0]
def tick(): clock[0] += 1; return clock[0]
p = profile.Profile(tick); print(p.runcall(work)); o = io.StringIO(); st = pstats.Stats(p, stream=o); st.strip_dirs().sort_stats('name').print_stats('fib|work'); print(re.sub(r'0x\w+', 'X', re.sub(r'[\d.]+ ', 'N ', o.getvalue()))); print(sorted((k[2], v[0], v[1]) for k, v in st.stats.items() if k[2] in ('fib', 'work')), st.total_calls > 20, st.prim_calls < st.total_calls); o.truncate(0); o.seek(0); st.print_callers('fib'); st.print_callees('work'); print('fib' in o.getvalue(), st.get_print_list(['fib'])[1], st.get_sort_arg_defs()['calls'][1], st.reverse_order() is st, [s.name for s in pstats.SortKey][:3]); t(st.sort_stats, 'nope'); t(pstats.Stats, 5) ; t(pstats.Stats, '/nope')
p.run('x = 5') ; sp = st.get_stats_profile(); print(type(sp).__name__, sp.func_profiles['fib'].ncalls, sp.func_profiles['work'].ncalls); st.add(q) if 0 else None
class B(bdb.Bdb):
    def user_line(self, f):
        if f.f_code.co_filename == __file__: print('line', f.f_code.co_name, f.f_lineno - f.f_code.co_firstlineno); self.set_step()
    def user_return(self, f, v):
        if f.f_code.co_filename == __file__: print('return', f.f_code.co_name, v)
    def user_exception(self, f, e): print('exc', e[0].__name__)
def dbg(x):
    y = x + 1
    try: 1 / 0
    except ZeroDivisionError: pass
    return y
b = B(); print(b.runcall(dbg, 5)); print(b.set_break('/nope.py', 1), b.set_break(__file__, 4), b.get_break(__file__, 4), b.get_breaks(__file__, 4)[0].enabled, b.get_all_breaks()[__file__], b.clear_break(__file__, 4), str(b.clear_break(__file__, 4)).replace(__file__, "F"), str(b.clear_all_breaks()).replace(__file__, "F"), b.canonic('<x>'), b.get_file_breaks(__file__)); t(b.get_bpbynumber, 'x'); t(b.get_bpbynumber, 99); t(bdb.Breakpoint.__str__.__name__.upper)
def target(a):
    b = a * 2
    return b
def session(cmds):
    o = io.StringIO(); d = pdb.Pdb(stdin=io.StringIO('\n'.join(cmds) + '\n'), stdout=o, nosigint=True, readrc=False); d.use_rawinput = 0
    try: d.runcall(target, 21)
    except bdb.BdbQuit: o.write('QUIT')
    print(re.sub(r'\d+->', 'N->', re.sub(r'\(\d+\)', '(N)', o.getvalue().replace(__file__, 'FILE'))))
session(['n', 'p a, b', 'pp {"k": b}', 'whatis b', 'a', '!b = 5', 'n', 'retval' if 0 else 'p b', 'c']); session(['s', 's', 'w' if 0 else 'p 1/0', 'nope_x', 'display a', 'undisplay a', 'alias zz p a', 'zz', 'unalias zz', 'b 9999', 'tbreak nofunc', 'cl', 'condition 9 x', 'h n', 'args', 'll' if 0 else 'p __return__', 'r', 'q'])
