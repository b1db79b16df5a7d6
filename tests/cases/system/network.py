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
import asyncio
async def echo(r, w):
    while data := await r.readline(): w.write(data[::-1].strip() + b'\n'); await w.drain()
    w.close()
async def main():
    server = await asyncio.start_server(echo, '127.0.0.1', 0)
    port = server.sockets[0].getsockname()[1]
    async def client(word):
        r, w = await asyncio.open_connection('127.0.0.1', port)
        w.write(word + b'\n'); got = await r.readline(); w.close(); await w.wait_closed(); return got.strip()
    print(await asyncio.gather(*(client(w) for w in (b'abc', b'def', b'ghi'))))
    server.close(); await server.wait_closed()
    q = asyncio.Queue()
    async def producer():
        for i in range(3): await q.put(i); await asyncio.sleep(0)
        await q.put(None)
    async with asyncio.TaskGroup() as tg:
        tg.create_task(producer())
        while (x := await q.get()) is not None: print('item', x)
    try:
        async with asyncio.timeout(0.01): await asyncio.sleep(10)
    except TimeoutError: print('timeout')
    print(await asyncio.to_thread(lambda: threading.current_thread() is threading.main_thread()))
    p = await asyncio.create_subprocess_shell('cat; exit 3', stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE)
    print(await p.communicate(b'piped'), p.returncode)
    loop = asyncio.get_running_loop(); print(await loop.getaddrinfo('127.0.0.1', 80, type=socket.SOCK_STREAM))
asyncio.run(main())
