import _locale as l, resource as r
def t(f, *a, **k):
    try: print(f.__name__, a, k, '->', f(*a, **k))
    except BaseException as e: print(f.__name__, a, k, '!!', type(e).__name__, e)
t(l.setlocale, 6, 'C'); t(l.setlocale, 0); t(l.setlocale, 6); t(l.setlocale, 0, 'xx'); t(l.setlocale, 99); t(l.setlocale, 0, 3); t(l.setlocale, 0, 'C.UTF-8'); t(l.setlocale, 0, 'a\0b')
t(l.localeconv); t(l.nl_langinfo, 14); t(l.nl_langinfo, l.DAY_1); t(l.nl_langinfo, 99999); t(l.nl_langinfo, 'a')
t(l.strcoll, 'a', 'b'); t(l.strcoll, 'b', 'a'); t(l.strcoll, 'a\0', 'a'); t(l.strcoll, 1, 'a')
t(l.strxfrm, 'abc'); t(l.strxfrm, 'é'); t(l.strxfrm, 'a\0b'); t(l.strxfrm, 2)
t(l.gettext, 'a'); t(l.gettext, 3); t(l.dgettext, 'a', 'b'); t(l.dgettext, None, 'b'); t(l.dcgettext, 'a', 'b', 5); t(l.textdomain, None); t(l.textdomain, 'foo'); t(l.bindtextdomain, 'foo', '/tmp'); t(l.bindtextdomain, 'foo', None); t(l.bindtextdomain, '', None); t(l.bind_textdomain_codeset, 'foo', 'UTF-8'); t(l.bind_textdomain_codeset, 'foo', None); t(l.getencoding)
t(l.nl_langinfo, l.ALT_DIGITS); t(l.nl_langinfo, l.ERA)
print(l.Error.__mro__, format(1234567, 'n'), format(1.5, 'n'))
import locale
print(locale.localeconv()['decimal_point'], locale.str(1.25), locale.format_string('%d', 12345, grouping=True), locale.setlocale(locale.LC_ALL, 'C'))
for n in sorted(dir(l)):
    v = getattr(l, n)
    if isinstance(v, int): print(n, v)
    elif callable(v) and not isinstance(v, type): print(n, v.__text_signature__)
t(r.getrlimit, 99); t(r.getrlimit, -1); t(r.setrlimit, 7, (1,)); t(r.setrlimit, 7, 3); t(r.setrlimit, 7, (100, 50)); t(r.setrlimit, 7, (1, 'a')); t(r.setrlimit, 7, (2**70, 1)); t(r.getrusage, 5); t(r.getpagesize)
t(r.prlimit, 0, 99); t(r.prlimit, 0, 7, (1, 2, 3)); t(r.setrlimit, 99, (1, 1)); t(r.setrlimit, 7, (-5, -1))
soft, hard = r.getrlimit(r.RLIMIT_NOFILE); r.setrlimit(r.RLIMIT_NOFILE, (200, hard)); print(r.getrlimit(r.RLIMIT_NOFILE)[0], r.prlimit(0, 7)[0])
x = r.getrusage(r.RUSAGE_SELF); print(type(x), x.n_fields, x.__match_args__, [type(i).__name__ for i in x], type(x).__doc__, x.ru_maxrss > 1000)
for n in sorted(dir(r)):
    v = getattr(r, n)
    if isinstance(v, int): print(n, v)
