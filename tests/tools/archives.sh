# zipfile, tarfile, zipapp.
mkdir -p d/sub; cp "$LIB/bisect.py" d; printf 'hello\n' > d/sub/a.txt; printf '' > d/empty; touch -d '2020-02-03 04:05:06 UTC' d d/sub d/* d/sub/*; export TZ=UTC
show() { echo "== $*"; "$P" -m "$@"; echo "= $?"; }

### zipfile
show zipfile -c a.zip d d/bisect.py; show zipfile -l a.zip; show zipfile -t a.zip; show zipfile -e a.zip out; (cd out && find . -type f | sort | xargs md5sum); unzip -l a.zip 2>/dev/null | tail -3
show zipfile --list none.zip; show zipfile -l d/bisect.py; show zipfile -t d/bisect.py; show zipfile; show zipfile -h; show zipfile -e a.zip; show zipfile -c; show zipfile -c b.zip none
"$P" -c 'd = bytearray(open("a.zip", "rb").read()); i = d.index(b"hello"); d[i] = 0; open("bad.zip", "wb").write(d)'; show zipfile -t bad.zip; show zipfile -e bad.zip out2
head -c 200 a.zip > cut.zip; show zipfile -l cut.zip; "$P" -c 'import zipfile; z = zipfile.ZipFile("u.zip", "w", zipfile.ZIP_DEFLATED); z.writestr(zipfile.ZipInfo("é/日本.txt", (1999, 1, 2, 3, 4, 6)), "x" * 9999); z.writestr(zipfile.ZipInfo("../up", (1999, 1, 2, 3, 4, 6)), "u"); z.close()'; show zipfile -l u.zip; show zipfile -e u.zip out3; find out3 | sort; md5sum < u.zip; show zipfile --metadata-encoding cp437 -l u.zip

### tarfile
for z in tar tar.gz tgz; do show tarfile -c a.$z d/bisect.py d/sub d/empty; show tarfile -l a.$z; show tarfile -t a.$z; rm -rf out; show tarfile -e a.$z out; (cd out && find . -type f | sort | xargs md5sum); done
show tarfile -v -c v.tar d; show tarfile -v -l v.tar; show tarfile -v -t v.tar; show tarfile -v -e v.tar; show tarfile --filter data -e v.tar o4; show tarfile --filter wrong -e v.tar o4; show tarfile -l none.tar; show tarfile -t d/bisect.py; show tarfile; show tarfile -h; show tarfile -e v.tar a b; head -c 700 v.tar > cut.tar; show tarfile -t cut.tar; show tarfile -l cut.tar
"$P" -c 'import tarfile, io; t = tarfile.open("evil.tar", "w"); i = tarfile.TarInfo("../up"); i.size = 1; t.addfile(i, io.BytesIO(b"x")); i = tarfile.TarInfo("l"); i.type = tarfile.SYMTYPE; i.linkname = "/etc/passwd"; t.addfile(i); t.close()'; md5sum < evil.tar; show tarfile -e evil.tar o5; show tarfile --filter tar -e evil.tar o6; show tarfile --filter fully_trusted -l evil.tar

### zipapp
printf 'import sys\nprint("app", __name__, sys.argv[1:])\n' > d/__main__.py; printf 'def go(): print("gone")\n' > d/m.py
show zipapp d -o app.pyz -p "/usr/bin/env python3"; head -c 24 app.pyz; "$P" app.pyz 1 2; show zipapp --info app.pyz; rm d/__main__.py; show zipapp d -m m:go -c -o c.pyz; "$P" c.pyz; show zipapp --info c.pyz; show zipapp d; show zipapp none; show zipapp d -m bad; show zipapp -h; show zipapp app.pyz -p x; show zipapp app.pyz -o n.pyz -p /x; head -c 5 n.pyz
mkdir pk; printf 'print(__name__, __package__, __spec__.name)\n' > pk/__main__.py; "$P" pk; "$P" -m pk; PYTHONPATH=c.pyz "$P" -c 'import m; print(m.__file__, m.__loader__.archive); m.go()'
