"""Encoding and decoding with every error handler, own handlers, and what they may return."""
import re
import codecs
def t(f, *args, **kw):
    try: print(re.sub("0x[0-9a-f]+", "0x", repr(f(*args, **kw))))
    except BaseException as e: print(type(e).__name__ + ":", re.sub("0x[0-9a-f]+", "0x", str(e)))
text = "aé中😀\udc80\ud800z"
for enc in ["ascii", "latin-1", "utf-8", "utf-16", "utf-16-le", "utf-32", "utf-32-be", "utf-7", "cp1252", "cp437", "koi8-r", "idna", "punycode", "raw_unicode_escape", "unicode_escape", "shift_jis", "gbk", "hex", "rot13", "nope", "UTF8", "Latin_1", "iso-8859-15", "mbcs", "", "utf-8-sig", "charmap", "undefined"]:
    for errors in ["strict", "ignore", "replace", "backslashreplace", "xmlcharrefreplace", "namereplace", "surrogateescape", "surrogatepass", "nope"]:
        if enc in ("shift_jis", "gbk") : continue
        try: print(enc, errors, text.encode(enc, errors))
        except Exception as e: print(enc, errors, type(e).__name__, ascii(str(e)))
bad = {"utf-8": [b"\xff", b"a\xc3", b"\xe4\xb8", b"\xed\xa0\x80", b"\xf0\x9f\x98", b"\xf4\x90\x80\x80", b"\xc0\x80", b"\x80abc", b"\xe0\x80\x80", b"a\xf0\x28\x8c\xbc"], "ascii": [b"a\x80b\xff"], "utf-16": [b"\xff", b"\xff\xfea", b"a\0\xd8", b"\0\xd8a\0", b"\xfe\xff\xd8\0", b"\0\xdc\0\xd8"], "utf-32": [b"a\0\0", b"\0\0\x11\0", b"\0\xd8\0\0"], "utf-7": [b"+", b"+AG", b"a+\xff", b"+2AA-", b"+AGE-x+-"], "cp1252": [b"\x81a\x80"], "unicode_escape": [b"\\x4", b"\\u12", b"\\N{nope}", b"\\", b"\\U00110000", b"\\q\\n\xe9"], "raw_unicode_escape": [b"\\u12", b"\\U00110000", b"\\x41"], "punycode": [b"\xff"], "idna": [b"xn--\xff"], "hex": [b"0"], "utf-8-sig": [b"\xef\xbb\xbfa\xff"]}
for enc, samples in bad.items():
    for b in samples:
        for errors in ["strict", "ignore", "replace", "backslashreplace", "surrogateescape", "surrogatepass", "xmlcharrefreplace", "namereplace"]:
            try: print(enc, b, errors, ascii(b.decode(enc, errors)))
            except Exception as e: print(enc, b, errors, type(e).__name__, ascii(str(e)))
log = []
def handler(result):
    def h(e):
        log.append((type(e).__name__, e.encoding, e.start, e.end, e.reason))
        return result(e) if callable(result) else result
    return h
for i, result in enumerate([("", 10), ("X", 99), "X", None, ("X",), (5, 1), ("X", 1, 2), lambda e: ("?" * (e.end - e.start), e.end), lambda e: ("[" + e.object[e.start:e.end] + "]" if isinstance(e.object, str) else "[b]", e.end), lambda e: (_ for _ in ()).throw(LookupError("in handler"))]):
    codecs.register_error(f"own{i}", handler(result)); log.clear()
    t("aéb中".encode, "ascii", f"own{i}"); log[3:] = []; t(b"a\xffb\xfe".decode, "ascii", f"own{i}"); t(b"a\xffb".decode, "utf-8", f"own{i}"); t("éx".encode, "cp437" if 0 else "cp1251", f"own{i}"); print(log[:3])
t(codecs.lookup_error, "nope"); t(codecs.lookup_error, 5); t(codecs.register_error, "x", 5); t(codecs.register_error, 5, len); t(codecs.register_error, "x"); t(codecs.strict_errors, UnicodeEncodeError("a", "é", 0, 1, "r")); t(codecs.strict_errors, 5); t(codecs.ignore_errors, UnicodeEncodeError("a", "éxy", 0, 2, "r")); t(codecs.ignore_errors, ValueError()); t(codecs.replace_errors, UnicodeDecodeError("a", b"xy", 0, 2, "r")); t(codecs.replace_errors, UnicodeTranslateError("xyz", 0, 2, "r")); t(codecs.xmlcharrefreplace_errors, UnicodeEncodeError("a", "é😀", 0, 2, "r")); t(codecs.xmlcharrefreplace_errors, UnicodeDecodeError("a", b"x", 0, 1, "r")); t(codecs.backslashreplace_errors, UnicodeEncodeError("a", "é中😀", 0, 3, "r")); t(codecs.backslashreplace_errors, UnicodeDecodeError("a", b"\xff\x00", 0, 2, "r")); t(codecs.namereplace_errors, UnicodeEncodeError("a", "é😀\ue000", 0, 3, "r")); t(codecs.lookup_error("surrogateescape"), UnicodeDecodeError("ascii", b"\xff\x41", 0, 2, "r")); t(codecs.lookup_error("surrogatepass"), UnicodeDecodeError("utf-8", b"\xed\xa0\x80", 0, 1, "r")); t(codecs.lookup_error("surrogatepass"), UnicodeEncodeError("latin-1", "\ud800", 0, 1, "r")); t(codecs.unregister_error) if 0 else t(codecs.lookup, "nope"); t(codecs.lookup, 5); t(codecs.encode, "a", "rot13"); t(codecs.decode, b"61", "hex"); t(codecs.encode, "a", "hex"); t(codecs.decode, "a", "rot13"); t("a".encode, "rot13"); t(b"a".decode, "rot13"); t(codecs.encode, 5, "utf-8"); t(codecs.decode, 5, "utf-8"); t(codecs.encode, "é", "ascii", "own0"); t("x\0y".encode, "utf\0 8"); t("x".encode, "é"); t("x".encode, "utf-8", "\ud800"); t("é".encode, "ascii", "\ud800"); t("x".encode, errors="nope"); t("é".encode, "ascii", errors="nope")
d = codecs.getincrementaldecoder("utf-8")(); print([d.decode(bytes([b])) for b in "é中😀".encode()], d.getstate(), d.decode(b"\xe4"), d.getstate()); t(d.decode, b"", True); d.reset(); t(d.decode, b"ok"); e = codecs.getincrementalencoder("utf-16")(); print(e.encode("a"), e.encode("b"), e.getstate()); t(d.decode, "x"); t(d.setstate, 5); t(d.setstate, (b"\xe4", 0)); t(d.decode, b"\xb8\xad")
