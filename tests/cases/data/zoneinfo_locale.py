def t(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)).split(" at 0x")[0])
    except BaseException as e:
        print(type(e).__name__ + ":", str(e).split(" at 0x")[0])


import locale, errno, stat, platform, os, sys, sysconfig, gettext, io, wave, numbers
print(locale.setlocale(locale.LC_ALL, 'C'), locale.getlocale(), locale.localeconv()['decimal_point'], locale.format_string('%.2f %d', (1234.5, 5), grouping=True), locale.currency.__name__, locale.atof('1.5'), locale.atoi('5'), locale.str(1.5), locale.delocalize('1,5'), locale.localize('1.5'), locale.strcoll('a', 'b'), locale.strxfrm('a'), locale.normalize('en_US'), locale.normalize('de.utf8@euro'), locale.normalize('zz'), locale.getencoding() != '', locale.nl_langinfo(locale.RADIXCHAR), locale.nl_langinfo(locale.DAY_1)); t(locale.setlocale, locale.LC_ALL, 'nope_NOPE'); t(locale.setlocale, 99, 'C'); t(locale.currency, 5); t(locale.format_string, 5, 1); t(locale.atoi, 'x'); t(locale.strcoll, 'a', 5); t(locale.getlocale, locale.LC_ALL); t(locale.nl_langinfo, 999999); t(locale.setlocale, locale.LC_ALL, 5)
print(errno.errorcode[2], errno.ENOENT, errno.EWOULDBLOCK == errno.EAGAIN, len(errno.errorcode) > 100, [OSError(e, 'm').__class__.__name__ for e in (errno.ENOENT, errno.EEXIST, errno.EACCES, errno.EPIPE, errno.ECHILD, errno.EINTR, errno.ESRCH, errno.ETIMEDOUT, errno.ECONNRESET, errno.EISDIR, errno.ENOTDIR, errno.EAGAIN, errno.ECONNREFUSED, errno.ECONNABORTED, errno.ESHUTDOWN, errno.EALREADY, errno.EINPROGRESS, errno.EPERM, errno.EINVAL)])
for m in (0o100644, 0o40755, 0o120777, 0o10600, 0o140000, 0o60660, 0o20620, 0o104755, 0o102755, 0o41777, 0o100000, 0o100600): print(stat.filemode(m), stat.S_ISDIR(m), stat.S_ISREG(m), oct(stat.S_IMODE(m)), oct(stat.S_IFMT(m)), end=' ')
print(stat.ST_SIZE, stat.UF_NODUMP, stat.FILE_ATTRIBUTE_HIDDEN, stat.S_IRWXU, stat.S_ISDOOR(5), stat.S_ISWHT(5))
T = gettext.NullTranslations(); print(T.gettext('a'), T.ngettext('one', 'many', 1), T.ngettext('one', 'many', 2), T.pgettext('c', 'm'), T.npgettext('c', 's', 'p', 2), T.info(), T.charset(), gettext.gettext('x'), gettext.ngettext('a', 'b', 5), gettext.find('nope'), gettext.textdomain(), gettext.bindtextdomain('d', '/x'), gettext.dgettext('d', 'm'))
import struct
cat = {'': 'Content-Type: text/plain; charset=UTF-8\nPlural-Forms: nplurals=2; plural=(n != 1);\n', 'hi': 'hé', 'n\0ns': 'un\0des', 'ctx\x04k': 'ctxv'}; ids = b''; strs = b''; offs = []
for k, v in sorted(cat.items()): ke, ve = k.encode(), v.encode(); offs.append((len(ids), len(ke), len(strs), len(ve))); ids += ke + b'\0'; strs += ve + b'\0'
n = len(offs); ks = 28; vs = ks + 8 * n; base = vs + 8 * n; mo = struct.pack('<7I', 0x950412de, 0, n, ks, vs, 0, 0) + b''.join(struct.pack('<2I', l, o + base) for o, l, _, _ in offs) + b''.join(struct.pack('<2I', l, o + base + len(ids)) for _, _, o, l in offs) + ids + strs
g = gettext.GNUTranslations(io.BytesIO(mo)); print(g.gettext('hi'), g.gettext('zz'), g.ngettext('n', 'ns', 1), g.ngettext('n', 'ns', 3), g.ngettext('q', 'qs', 3), g.pgettext('ctx', 'k'), g.info()['plural-forms'], g.charset()); t(gettext.GNUTranslations, io.BytesIO(b'xxxxxxxx')); t(gettext.GNUTranslations, io.BytesIO(mo[:30])); t(gettext.translation, 'nope'); print(gettext.translation('nope', fallback=True).__class__.__name__); [print(e, [gettext.c2py(e)(i) for i in (0, 1, 2, 5, 11)]) for e in ('n != 1', 'n%10==1 && n%100!=11 ? 0 : n ? 1 : 2', 'n > 1', '0', '!n', '(n==1)||(n>4)')]
for e in ('n ==', 'x', '1/0', 'n ? 1', '(' * 5, 'n' * 2000, '1 2', 'n = 1'): t(lambda: gettext.c2py(e)(1))
t(lambda: gettext.c2py('n')('x')); t(lambda: gettext.c2py('n')(1.5)); b = io.BytesIO()
with wave.open(b, 'wb') as w: w.setnchannels(2); w.setsampwidth(2); w.setframerate(8000.4); w.writeframes(bytes(40)); print(w.tell(), w.getnframes()); t(w.setnchannels, 1)
b.seek(0)
with wave.open(b) as r: print(r.getparams(), r.readframes(3), r.tell(), r.setpos(5), r.rewind(), len(r.readframes(99)), r.getcomptype(), r.getcompname()); t(r.setpos, 99)
for f in (lambda: wave.open(io.BytesIO(b'')), lambda: wave.open(io.BytesIO(b'RIFF\4\0\0\0WAVE')), lambda: wave.open(io.BytesIO(b'RIFX' + bytes(50))), lambda: wave.open(io.BytesIO(), 'q'), lambda: wave.open(5), lambda: wave.open(io.BytesIO(b.getvalue()[:30])), lambda: wave.open('/nope.wav')): t(f)
x = wave.open(io.BytesIO(), 'wb'); x.setnchannels(1); x.setsampwidth(1); x.setframerate(8); t(x.setnchannels, 0); t(x.setsampwidth, 9); t(x.setframerate, -1); t(x.setcomptype, 'A', 'b');
