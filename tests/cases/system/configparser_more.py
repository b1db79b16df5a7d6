def t(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)).split(" at 0x")[0])
    except BaseException as e:
        print(type(e).__name__ + ":", str(e).split(" at 0x")[0])


import configparser as cp, io
text = '''[DEFAULT]
base = /x
n: 5
[a]
# comment
path = %(base)s/y
multi = line1
  line2

  line4
novalue
key with space = v = w ; not comment
[b.c]
N = 0x10
flag = yes
f = 1.5
list = a, b
'''
c = cp.ConfigParser(allow_no_value=True); c.read_string(text)
print(c.sections(), c.options('a'), c.items('a'), dict(c['b.c']), c.get('a', 'path'), c.get('a', 'path', raw=True), c['a']['novalue'], c.getboolean('b.c', 'flag'), c.getfloat('b.c', 'f'), c['b.c'].getint('n', 7) if 0 else '', c.getint('a', 'n'), c.has_option('a', 'base'), c.has_section('DEFAULT'), 'a' in c, c.defaults(), c['a'].get('zz', 'fb'), c.get('a', 'zz', fallback=None), c['DEFAULT']['n'], list(c), len(c), c.get('a', 'path', vars={'base': 'V'}), c['a'].name, c['a'].parser is c, repr(c['a']))
t(c.get, 'zz', 'a'); t(c.get, 'a', 'zz'); t(lambda: c['zz']); t(lambda: c['a']['zz']); t(c.getint, 'b.c', 'f'); t(c.getboolean, 'b.c', 'f'); t(c.add_section, 'a'); t(c.add_section, 'DEFAULT'); t(c.add_section, 5); t(c.set, 'zz', 'a', 'b'); t(c.set, 'a', 'k', 5); t(c.set, 'a', 'k', '%bad'); t(c.__setitem__, 'q', {'x': 5}); t(c.items, 'zz'); t(c.options, 'zz'); t(c.__delitem__, 'DEFAULT'); t(c.__delitem__, 'zz'); t(c.popitem); print(c.sections(), c.remove_option('b.c', 'f'), c.remove_option('b.c', 'zz'), c.remove_section('zz'))
for s in ('x = 1', '[a\nx=1', '[a]\n[a]', '[a]\nx=1\nX=2', '[a]\n= v', '[a]\n  cont', '[a]\nnoval', '[]\nx=1', '[a]\nx = %(y)s', '[a]\nx = %(x)s', '[a]\nx = %z', '[a]\nx = %(y', '[a]\nx : 1\ny=2\n z', '[a]\nx=1\n#c\n\n y', '[a] trailing\nx=1', '\ufeff[a]\nx=1', '[a]\nx==b'):
    q = cp.ConfigParser()
    try: q.read_string(s); print({k: dict(q[k]) for k in q.sections()})
    except cp.Error as e: print(type(e).__name__, repr(str(e)))
q = cp.ConfigParser(strict=False); q.read_string('[a]\nx=1\n[a]\nx=2\ny=3'); print(dict(q['a'])); r = cp.RawConfigParser(delimiters=('->',), comment_prefixes=('//',), inline_comment_prefixes=(';',), empty_lines_in_values=False, default_section='common'); r.optionxform = str; r.read_string('[common]\nZ->1\n[s]\nKey -> %(v) ; cmt\n// c\nM -> a\n\n'); print(dict(r['s']), r.default_section)
x = cp.ConfigParser(interpolation=cp.ExtendedInterpolation()); x.read_string('[a]\nb=1\nc=${b}/${d:e}\n[d]\ne=$$5\nbad=${zz}\nloop=${loop}\nw=${a:b:c}'); print(x['a']['c'], x['d']['e']); t(lambda: x['d']['bad']); t(lambda: x['d']['loop']); t(lambda: x['d']['w']); t(x.set, 'a', 'q', '$x'); n = cp.ConfigParser(interpolation=None); n.read_string('[a]\nb=%(c)s'); print(n['a']['b'])
w = cp.ConfigParser(); w['s1'] = {'k': 'v', 'multi': 'a\nb'}; w['s2'] = {}; w['DEFAULT']['d'] = '1'; w.set('s2', 'z', 'q'); o = io.StringIO(); w.write(o); print(o.getvalue()); o = io.StringIO(); w.write(o, space_around_delimiters=False); print(o.getvalue()); w.read_dict({'s3': {'a': 1, 'b': None}}) if 0 else w.read_dict({'s3': {'a': 1}}); print(w['s3']['a'], w.read(['/nope.ini'])); w.read_file(io.StringIO('[f]\nx=1'), source='src'); print(w['f'].getint('x')); t(w.read_dict, {'s3': {'a': 1, 'A': 2}}); t(w.read_file, ['bad'])
u = cp.ConfigParser(allow_unnamed_section=True); u.read_string('top = 1\n[a]\nb=2'); print(u.get(cp.UNNAMED_SECTION, 'top'), u.sections()); v = cp.ConfigParser(converters={'list': lambda s: s.split(',')}); v.read_string('[a]\nl=1,2'); print(v.getlist('a', 'l'), v['a'].getlist('l'), v['a'].getlist('zz', ['fb'])); t(cp.ConfigParser, interpolation=5); t(cp.ConfigParser, converters=5) if 0 else None
w.clear(); print(w.sections(), cp.NoOptionError('o', 's'), cp.MAX_INTERPOLATION_DEPTH, cp.ConfigParser.BOOLEAN_STATES['on'], w == w, cp.ConfigParser({'a': 'b'}).defaults()); d = cp.ConfigParser(); d.read_string('[a]\nx=1'); d['a'].update(y='2'); d['a'].pop('x'); print(dict(d['a']), d['a'].setdefault('q', '3'), d.pop('a').name)
