def t(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)).split(" at 0x")[0])
    except BaseException as e:
        print(type(e).__name__ + ":", str(e).split(" at 0x")[0])


import os, stat, tempfile, errno, sys
d = tempfile.mkdtemp(); os.chdir(d)
def e(f, *a, **k):
    try: print(repr(f(*a, **k)))
    except OSError as x: print(type(x).__name__, errno.errorcode.get(x.errno), x.strerror, x.filename, x.filename2, str(x))
    except Exception as x: print(type(x).__name__, x)
fd = os.open('a', os.O_CREAT | os.O_RDWR | os.O_EXCL, 0o640)
print(os.write(fd, b'hello world'), os.lseek(fd, 0, 0), os.read(fd, 5), os.pread(fd, 3, 6), os.pwrite(fd, b'XY', 0), os.ftruncate(fd, 8), os.fstat(fd).st_size, os.isatty(fd), os.fsync(fd), os.fdatasync(fd), os.readv(fd, [bytearray(2), bytearray(1)]), os.lseek(fd, 0, os.SEEK_END), os.writev(fd, [b'p', b'qq']), os.get_inheritable(fd), os.set_inheritable(fd, True), os.get_inheritable(fd), os.get_blocking(fd), os.posix_fallocate(fd, 0, 20) if hasattr(os, 'posix_fallocate') else None, os.fstat(fd).st_size)
fd2 = os.dup(fd); print(fd2 > fd, os.dup2(fd, fd2) == fd2, os.get_inheritable(fd2)); os.close(fd2); os.close(fd); e(os.close, fd); e(os.read, fd, 1); e(os.write, fd, b''); e(os.fstat, fd); e(os.open, 'a', os.O_CREAT | os.O_EXCL); e(os.open, 'nope', os.O_RDONLY); e(os.open, 'a'); e(os.open, 5, 5); e(os.open, 'a\0b', 0); e(os.read, -1, 5); e(os.read, 0, -1); e(os.lseek, 99, 0, 0)
s = os.stat('a'); print(stat.filemode(s.st_mode), s.st_size, s.st_nlink, s[6], len(s), stat.S_ISREG(s.st_mode), isinstance(s.st_mtime, float), isinstance(s.st_mtime_ns, int), s.st_mtime_ns // 10 ** 9 == int(s.st_mtime), s.n_fields, s.n_sequence_fields, type(s))
e(os.stat, 'nope'); e(os.stat, 'nope', follow_symlinks=False); e(os.stat, 5.5); e(os.stat, None); e(os.stat, b'nope'); e(os.stat, 'a/b'); e(os.lstat, ''); e(setattr, s, 'st_size', 1)
os.chmod('a', 0o600); print(oct(os.stat('a').st_mode)); os.utime('a', (1, 2)); print(os.stat('a').st_atime, os.stat('a').st_mtime); os.utime('a', ns=(10 ** 9 + 5, 7)); print(os.stat('a').st_atime_ns, os.stat('a').st_mtime_ns, os.path.getmtime('a')); e(os.utime, 'a', (1,)); e(os.utime, 'a', 5); e(os.utime, 'a', (1, 2), ns=(1, 2)); e(os.utime, 'nope'); e(os.utime, 'a', ns=(1, 'x')); e(os.utime, 'a', (1.5, -2.25)); print(os.stat('a').st_atime_ns, os.stat('a').st_mtime_ns)
os.symlink('a', 'l'); print(os.readlink('l'), os.readlink(b'l'), os.path.islink('l'), os.lstat('l').st_size, stat.S_ISLNK(os.lstat('l').st_mode)); e(os.readlink, 'a'); e(os.symlink, 'a', 'l'); os.link('a', 'h'); print(os.stat('a').st_nlink, os.path.samefile('a', 'h')); e(os.link, 'nope', 'x'); e(os.link, 'a', 'h')
os.mkdir('sub', 0o700); e(os.mkdir, 'sub'); e(os.mkdir, 'q/w'); os.makedirs('x/y/z'); os.makedirs('x/y/z', exist_ok=True); e(os.makedirs, 'x/y/z'); e(os.rmdir, 'x'); e(os.rmdir, 'a'); e(os.rmdir, 'nope'); os.removedirs('x/y/z'); print(sorted(os.listdir())); e(os.listdir, 'nope'); e(os.listdir, 'a'); print(sorted(os.listdir(b'.')), sorted(os.listdir('sub')))
e(os.remove, 'sub'); e(os.unlink, 'nope'); e(os.rename, 'nope', 'z'); e(os.rename, 'a', 'sub/no/x'); os.rename('h', 'h2'); os.replace('h2', 'h'); e(os.rename, 'a', 'sub'); e(os.rename, 5, 'a')
with os.scandir('.') as it:
    for x in sorted(it, key=lambda x: x.name): print(x, x.name, x.path, x.is_file(), x.is_dir(), x.is_symlink(), x.is_file(follow_symlinks=False), x.stat().st_size > 0, x.inode() > 0, os.fspath(x), x.is_junction())
e(next, it); e(os.scandir, 'nope'); e(os.scandir, 'a'); e(os.scandir, 5.5); print(sorted(x.path for x in os.scandir('sub')), [type(x.name) for x in os.scandir(b'.')][0])
for top, dirs, files in os.walk('.'): print(top, sorted(dirs), sorted(files))
os.makedirs('t/u/v'); open('t/f', 'w').close(); open('t/u/g', 'w').close()
print([(a, b, c) for a, b, c in os.walk('t', topdown=False)], list(os.walk('nope')), [x[0] for x in os.fwalk('t')]); errs = []; list(os.walk('nope', onerror=errs.append)); print(errs)
for root, dirs, files in os.walk('t'): dirs[:] = []; print(root, files)
fdd = os.open('t', os.O_RDONLY); print(os.stat('f', dir_fd=fdd).st_size, os.path.exists('f'), sorted(os.listdir(fdd))); os.mkdir('m', dir_fd=fdd); os.rename('f', 'ff', src_dir_fd=fdd, dst_dir_fd=fdd); os.unlink('ff', dir_fd=fdd); os.rmdir('m', dir_fd=fdd); print(os.access('u', os.R_OK, dir_fd=fdd)); f3 = os.open('u/g', os.O_RDONLY, dir_fd=fdd); os.close(f3); e(os.stat, fdd, dir_fd=fdd); e(os.stat, 'x', dir_fd=fdd); e(os.stat, 'x', dir_fd='a'); os.close(fdd); e(os.stat, 'g', dir_fd=fdd)
print(os.access('a', os.R_OK | os.W_OK), os.access('nope', os.F_OK), os.umask(os.umask(0o22)) is not None, os.path.getsize('a'), os.truncate('a', 3), os.path.getsize('a')); e(os.truncate, 'a', -1); e(os.truncate, 'nope', 1); e(os.access, 'a', 'x'); e(os.chdir, 'nope'); e(os.chdir, 'a'); e(os.mkfifo, 'a'); os.mkfifo('p'); print(stat.S_ISFIFO(os.stat('p').st_mode)); e(os.chmod, 'nope', 0); e(os.chown, 'nope', -1, -1); os.chown('a', -1, -1); e(os.chmod, 'a', 'x'); e(os.pathconf, 'a', 'nope'); e(os.statvfs, 'nope'); print(os.statvfs('.').f_namemax > 0, os.pathconf('.', 'PC_NAME_MAX') > 0)
r, w = os.pipe(); print(os.write(w, b'x' * 10), os.read(r, 4), os.read(r, 100)); os.close(w); print(os.read(r, 1)); os.close(r); r, w = os.pipe2(os.O_NONBLOCK); e(os.read, r, 1); os.set_blocking(r, True); print(os.get_blocking(r)); os.close(r); e(os.close, r); f = os.fdopen(w, 'wb'); print(f.name == w, f.mode); f.close(); e(os.fdopen, 99); e(os.fdopen, 'a')
print(os.fspath('a'), os.fspath(b'a'), os.fsencode('é'), ascii(os.fsdecode(b'\xff')), os.strerror(2), os.cpu_count() > 0, os.get_terminal_size.__name__); e(os.fspath, 5); e(os.fsencode, 5); e(os.strerror, 'a'); e(os.get_terminal_size, 99)
os.chdir('/'); import shutil; shutil.rmtree(d); print(os.path.exists(d))
