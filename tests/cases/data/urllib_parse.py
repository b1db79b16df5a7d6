def t(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)).split(" at 0x")[0])
    except BaseException as e:
        print(type(e).__name__ + ":", str(e).split(" at 0x")[0])


from urllib.parse import *
import urllib.parse as up, pickle
for u in ('http://u:p@h.com:80/p;x/q;par?a=1&b#f', 'mailto:a@b', '//h/p', '/p?q', '?q', '#f', '', 'a:b', 'http://[::1]:99/', 'http://[::1', 'http://h:x/', 'http://h:99999/', 'HTTP://H/', 'http:///p', 'file:///a', 'x://a?b=c#d#e', 'http://a b/', 'http://h\n/p', b'http://b/c?d', 'tel:123', 'http://h?x', 'javascript:1', '  http://sp', 'http://u@h@i/', 'http://[v1.x]/', 'http://[bad]/', 'http://é.com/ü', 'a/b:c', '1a:b', 'http://h:/', 'http://\u2100/'):
    for f in (urlparse, urlsplit):
        try:
            r = f(u); print(tuple(r), r.hostname, r.username, r.password, r.geturl(), end=' '); print(r.port)
        except Exception as e: print(f.__name__, u, type(e).__name__, e)
for b in ('http://a/b/c/d;p?q', 'http://a', 'file:///x/y', '', 'mailto:x', 'http://a/b/../c'):
    print([urljoin(b, r) for r in ('g', './g', 'g/', '/g', '//g', '?y', 'g?y', '#s', ';x', '', '..', '../..', '../../../g', 'http:g', 'g/./h/../i', 'x:y', '/./g', 'g..')])
print(quote('a b/é&=?~-_.!'), quote('a/b', safe=''), quote(b'\xff'), quote('é', encoding='latin-1'), quote('\u20ac', encoding='latin-1', errors='replace'), quote_plus('a b+c'), quote_from_bytes(b'a\0'), unquote('a%20b%C3%A9%zz%4'), unquote('%E9', encoding='latin-1'), unquote('%ff', errors='replace') == '\ufffd', unquote_plus('a+b%2B'), unquote_to_bytes('a%FFé'), unquote(b'a%20'), unquote('%F0%9F%98%80'))
t(quote, 5); t(quote, b'a', encoding='x'); t(quote_from_bytes, 'a'); t(unquote, 5); t(quote, 'a', 5); t(urlparse, 5); t(urljoin, 'a', b'b'); t(urlparse, 'a', b'b'); t(unquote_to_bytes, 5)
print(urlencode({'a': 1, 'b c': 'é&'}), urlencode([('a', [1, 2])], doseq=True), urlencode([('a', [1])]), urlencode({'k': ''}), urlencode({b'b': b'\xff'}), urlencode({'a': 'b c'}, quote_via=quote), urlencode({'a': ['x', b'y', 5]}, True), urlencode(()), urlencode({'a/b': 'c/d'}, safe='/')); t(urlencode, 5); t(urlencode, 'abc'); t(urlencode, [1, 2])
for q in ('a=1&b=2&a=3', 'a', 'a=&b', '&&a=1', 'a=1;b=2', 'a=%20+x', '=v', 'a==b', b'x=1', '', '%zz=1', 'a=\xe9'): print(q, parse_qsl(q), parse_qs(q, keep_blank_values=True), end=' | ')
t(parse_qsl, 'a', strict_parsing=True); t(parse_qsl, 'a=1;b=2', separator=';'); t(parse_qsl, 'a', separator=''); t(parse_qs, 'a=1&b=2&c=3', max_num_fields=2); t(parse_qsl, 5); t(parse_qsl, None); t(parse_qs, 'a=%ff', encoding='latin-1')
print(urlunparse(('http', 'h', '/p', 'x', 'q', 'f')), urlunsplit(('', 'h', 'p', '', '')), urlunsplit(('s', '', '//p', '', '')), urldefrag('http://a/b#c'), urldefrag(b'a#b'), urldefrag('x').geturl()); t(urlunparse, ('a',)); t(urlunsplit, 5); t(urlunsplit, ('a', b'b', '', '', ''))
r = urlparse('http://u:p@H:8/p;a?q#f'); print(r._replace(netloc='n'), r.geturl(), r.encode(), r.encode().decode() == r, pickle.loads(pickle.dumps(r)) == r, r[0], r._fields, type(r.encode()).__mro__[1], urlsplit('a', scheme='s', allow_fragments=False), urlparse('a#b', allow_fragments=False).path, SplitResult('a', 'b', 'c', 'd', 'e').geturl(), DefragResult('u', 'f')); t(setattr, r, 'port', 1); t(urlparse, 'http://h/p?a', 's', x=1); print([getattr(up, n)('http://h/p') if n != 'splitport' else '' for n in ()], up.uses_relative[:2], up.scheme_chars[:3])
