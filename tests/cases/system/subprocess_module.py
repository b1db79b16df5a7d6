import subprocess, sys, os, signal
sh = ['/bin/sh', '-c']
r = subprocess.run(sh + ['echo out; echo err >&2; exit 3'], capture_output=True, text=True)
print(r.stdout, r.stderr, r.returncode)
print(subprocess.check_output(sh + ['cat'], input=b'hello'))
try: subprocess.check_call(sh + ['exit 5'])
except subprocess.CalledProcessError as e: print(e)
for bad in ((['/nonexistent/prog'], {}), (['nonexistent-prog-xyz'], {}), (sh + ['true'], {'cwd': '/nonexistent'}), (['/etc/passwd'], {}), ([], {}), (['a\0b'], {})):
    try: subprocess.run(bad[0], **bad[1])
    except Exception as e: print(type(e).__name__, e)
p = subprocess.Popen(sh + ['read a; echo got $a; exec sleep 30'], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
p.stdin.write('line\n'); p.stdin.flush(); print(p.stdout.readline(), p.poll())
p.terminate(); print(p.wait(), p.returncode == -signal.SIGTERM)
p.stdin.close(); p.stdout.close()
try: subprocess.run(sh + ['exec sleep 30'], timeout=0.1)
except subprocess.TimeoutExpired as e: print(type(e).__name__, e.timeout)
print(subprocess.run(sh + ['echo $X; pwd; umask'], env={'X': 'y', 'PATH': '/bin:/usr/bin'}, cwd='/', umask=0o77, capture_output=True, text=True).stdout)
r, w = os.pipe(); os.set_inheritable(w, True)
print(subprocess.run(sh + [f'echo inherited >&{w}'], pass_fds=[w]).returncode, os.read(r, 20))
print(subprocess.run(sh + [f'(echo x >&{w}) 2>/dev/null || echo closed'], capture_output=True, text=True).stdout)
os.close(r); os.close(w)
def pre(): os.write(1, b'pre '); os.environ['Q'] = 'q'
sys.stdout.flush()
print(subprocess.run(sh + ['echo body'], preexec_fn=pre, stdout=subprocess.PIPE).stdout)
def bad_pre(): raise ValueError
try: subprocess.run(sh + ['true'], preexec_fn=bad_pre)
except subprocess.SubprocessError as e: print(e)
print(subprocess.run(sh + ['ps -o sid= -p $$ | tr -d " "; echo $$'], capture_output=True, text=True, start_new_session=True).returncode)
p1 = subprocess.Popen(sh + ['echo a; echo b; echo a'], stdout=subprocess.PIPE)
p2 = subprocess.Popen(['sort', '-u'], stdin=p1.stdout, stdout=subprocess.PIPE, text=True)
p1.stdout.close(); print(p2.communicate()[0].split(), p1.wait())
print(subprocess.getoutput('echo hi'), subprocess.getstatusoutput('exit 4'))
print(subprocess.run('echo $0', shell=True, capture_output=True, text=True).stdout)
big = b'x' * 300000
print(len(subprocess.run(['cat'], input=big, stdout=subprocess.PIPE).stdout))
print(subprocess.run(sh + ['kill -9 $$']).returncode, subprocess.run(sh + ['exit 1'], stdout=subprocess.DEVNULL, stderr=subprocess.STDOUT))
with subprocess.Popen(sh + ['echo ctx'], stdout=subprocess.PIPE, encoding='utf-8') as p: print(p.stdout.read(), repr(p)[:20])
print(os.popen('echo popen').read())
import _posixsubprocess
for args in ((), (1,) * 22):
    try: _posixsubprocess.fork_exec(*args)
    except TypeError as e: print(e)
