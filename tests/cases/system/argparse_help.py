def t(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except BaseException as e:
        print(type(e).__name__ + ":", e)
import argparse, sys, io
def parse(p, *a):
    e, o = io.StringIO(), io.StringIO(); se, so = sys.stderr, sys.stdout; sys.stderr, sys.stdout = e, o
    try: r = p.parse_args(list(a))
    except SystemExit as x: r = x.code
    finally: sys.stderr, sys.stdout = se, so
    print(a, r, o.getvalue() + e.getvalue())
p = argparse.ArgumentParser('prog', description='Desc here.', epilog='The end.', color=False)
p.add_argument('pos', help='a positional'); p.add_argument('rest', nargs='*', type=int); p.add_argument('-v', '--verbose', action='store_true', help='be loud'); p.add_argument('-n', '--num', type=int, default=5, metavar='N', help='number (default: %(default)s)'); p.add_argument('--choice', choices=['a', 'b']); p.add_argument('-c', action='count', default=0); p.add_argument('--list', action='append'); p.add_argument('--ver', action='version', version='%(prog)s 1.0'); p.add_argument('--opt', nargs='?', const='C', default='D'); p.add_argument('--no-x', dest='x', action='store_false'); p.add_argument('--flag', action=argparse.BooleanOptionalAction)
print(p.format_help(), p.format_usage())
for a in [('x',), ('x', '1', '2'), ('x', '-v', '-n', '3'), ('x', '-n3', '-ccc', '--list', 'a', '--list=b'), ('x', '--choice', 'z'), (), ('x', '-n', 'q'), ('x', 'notint'), ('x', '--nope'), ('--ver',), ('-h',), ('x', '--opt'), ('x', '--opt', 'v'), ('x', '--no-x', '--no-flag'), ('x', '--verb'), ('x', '-n'), ('--', '-x'), ('x', '--v'), ('x', '--num=', ), ('x', '-vc')]: parse(p, *a)
g = argparse.ArgumentParser('sub', exit_on_error=False, color=False); s = g.add_subparsers(dest='cmd', required=True, help='commands', title='things'); a = s.add_parser('add', aliases=['a'], help='adds'); a.add_argument('n', type=float); s.add_parser('del', help='deletes'); m = g.add_mutually_exclusive_group(); m.add_argument('--x', action='store_const', const=1); m.add_argument('--y'); gr = g.add_argument_group('grp', 'group desc'); gr.add_argument('--z', required=True)
print(g.format_help(), a.format_help()); 
for x in [('--z', '1', 'add', '2.5'), ('--z', '1', 'a', 'x'), ('--z', '1'), ('add', '1'), ('--z', '1', 'nope'), ('--z', '1', '--x', '--y', '2', 'del')]:
    try: print(g.parse_args(list(x)))
    except (argparse.ArgumentError, SystemExit) as e: print(type(e).__name__, e)
t(p.add_argument, '-v'); t(p.add_argument, 'a', 'b'); t(p.add_argument, '--q', nargs=0); t(p.add_argument, '--q', type='int'); t(p.add_argument, '--w', action='nope'); t(p.add_argument, '--e', choices=5) if 0 else None; t(p.add_argument, '--r', action='store_true', nargs=1); print(p.parse_known_args(['x', '--unk', '1']), argparse.Namespace(a=1, b='x'), argparse.Namespace(a=1) == argparse.Namespace(a=1), 'a' in argparse.Namespace(a=1))
r = argparse.ArgumentParser('raw', formatter_class=argparse.RawDescriptionHelpFormatter, description='a\n  b', add_help=False, usage='%(prog)s [x]', color=False); print(r.format_help()); d = argparse.ArgumentParser('d', formatter_class=argparse.ArgumentDefaultsHelpFormatter, color=False, prefix_chars='+'); d.add_argument('+a', default=3, help='the a'); print(d.format_help(), d.parse_args(['+a', '9']), d.get_default('a'))
long = argparse.ArgumentParser('long', color=False); [long.add_argument(f'--option-number-{i}', help='word ' * 20) for i in range(3)]; print(long.format_help())
