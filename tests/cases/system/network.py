import socket, threading, selectors, socketserver
# the class of the library
with socket.socket() as srv:
    srv.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    srv.bind(('127.0.0.1', 0)); srv.listen()
    def serve():
        c, a = srv.accept()
        with c, c.makefile('rwb') as f:
            for line in f: f.write(line.upper()); f.flush()
    t = threading.Thread(target=serve); t.start()
    with socket.create_connection(srv.getsockname(), timeout=5) as c:
        f = c.makefile('rw', encoding='utf-8', newline='\n')
        for w in ('one', 'two'): f.write(w + '\n'); f.flush(); print(f.readline().strip())
        print(c.type, c.family, c.gettimeout())
        f.close(); c.shutdown(socket.SHUT_WR)
    t.join()
a, b = socket.socketpair()
a.close(); b.close()
class H(socketserver.StreamRequestHandler):
    def handle(self): self.wfile.write(b'<' + self.rfile.readline().strip() + b'>')
with socketserver.ThreadingTCPServer(('127.0.0.1', 0), H) as server:
    th = threading.Thread(target=server.serve_forever, kwargs={'poll_interval': 0.01}); th.start()
    for w in (b'x', b'yy'):
        with socket.create_connection(server.server_address) as c: c.sendall(w + b'\n'); print(c.recv(100))
    server.shutdown(); th.join()
