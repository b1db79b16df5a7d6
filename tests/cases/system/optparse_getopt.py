def t(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)).split(" at 0x")[0])
    except BaseException as e:
        print(type(e).__name__ + ":", str(e).split(" at 0x")[0])


import optparse as op, getopt, io, contextlib, os
os.environ['COLUMNS'] = '80'
for a in ((['-a', '-b', 'v', 'x'], 'ab:'), (['-abv'], 'ab:'), (['--long', '--arg=5', 'x'], '', ['long', 'arg=']), (['--lo'], '', ['long']), (['--l'], '', ['long', 'later']), (['-z'], 'a'), (['-b'], 'b:'), (['--arg'], '', ['arg=']), (['--long=5'], '', ['long']), (['--nope'], '', []), (['-a', 'x', '-b'], 'ab'), (['--', '-a'], 'a'), (['-'], 'a'), (['--opt', 'x'], '', ['opt=?']), (['-o'], 'o::'), ([], ''), (['--arg=a=b'], '', 'arg=')): t(getopt.getopt, *a)
t(getopt.gnu_getopt, ['x', '-a', 'y', '-b1'], 'ab:'); t(getopt.gnu_getopt, ['x', '-a'], '+a'); t(getopt.gnu_getopt, ['x', '-a', 'y'], '-a'); e = getopt.GetoptError('m', 'o'); print(e, e.msg, e.opt, getopt.error is getopt.GetoptError)
def run(p, *a):
    e = io.StringIO()
    with contextlib.redirect_stderr(e), contextlib.redirect_stdout(e):
        try: r = p.parse_args(list(a)); r = (vars(r[0]), r[1])
        except SystemExit as x: r = f'exit {x.code}'
    print(r, e.getvalue())
p = op.OptionParser(usage='%prog [options] arg', version='%prog 2.0', prog='tool', description='Desc ' * 30, epilog='End')
p.add_option('-f', '--file', metavar='FILE', help='read %default', default='none'); p.add_option('-q', action='store_false', dest='v', default=True); p.add_option('-n', type='int', help='a number'); p.add_option('-x', '--hex', type='float', nargs=2); p.add_option('-c', '--choice', type='choice', choices=['a', 'b']); p.add_option('-a', action='append', type='long' if 0 else 'int'); p.add_option('-C', action='count'); p.add_option('--const', action='store_const', const=42, dest='k'); p.add_option('--hidden', help=op.SUPPRESS_HELP); p.add_option('--cb', action='callback', callback=lambda o, s, v, p: print('cb', o, s, v, len(p.rargs)), type='string')
g = op.OptionGroup(p, 'Group', 'about'); g.add_option('--g', action='store_true'); p.add_option_group(g); p.print_help(); p.print_usage(); p.print_version()
for a in (['-f', 'x', 'pos', '-q'], ['-n', '0x1f'], ['-n', 'z'], ['-x', '1', '2.5'], ['-x', '1'], ['-c', 'z'], ['-a1', '-a', '2'], ['-CCC'], ['--const'], ['--cb', 'v', 'r'], ['--nope'], ['-Z'], ['--ver'], ['--version'], ['-h'], ['--h'], ['--fi=1'], ['--', '-q'], ['--g=1'], ['--file'], ['-n', '0b11'], ['-n', '-5']): run(p, *a)
print(p.has_option('-f'), p.get_option('--file').dest, p.defaults['v'], p.get_usage(), p.get_prog_name(), p.format_option_help()[:30], str(p.get_option('-n')), p.values is not None, op.Values({'a': 1}), op.Values({'a': 1}) == {'a': 1}); p.remove_option('-n'); run(p, '-n', '1'); t(p.remove_option, '--zz'); t(p.add_option, '-f'); t(p.add_option, 'x'); t(p.add_option, '-'); t(p.add_option, '--y', action='zz'); t(p.add_option, '--y', type='zz'); t(p.add_option, '--y', choices=[1]); t(p.add_option, '--y', type='choice'); t(p.add_option, '--y', action='store_true', type='int'); t(p.add_option, '--y', foo=1); t(p.add_option, '--y', action='callback'); t(p.add_option, '--y', nargs=2, action='store_true'); t(p.add_option); t(p.add_option, '--y', const=1); t(p.error.__call__) if 0 else None
q = op.OptionParser(prog='q', conflict_handler='resolve', add_help_option=False, formatter=op.TitledHelpFormatter()); q.disable_interspersed_args(); q.add_option('-a', help='first'); q.add_option('-a', '--all', help='second'); q.set_defaults(z=1); q.print_help(); run(q, 'x', '-a', '1'); o = op.make_option('-w', type=int); print(o.type, o.takes_value(), o.get_opt_string(), repr(o).split(' at ')[1][11:] if 0 else o.dest); t(op.OptionParser, conflict_handler='x'); t(op.OptionGroup(p, 'x').format_help, op.IndentedHelpFormatter())
class MyOpt(op.Option):
    TYPES = op.Option.TYPES + ('even',); TYPE_CHECKER = {**op.Option.TYPE_CHECKER, 'even': lambda o, s, v: int(v) if int(v) % 2 == 0 else (_ for _ in ()).throw(op.OptionValueError(f'{s}: {v} is odd'))}
r = op.OptionParser(prog='r', option_class=MyOpt); r.add_option('-e', type='even'); run(r, '-e', '4'); run(r, '-e', '3')
