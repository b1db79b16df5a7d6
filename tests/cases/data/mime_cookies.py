def t(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)).split(" at 0x")[0])
    except BaseException as e:
        print(type(e).__name__ + ":", str(e).split(" at 0x")[0])


import mimetypes as mt, http.cookies as c, http, pickle, copy
m = mt.MimeTypes()
for f in ('a.html', 'a.TXT', 'a.tar.gz', 'a.tgz', 'a', '.bashrc', 'http://x/y.png?q', 'data:text/plain;x,', 'data:,x', 'a.unknownext', 'x.json', 'x.py', 'b.svgz', 'c.webp', 'C:\\a.js', 'a.b.c.css', 'x.mjs', 'a.wasm'): print(f, m.guess_type(f), end=' ')
print(m.guess_extension('text/html'), m.guess_all_extensions('image/jpeg'), m.guess_extension('x/y'), m.add_type('x/y', '.xy'), m.guess_type('q.xy'), m.guess_extension('x/y'), m.guess_file_type('dir/a.txt') if hasattr(m, 'guess_file_type') else '', mt.guess_type('a.rtf', strict=False), mt.guess_extension('text/plain')); t(m.guess_type, 5); t(mt.guess_extension, 5); import io; m.readfp(io.StringIO('# c\ntext/zz zz yy # tail\n')); print(m.guess_type('a.yy'), mt.read_mime_types('/nope'), '.gz' in mt.encodings_map, mt.suffix_map['.tgz'], mt.inited)
k = c.SimpleCookie(); k['a'] = 'v'; k['b'] = 'x y;"\xe9'; k['a']['path'] = '/p'; k['a']['max-age'] = 5; k['a']['secure'] = True; k['a']['httponly'] = True; k['a']['samesite'] = 'Lax'; k['a']['expires'] = 'never'; k['n'] = 5; print(k, k.output(header='H:', sep='|'), k.output(['path']), k['a'].value, k['a'].coded_value, k['a'].key, k['a'].OutputString(), repr(k['a']), k['b'].coded_value, k['n'].value, k.js_output()[:20].strip()); 
for s in ('a=1; b=2', 'a="x\\"y\\073"; Path=/q; Secure; HttpOnly', 'bad', 'a=1; bad; b=2', '$Version=1; a=b; $Path=/x', 'a=b=c', ' a = 1 ;b', '', 'a=1,b=2', 'x=é', 'a="\\303\\251"', 'expires=Mon', 'a=; b=1', 'k=v; Expires=Wed, 01-Jan-2020 00:00:00 GMT; domain=.x', 'a:b=1', 'a="unclosed'): print(repr(s), c.SimpleCookie(s), [dict(v) for v in c.SimpleCookie(s).values()][:1] and {n: v for n, v in list(c.SimpleCookie(s).values())[0].items() if v}, end=' ')
t(k.__setitem__, 'a b', 1); t(k.__setitem__, 'path', 1); t(k.load, 5); t(k['a'].__setitem__, 'nope', 1); t(k['a'].set, 'x\n', 1, 2); t(setattr, k['a'], 'value', 5); t(k['a'].update, {'zz': 1}); t(k['a'].setdefault, 'qq', 1); k.load({'d': 'e'}); x = c.Morsel(); x.set('k', 'v', 'cv'); x.update({"path": "/", "comment": "c"}); print(x, x == copy.copy(x), x.isReservedKey('Path'), pickle.loads(pickle.dumps(x)) == x, pickle.loads(pickle.dumps(k)) == k, x.copy() == x, sorted(x)[:3], c.Morsel() == {}, len(c.CookieError.__mro__)); b = c.BaseCookie(); b['q'] = 'a b'; print(b, b.value_encode('x'), c._quote('a,b'), c._unquote('"\\054"'))
print(http.HTTPStatus(404), http.HTTPStatus.OK.phrase, http.HTTPStatus.OK.description, repr(http.HTTPStatus.IM_A_TEAPOT), http.HTTPStatus(200) == 200, http.HTTPStatus.NOT_FOUND.is_client_error, http.HTTPMethod.GET, http.HTTPMethod.PATCH.description, f'{http.HTTPStatus.CREATED}'); t(http.HTTPStatus, 999)
