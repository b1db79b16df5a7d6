# A server that serves a folder, and the client of the library.
import threading
import http.server, urllib.request, os, tempfile
with tempfile.TemporaryDirectory() as d:
    with open(os.path.join(d, 'hello.txt'), 'w') as f: f.write('hello file')
    class Quiet(http.server.SimpleHTTPRequestHandler):
        def log_message(self, *a): pass
        def __init__(self, *a, **k): super().__init__(*a, directory=d, **k)
    with http.server.ThreadingHTTPServer(('127.0.0.1', 0), Quiet) as hs:
        th = threading.Thread(target=hs.serve_forever, kwargs={'poll_interval': 0.01}); th.start()
        base = f'http://127.0.0.1:{hs.server_port}/'
        with urllib.request.urlopen(base + 'hello.txt') as r: print(r.status, r.read(), r.headers['Content-Type'])
        print('hello.txt' in urllib.request.urlopen(base).read().decode())
        try: urllib.request.urlopen(base + 'nope')
        except urllib.error.HTTPError as e: print(e.code, e.reason); e.close()
        hs.shutdown(); th.join()
