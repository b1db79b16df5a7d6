def t(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)).split(" at 0x")[0])
    except BaseException as e:
        print(type(e).__name__ + ":", str(e).split(" at 0x")[0])


import subprocess as sp, sys, os, signal, io, tempfile
def sh(c, **k): return sp.run(['sh', '-c', c], **k)
def e(f, *a, **k):
    try: print(repr(f(*a, **k)).split(" at 0x")[0])
    except Exception as x: print(type(x).__name__, str(x).split(" at 0x")[0])
r = sh('echo out; echo err >&2; exit 3', capture_output=True); print(r, r.returncode, r.stdout, r.stderr, r.args); e(r.check_returncode)
print(sh('cat', input=b'in', stdout=sp.PIPE).stdout, sh('cat', input='té\n', text=True, encoding='utf-8', stdout=sp.PIPE).stdout, sh('printf "a\\r\\nb"', stdout=sp.PIPE, universal_newlines=True).stdout == 'a\nb', sh('printf "\\377"', capture_output=True, encoding='utf-8', errors='replace').stdout, sh('echo a; echo b >&2', stdout=sp.PIPE, stderr=sp.STDOUT).stdout, sh('echo hid', stdout=sp.DEVNULL).stdout, sh('echo x', shell=False, capture_output=True, cwd='/').stdout, sh('pwd', capture_output=True, cwd='/').stdout, sh('echo $A-$B', env={'A': '1'}, capture_output=True).stdout)
print(sp.run('echo shell $0 $1', shell=True, capture_output=True).stdout, sp.run(['echo $0', 'arg'], shell=True, capture_output=True).stdout, sp.run('exit 4', shell=True).returncode, sp.call('exit 5', shell=True), sp.getoutput('echo g; exit 1'), sp.getstatusoutput('echo h; exit 2'), sp.check_output(['echo', 'co']), sp.check_output('cat', input=b'z'))
e(sp.check_call, 'exit 6', shell=True); e(sp.check_output, 'exit 7', shell=True); e(sh, 'exit 8', check=True); e(sp.run, ['/nope/prog']); e(sp.run, 'no-such-prog-x'); e(sp.run, []); e(sp.run, ['']); e(sp.run, ['a\0b']); e(sp.run, 5); e(sp.run, ['true'], cwd='/nope'); e(sp.run, ['/']); e(sh, 'x', input=b'', stdin=sp.PIPE); e(sh, 'x', capture_output=True, stdout=sp.PIPE); e(sp.Popen, ['true'], bufsize='x'); e(sp.Popen, ['true'], foo=1); e(sp.Popen, ['true'], text=True, universal_newlines=False); e(sp.check_output, ['true'], stdout=1); e(sp.Popen, ['true'], stdin=-99); e(sp.Popen, ['true'], env={'a=b': 'c'}); e(sp.Popen, ['true'], preexec_fn=5) if 0 else None; e(sp.Popen, ['true'], user=5.5); e(sp.Popen, ['true'], umask='a'); e(sp.Popen, ['true'], process_group='a'); e(sp.Popen, ['true'], pipesize='q'); e(sp.Popen, ['true'], creationflags=1)
try: sh('echo partial; sleep 5', timeout=0.1, capture_output=True)
except sp.TimeoutExpired as x: print(x.cmd, x.timeout, x.output, x.stderr, str(x))
try: sh('exit 9', check=True, capture_output=True)
except sp.CalledProcessError as x: print(x.cmd, x.returncode, x.output, x.stderr, x.stdout, repr(x))
for code in (-9, -999, 0, 3): print(str(sp.CalledProcessError(code, 'c')), end=' | ')
p = sp.Popen(['cat'], stdin=sp.PIPE, stdout=sp.PIPE); print(p.poll(), p.pid > 0, p.returncode, type(p.stdin).__name__, type(p.stdout).__name__, p.stderr, p.stdin.write(b'line\n'), p.stdin.flush(), p.stdout.readline()); e(p.wait, 0.01); print(p.communicate(b'rest'), p.returncode, p.poll(), p.wait(), p.stdin.closed, p.stdout.closed, repr(p)); e(p.communicate) 
p = sp.Popen(['sleep', '5']); p.terminate(); print(p.wait(), p.returncode); p.kill(); p.send_signal(15); p = sp.Popen(['sleep', '5']); p.kill(); print(p.wait()); p = sp.Popen(['sleep', '5']); p.send_signal(signal.SIGINT); print(p.wait() == -2, repr(p))
p = sp.Popen(['cat'], stdin=sp.PIPE, stdout=sp.PIPE, text=True, bufsize=1); p.stdin.write('a\nb\n'); p.stdin.close(); print(p.stdout.read(), p.wait()); p.stdout.close()
with sp.Popen('echo ctx; echo er >&2', shell=True, stdout=sp.PIPE, stderr=sp.PIPE, text=True) as p: print(p.stdout.read(), p.stderr.read())
print(p.returncode); a = sp.Popen(['printf', 'b\na\n'], stdout=sp.PIPE); b = sp.Popen(['sort'], stdin=a.stdout, stdout=sp.PIPE); a.stdout.close(); print(b.communicate(), a.wait()); big = b'x' * 300000; print(sh('cat', input=big, stdout=sp.PIPE).stdout == big, len(sh('head -c 200000 /dev/zero >&2; head -c 200000 /dev/zero', capture_output=True).stderr))
p = sp.Popen(['cat'], stdin=sp.PIPE, stdout=sp.PIPE); e(p.communicate, 'str'); p.stdin.close() if not p.stdin.closed else None; p.stdout.close(); p.wait(); p = sp.Popen(['sleep', '5'], stdout=sp.PIPE); e(p.communicate, timeout=0.01); p.kill(); print(p.communicate(timeout=5))
p = sp.Popen(['true'], stdin=sp.PIPE); p.wait(); print(p.communicate(b'x' * 100000)); r, w = os.pipe(); print(sh(f'echo fd >&{w}', pass_fds=[w]).returncode, os.read(r, 9), sh(f'echo fd 2>/dev/null >&{w}', stderr=sp.DEVNULL).returncode != 0); os.close(r); os.close(w)
f = tempfile.TemporaryFile(); sh('echo file', stdout=f); f.seek(0); print(f.read()); f.seek(0); print(sh('cat', stdin=f, stdout=sp.PIPE).stdout); f.close(); out = sh('echo $PPID; umask', capture_output=True, umask=0o27, start_new_session=True).stdout.split(); print(int(out[0]) == os.getpid(), out[1]); print(sp.run([sys.executable, '-S', '-c', 'import sys; print(sys.argv, sys.stdin.read())', 'é', 'b c'], input='in', capture_output=True, text=True, encoding='utf-8').stdout)
print(sp.list2cmdline(['a b', 'c"d', 'e\\', '']), sp.CompletedProcess([1], 0), sp.CompletedProcess(args='x', returncode=1, stdout='o').stdout, sp.SubprocessError.__mro__[1], sp.PIPE, sp.STDOUT, sp.DEVNULL, sp.CompletedProcess[str], sp.Popen[bytes]); log = []
p = sp.Popen(['sh', '-c', 'echo pre'], stdout=sp.PIPE, preexec_fn=lambda: os.write(1, b'hook ')); print(p.communicate()[0]); e(sp.Popen, ['true'], preexec_fn=lambda: 1 / 0); p = sp.Popen(['sh', '-c', 'exit 0']); p.wait(); del p
