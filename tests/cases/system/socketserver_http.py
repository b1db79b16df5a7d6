def t(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)).split(" at 0x")[0])
    except BaseException as e:
        print(type(e).__name__ + ":", str(e).split(" at 0x")[0])


import socketserver, threading, socket, http.client, http.server, urllib.request, urllib.error, io, os, tempfile, pathlib, selectors
socketserver.BaseServer.handle_error = lambda self, *a: None
class Echo(socketserver.StreamRequestHandler):
    def handle(self):
        for l in self.rfile: self.wfile.write(l.upper())
    def finish(self): super().finish()
class Srv(socketserver.ThreadingTCPServer): allow_reuse_address = True; daemon_threads = True
with Srv(('127.0.0.1', 0), Echo) as s:
    th = threading.Thread(target=s.serve_forever, args=(0.01,)); th.start(); c = socket.create_connection(s.server_address); c.sendall(b'ab\ncd\n'); c.shutdown(socket.SHUT_WR); print(c.makefile('rb').read(), s.address_family == socket.AF_INET, s.socket_type == socket.SOCK_STREAM, s.request_queue_size, s.timeout); c.close(); s.shutdown(); th.join()
class U(socketserver.DatagramRequestHandler):
    def handle(self): self.wfile.write(self.rfile.read()[::-1])
with socketserver.UDPServer(('127.0.0.1', 0), U) as s: c = socket.socket(type=socket.SOCK_DGRAM); c.sendto(b'abc', s.server_address); s.handle_request(); print(c.recv(10), s.max_packet_size); c.close()
class Err(socketserver.BaseRequestHandler):
    def handle(self): raise KeyError('h')
class Quiet(socketserver.TCPServer):
    def handle_error(self, r, a): print('error', __import__('sys').exc_info()[0].__name__)
    def verify_request(self, r, a): return True
    def handle_timeout(self): print('timeout')
with Quiet(('127.0.0.1', 0), Err) as s: c = socket.create_connection(s.server_address); s.handle_request(); print(c.recv(1)); c.close(); s.timeout = 0.001; s.handle_request()
t(socketserver.TCPServer, ('256.0.0.1', 0), Err); t(socketserver.TCPServer, 5, Err)
class H(http.server.BaseHTTPRequestHandler):
    protocol_version = 'HTTP/1.1'
    def log_message(self, *a): pass
    def send(self, code, body=b'', **h):
        self.send_response(code); [self.send_header(k.replace('_', '-'), v) for k, v in h.items()]; self.send_header('Content-Length', len(body)); self.end_headers(); self.wfile.write(body)
    def do_GET(self):
        if self.path == '/redir': return self.send(302, Location='/ok')
        if self.path == '/chunk': self.send_response(200); self.send_header('Transfer-Encoding', 'chunked'); self.end_headers(); return self.wfile.write(b'3\r\nabc\r\n2;x\r\nde\r\n0\r\nT: v\r\n\r\n')
        self.send(404 if self.path == '/nope' else 200, f'{self.path} {self.headers.get("X-H")}'.encode(), X_Multi='a')
    def do_POST(self): n = int(self.headers['Content-Length'] or 0); self.send(201, self.rfile.read(n)[::-1])
with http.server.ThreadingHTTPServer(('127.0.0.1', 0), H) as s:
    th = threading.Thread(target=s.serve_forever, args=(0.01,)); th.start(); port = s.server_address[1]; c = http.client.HTTPConnection('127.0.0.1', port, timeout=5)
    c.request('GET', '/ok?q', headers={'X-H': 'v'}); r = c.getresponse(); print(r.status, r.reason, r.version, r.getheader('x-multi'), r.getheader('zz', 'd'), r.read(3), r.read(), r.isclosed(), r.headers.get_content_type(), r.getcode(), 'X-Multi' in dict(r.getheaders())); c.request('POST', '/p', body='bödy'.encode()); r = c.getresponse(); print(r.status, r.read()); c.request('POST', '/p', body=iter([b'a', b'b']), headers={'Content-Length': '2'}); print(c.getresponse().read()); c.request('GET', '/chunk'); r = c.getresponse(); print(r.chunked, r.read(2), r.readline(), r.read()); c.request('HEAD', '/x'); r = c.getresponse(); print(r.status, r.read()); c.request('GET', '/ok'); t(c.request, 'GET', '/again'); 
    t(c.getresponse().close) ; t(c.getresponse); t(c.putheader, 'a', 'b'); c.close(); t(lambda: c.request('GET', '/a b')); t(lambda: c.request('G\nT', '/')); t(lambda: c.request('GET', '/', headers={'a\n': 'b'})); t(lambda: c.request('GET', '/', headers={'a': 'b\nc'})); c.close(); t(http.client.HTTPConnection, 'h:x'); print(http.client.HTTPConnection('h:81').port, http.client.responses[404])
    b = f'http://127.0.0.1:{port}'; op = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    with op.open(b + '/ok') as r: print(r.status, r.read(), r.geturl() == b + '/ok', r.headers['X-Multi'], r.info()['Content-Length'])
    with op.open(b + '/redir') as r: print(r.geturl().replace(b, ''), r.read())
    try: op.open(b + '/nope')
    except urllib.error.HTTPError as e: print(e.code, e.reason, e.read(), str(e), e.headers['X-Multi']); e.close()
    q = urllib.request.Request(b + '/p', data=b'xyz', headers={'a-b': 'c'}, method='POST'); print(q.get_method(), q.header_items(), q.has_header('A-b'), q.host == f'127.0.0.1:{port}', q.selector, q.type, op.open(q).read()); s.shutdown(); th.join()
t(op.open, b + '/x') if 0 else None; print(urllib.request.urlopen('data:text/plain;charset=utf-8,a%20b').read(), urllib.request.urlopen('data:;base64,YQ==').headers['content-type']); f = tempfile.mktemp(); pathlib.Path(f).write_text('file!'); print(urllib.request.urlopen('file://' + f).read(), urllib.request.pathname2url('/a b'), urllib.request.url2pathname('/a%20b')); t(urllib.request.urlopen, 'nope://x'); t(urllib.request.urlopen, 'novalue'); t(urllib.request.urlopen, 5); t(urllib.request.Request, 'bad'); t(urllib.request.urlopen, 'file:///nope_x'); os.unlink(f)
