def t(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)).split(" at 0x")[0])
    except BaseException as e:
        print(type(e).__name__ + ":", str(e).split(" at 0x")[0])


import argparse as ap, sys, io, contextlib, os, enum
os.environ['COLUMNS'] = '80'; os.environ['NO_COLOR'] = '1'
def run(p, *args, **k):
    e = io.StringIO()
    with contextlib.redirect_stderr(e), contextlib.redirect_stdout(e):
        try: r = p.parse_args(list(args), **k)
        except SystemExit as x: r = f'exit {x.code}'
        except Exception as x: r = f'{type(x).__name__}: {x}'
    print(r, e.getvalue())
p = ap.ArgumentParser(prog='tool', description='A tool that does ' + 'many things ' * 10, epilog='Bye.', fromfile_prefix_chars='@')
p.add_argument('file', type=int, nargs='+', help='the %(dest)s (%(type)s)'); p.add_argument('-v', '--verbose', action='count', default=0, help='more'); p.add_argument('--level', choices=['lo', 'hi'], default='lo', help='default: %(default)s'); p.add_argument('--no-x', dest='x', action='store_false'); p.add_argument('--kv', action='append', metavar=('K', 'V'), nargs=2); p.add_argument('--ver', action='version', version='%(prog)s 1.0'); p.add_argument('--hid', help=ap.SUPPRESS); p.add_argument('--flag', action=ap.BooleanOptionalAction, default=None); p.add_argument('--const', nargs='?', const='C', default='D'); p.add_argument('--ext', action='extend', nargs='*', type=float)
g = p.add_argument_group('grp', 'group desc'); g.add_argument('--req', required=True); m = p.add_mutually_exclusive_group(); m.add_argument('-a', action='store_true'); m.add_argument('-b', action='store_const', const=5)
p.print_help(); p.print_usage()
for a in (['1', '2', '--req', 'r', '-vvv', '--level=hi', '--kv', 'a', 'b', '--kv', 'c', 'd', '--flag', '--const', '--ext', '1.5', '2'], ['1'], ['x', '--req', 'r'], ['--req', 'r'], ['1', '--req', 'r', '--level', 'mid'], ['1', '--req', 'r', '-a', '-b'], ['--ver'], ['1', '--req', 'r', '--unk'], ['1', '--req=r', '--verb'], ['1', '--req=r', '--no-flag', '--no-x'], ['1', '--req=r', '--const=Z', '--', '3'], ['1', '--req'], ['1', '--req=r', '--kv', 'a'], ['1', '--re=r', '--ve'], ['-h'], ['@nofile'], ['1', '--req=r', '-bv'], ['--ext', 'q', '1', '--req', 'r'], []): run(p, *a)
print(p.parse_known_args(['1', '--req=r', '--zzz', 'extra']) if 0 else p.parse_known_args(['1', '--req=r', '--zzz']), p.format_usage(), p.get_default('level'), repr(ap.Namespace(a=1, b='x')), ap.Namespace(a=1) == ap.Namespace(a=1), 'a' in ap.Namespace(a=1))
s = ap.ArgumentParser(prog='sub', formatter_class=ap.ArgumentDefaultsHelpFormatter, allow_abbrev=False, exit_on_error=True); sp = s.add_subparsers(dest='cmd', required=True, title='commands', metavar='CMD', help='what to do'); x = sp.add_parser('add', aliases=['a'], help='adds'); x.add_argument('n', type=float, default=1, nargs='?', help='num'); x.set_defaults(func='F'); y = sp.add_parser('del', description='deletes'); y.add_argument('--all', action='store_true', help='everything'); s.print_help(); x.print_help()
for a in (['add', '5'], ['a'], ['del', '--all'], ['nope'], [], ['del', '--al'], ['add', 'x'], ['add', '-h']): run(s, *a)
t(sp.add_parser, 'add'); e = ap.ArgumentParser(exit_on_error=False, prog='e'); e.add_argument('--n', type=int); t(e.parse_args, ['--n', 'x']); t(e.parse_args, ['--q'])
for a, k in ((('-x', 'y'), {}), (('x',), {'required': True}), (('--x',), {'nargs': 0}), (('--x',), {'action': 'nope'}), (('--x',), {'type': 'int'}), (('--x',), {'choices': 5}), (('x',), {'dest': 'y'}), ((), {}), (('-',), {}), (('--x',), {'action': 'store_true', 'nargs': 1}), (('--x',), {'metavar': ('a', 'b')}), (('--x',), {'nargs': 'z'}), (('--x',), {'foo': 1}), (('--x',), {'action': 'store_const'}), (('--x',), {'type': int, 'default': 'zz'}), (('--h', '-h'), {}), (('x',), {'action': 'count'}), (('x y',), {})):
    q = ap.ArgumentParser(prog='q'); t(lambda: q.add_argument(*a, **k) and 'added')
r = ap.ArgumentParser(prog='r', formatter_class=ap.RawDescriptionHelpFormatter, description='raw\n  desc', usage='%(prog)s [opts]', add_help=False, argument_default=ap.SUPPRESS, prefix_chars='-+', conflict_handler='resolve'); r.add_argument('+p', '++plus', type=lambda v: v.upper()); r.add_argument('rest', nargs=ap.REMAINDER); r.print_help(); run(r, '+p', 'x', 'a', '-b', '--c'); run(r)
class Act(ap.Action):
    def __call__(self, parser, ns, v, opt=None): setattr(ns, self.dest, (opt, v))
c = ap.ArgumentParser(prog='c', parents=[r], conflict_handler='resolve', prefix_chars='-+'); c.add_argument('--act', action=Act); c.register('type', 'hexa', lambda s: int(s, 16)); c.add_argument('--hx', type='hexa'); run(c, '--act', '5', '--hx', 'ff'); run(c, '--hx', 'zz')
def pos(s):
    v = int(s)
    if v < 0: raise ap.ArgumentTypeError('must be positive')
    return v
class Color(enum.Enum): RED = 'red'
d = ap.ArgumentParser(prog='d', description='with %(prog)s'); d.add_argument('--p', type=pos); d.add_argument('--c', type=Color, choices=list(Color)); d.add_argument('--f', type=ap.FileType('r')) ; run(d, '--p', '-1'); run(d, '--p=-1'); run(d, '--p', '5', '--c', 'red'); run(d, '--c', 'blue'); run(d, '--f', '/nope'); d.set_defaults(p=9); run(d); t(d.error.__name__.upper); i = ap.ArgumentParser(prog='i', suggest_on_error=True); i.add_argument('--k', choices=['alpha', 'beta']); run(i, '--k', 'alphe'); n = ap.ArgumentParser(prog='n'); n.add_argument('-1', dest='one', action='store_true'); n.add_argument('z', nargs='*'); run(n, '-1', '5'); run(n, '-2'); print(n.parse_intermixed_args(['a', '-1', 'b']), ap.ArgumentError(None, 'm'), repr(p)[:30])
