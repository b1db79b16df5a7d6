def t(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)).split(" at 0x")[0])
    except BaseException as e:
        print(type(e).__name__ + ":", str(e).split(" at 0x")[0])


import shlex, cmd, io, sys
for s in ('a b c', 'a "b c" d', "a 'b c'", 'a\\ b', '"a\\"b"', "'a\\'", '"unclosed', 'a # c', 'a\n b', '', '  ', '""', "''x\"y\"", 'a\\', '$x `y`', 'é ü', 'a;b|c&&d', '"a\nb"', "it's", '\\"', '"\\x"'):
    print(repr(s), end=' ')
    for k in ({}, {'posix': False}, {'comments': True}):
        try: print(shlex.split(s, **k), end=' ')
        except ValueError as e: print(e, end=' ')
    print()
for s in ('a', '', 'a b', "it's", 'a"b', '$x', 'é', 'a\nb', '-x=1', '~', '%', '@:,./', '\0'): print(shlex.quote(s), end=' ')
t(shlex.quote, 5); t(shlex.split, None); t(shlex.split, 5); print(shlex.join(['a b', 'c', "d'e"])); t(shlex.join, [5]); t(shlex.join, 5)
l = shlex.shlex('foo = bar # c\n"q r" + 1.5;x', 'infile'); print([(tk, l.lineno) for tk in iter(l.get_token, '')], l.error_leader(), l.eof == ''); l = shlex.shlex('a && b || c; d >>e | f~/x', punctuation_chars=True); print(list(l), l.punctuation_chars); l = shlex.shlex('a:b-c', posix=True); l.whitespace_split = True; l.whitespace = ':'; print(list(l)); l = shlex.shlex('x y'); l.push_token('pushed'); print(l.get_token(), l.get_token()); l.push_source(io.StringIO('src tok')); print(list(l)); l = shlex.shlex('A source "f" B'); l.source = 'source'; l.sourcehook = lambda f: (f, io.StringIO('IN')); print(list(l)); t(shlex.shlex, 'a', punctuation_chars=5); l = shlex.shlex('a', punctuation_chars='|'); t(setattr, l, 'punctuation_chars', 'x'); l.wordchars += '|'; print(list(shlex.shlex(io.StringIO('file obj'))), list(shlex.shlex("a'b'c", posix=False)), list(shlex.shlex("a'b'c", posix=True)))
class C(cmd.Cmd):
    prompt = '> '; intro = 'Welcome'; doc_header = 'Docs'
    def do_add(self, a): "add N N\n  adds"; print(sum(map(int, a.split())), file=self.stdout)
    def do_quit(self, a): return True
    def do_nodoc(self, a): print('nodoc', repr(a), file=self.stdout)
    def help_topic(self): print('about topic', file=self.stdout)
    def precmd(self, l): return l.replace('sum', 'add')
    def postcmd(self, s, l): print('post', s, repr(l), file=self.stdout); return s
    def preloop(self): print('pre', file=self.stdout)
    def postloop(self): print('loop end', file=self.stdout)
    def complete_add(self, text, line, b, e): return [text + '1']
o = io.StringIO(); c = C(stdin=io.StringIO('sum 1 2\n\nhelp\nhelp add\nhelp topic\nhelp nodoc\n? zz\nunknown x\n!shell\nEOF\nadd x\nquit\nnever\n'), stdout=o); c.use_rawinput = False
try: c.cmdloop()
except ValueError as e: print(e)
print(o.getvalue()); o.truncate(0); o.seek(0); c.cmdqueue = ['nodoc a  b', 'quit']; c.cmdloop('again'); print(o.getvalue()); print(c.parseline('foo bar baz'), c.parseline('?x'), c.parseline('!y z'), c.parseline(''), c.parseline('a-b'), c.onecmd(''), c.lastcmd, c.completenames('a'), c.complete_help('a'), c.get_names()[:2], c.identchars[:3], c.emptyline()); o.truncate(0); o.seek(0); c.columnize(['a', 'bb', 'ccc'] * 10, 40); c.columnize([]); c.columnize(['one']); print(o.getvalue()); t(c.columnize, [1]); c.print_topics('H', ['x', 'y'], 15, 20); c.default('zz'); print(o.getvalue()[-40:])
