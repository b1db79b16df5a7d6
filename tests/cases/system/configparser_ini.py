def t(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except BaseException as e:
        print(type(e).__name__ + ":", e)
import configparser, io
src = '''[DEFAULT]
base = /x
num = 5
[a]
path = %(base)s/y
flag = yes
multi = one
  two
  three
float = 1.5
empty =
[b c]
key: v ; inline
# comment
novalue = x=y
'''
c = configparser.ConfigParser(); c.read_string(src)
print(c.sections(), dict(c['a']), c['a']['path'], c.getint('a', 'num'), c.getboolean('a', 'flag'), c.getfloat('a', 'float'), repr(c['a']['multi']), repr(c['a']['empty']), c['b c']['key'], c['b c']['novalue'], c.has_option('a', 'zz'), 'a' in c, c.get('a', 'zz', fallback='fb'), c['a'].get('zz'), c.options('a'), c.items('a')[:2], c.defaults(), c['a'].name, repr(c['a']), c.get('a', 'path', raw=True), c['a'].getint('num'), len(c))
t(c.get, 'zz', 'k'); t(c.get, 'a', 'zz'); t(c.getint, 'a', 'flag'); t(c.getboolean, 'a', 'path'); t(lambda: c['zz']); t(lambda: c['a']['zz']); t(c.add_section, 'a'); t(c.add_section, 'DEFAULT'); t(c.set, 'a', 'k', 5); t(c.set, 'zz', 'k', 'v'); t(c.remove_section, 'zz'); t(c.remove_option, 'zz', 'k'); t(c.add_section, 5)
for bad in ('x = 1', '[a\n', '[a]\nnoequals', '[a]\nk=1\nk=2', '[a]\n[a]', '[a]\n = v', '[a]\nk = %(nope)s', '[a]\nk = %'):
    p = configparser.ConfigParser()
    try: p.read_string(bad); print(dict(p['a']))
    except configparser.Error as e: print(type(e).__name__, e)
    except Exception as e: print(type(e).__name__, e)
t(lambda: configparser.ConfigParser().read_dict({'a': {'k': 1}, 'b': {'k': None}})); c['new'] = {'p': 'q'}; c['new']['r'] = 's%%'; o = io.StringIO(); c.write(o); print(o.getvalue()); c.remove_option('new', 'p'); del c['new']; print('new' in c, c.popitem()[0])
r = configparser.RawConfigParser(allow_no_value=True, delimiters=('->',), comment_prefixes=('//',), strict=False); r.optionxform = str; r.read_string('[S]\nKey -> v\nalone\n// c\n[S]\nKey -> w'); print(dict(r['S'])); e = configparser.ConfigParser(interpolation=configparser.ExtendedInterpolation()); e.read_string('[a]\nx=1\n[b]\ny=${a:x}2\nz=${y}3'); print(e['b']['z']); t(lambda: configparser.ConfigParser(inline_comment_prefixes=';', empty_lines_in_values=False).read_string('[a]\nb=c ; d')); print(configparser.ConfigParser().read(['/nonexistent.ini']), configparser.ConfigParser({'d': '1'}).defaults()); d = configparser.ConfigParser(); d.read_string('[a]\nx=%(x)s'); t(d.get, 'a', 'x')
