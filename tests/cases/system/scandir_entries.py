# Entries of scandir: names, paths, kinds and stat results; of paths in str and bytes, with and without a slash.
import os
import tempfile

with tempfile.TemporaryDirectory() as top:
    os.mkdir(os.path.join(top, "dir"))
    with open(os.path.join(top, "file"), "w") as f:
        f.write("12345")
    with open(os.path.join(top, "é\udc80"), "w"):
        pass
    os.symlink("file", os.path.join(top, "link"))
    os.symlink("nothing", os.path.join(top, "broken"))
    os.symlink("dir", os.path.join(top, "dirlink"))
    for given in (top, top + "/", os.fsencode(top), os.fsencode(top) + b"//"):
        slash = "/" if isinstance(given, str) else b"/"
        with os.scandir(given) as entries:
            for e in sorted(entries, key=lambda e: e.name):
                print(ascii(e.name), e.path[: len(given)] == given, ascii(e.path[len(given) :]), type(e.path).__name__)
                print(e.is_dir(), e.is_file(), e.is_symlink(), e.is_dir(follow_symlinks=False), e.is_file(follow_symlinks=False))
                print(e.inode() == os.lstat(e.path).st_ino, e.stat(follow_symlinks=False) == os.lstat(e.path))
                try:
                    st = e.stat()
                    print(st == os.stat(e.path), e.stat() is st, st.st_size if e.is_file() else "")
                except OSError as x:
                    print(type(x).__name__, x.filename == e.path)
                assert os.fspath(e) is e.path
    fd = os.open(top, os.O_RDONLY)
    print(sorted((ascii(e.name), ascii(e.path), e.is_file()) for e in os.scandir(fd)))
    print(sorted(e.stat(follow_symlinks=False).st_mode == os.lstat(os.path.join(top, e.name)).st_mode for e in os.scandir(fd)))
    os.close(fd)
    here = os.getcwd()
    os.chdir(top)
    print(sorted((ascii(e.name), ascii(e.path)) for e in os.scandir()), sorted(e.path for e in os.scandir("dir")))
    os.chdir(here)
    st = os.stat(os.path.join(top, "file"))
    print(len(st), st[6], st.st_size, st.n_fields, st.n_sequence_fields, st.n_unnamed_fields)
    print(st[7] == int(st.st_atime), abs(st.st_mtime_ns / 1e9 - st.st_mtime) < 1e-6, st[9] == st.st_ctime_ns // 10**9)
    print(st.st_blksize > 0, st.st_blocks >= 0, st.st_rdev, st.st_mode == st[0], st.st_nlink, st[1] == st.st_ino)
    again = os.stat_result(tuple(st), {"st_blksize": 7})
    print(again.st_blksize, again.st_rdev, again[:3] == st[:3], again == st)
