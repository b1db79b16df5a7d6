# Tools for text and data: calendar, base64, textwrap-like filters, timeit, gzip, quopri, encodings.
show() { echo "== $*"; "$P" -m "$@"; echo "= $?"; }

### calendar
for o in 2024 "2024 2" "1 1" "9999 12" "-w 4 2023" "-l 2 2023 5" "-s 2 -m 4 2023" "-t text 2000" "-t html 2024" "-t html 2024 2" "-t html -c my.css 2024" "-t html -e latin-1 2024 3" "-f 6 2024 9" "-f 0 2024" "-e utf-16 2024 1" "-L C 2024 1" "-L C.UTF-8 -e utf-8 2024 2" "--width 1 --lines 1 2024 7"; do show calendar $o; done
for o in "2024 13" 0 10000 x "2024 0" "-t pdf 2024" "-e nope 2024" "-L xx_YY -e utf-8 2024" "-L C 2024" "-f 9 2024" "-m x 2024" -h "1 2 3"; do show calendar $o; done
show calendar | wc -l; show calendar -t html | head -5

### timeit
show() { echo "== $*"; "$P" -m "$@" 2>&1 | sed -E '/UserWarning/d; s/[0-9.e+-]+ (nsec|usec|msec|sec)\b/T/g; s/raw times: .*/raw times/'; echo "= ${PIPESTATUS[0]}"; }
show timeit -n 10 -r 3 "x = 1"; show timeit -n 1 -r 1 pass; show timeit -n 5 -r 2 -s "import json" "json.dumps(1)" "2"; show timeit -u nsec -n 3 -r 2 "1+1"; show timeit -v -n 3 -r 2 "1+1"; show timeit -vv -n 3 -r 2 "1+1"
show timeit -p -n 2 -r 2 "for i in range(3):" "  i"; show timeit -u wrong pass; show timeit -n x pass; show timeit --wrong; show timeit -n 1 -r 1 "1/0"; show timeit -n 1 -r 1 "x ="; show timeit -n 1 -r 1 -s "raise KeyError(3)" pass; show timeit -h; show timeit -n 2 -r 1 "pass" "  indent"
"$P" -m timeit -r 1 -v "list(range(100))" 2>&1 | sed -E 's/[0-9.e-]+/N/g' | sort -u | head -20

### base64
printf 'Kaa \x00\xff' > b; show base64 -e b; show base64 -e < b; printf 'S2FhIAD/\n' > e; "$P" -m base64 -d e | od -c; "$P" -m base64 -u e | od -c; show base64 -t; show base64 -x; show base64 -d none; printf '***' | show base64 -d; head -c 100000 "$LIB/typing.py" | "$P" -m base64 -e | md5sum; show base64 -h

### quopri
printf 'caf\xc3\xa9 = \tx \nend' > q; show quopri q; show quopri -t q; "$P" -m quopri q | show quopri -d; show quopri -z; show quopri none

### gzip
cp "$LIB/typing.py" t.py; show gzip t.py; gzip -dc t.py.gz | md5sum; md5sum < t.py; rm t.py; show gzip -d t.py.gz; md5sum < t.py; "$P" -m gzip --best < t.py | gzip -dc | md5sum; "$P" -m gzip --fast < t.py | "$P" -m gzip -d | md5sum
show gzip -d t.py; printf 'not gzip' | show gzip -d; show gzip none; show gzip -h; show gzip --fast --best t.py; printf 'bad' > x.gz; show gzip -d x.gz; head -c 300 t.py.gz > cut.gz; show gzip -d cut.gz

### small
show this; show __hello__; show keyword; show token; show platform | wc -l; show colorsys; show encodings; show nothing_there; show json.nothing; show os.path.x; show sys; show email; show string.x; show xml; show concurrent.futures
printf 'a = "x y" # c\n$b' > sh; show shlex sh; show shlex < sh; show fileinput sh sh; printf 'machine a login b password c\n' > .netrc; show netrc; show difflib; show filecmp sh sh; show getopt; show graphlib; show mimetypes a.html b.tar.gz c.zzz; show mimetypes -e text/html; show mimetypes -l image/jpg; show mimetypes -h; show random --seed 3 -i 100; show random --seed 3 -f 5.5; show random --seed 3 a b c; show random -h; show random --seed 1 7; show random --seed 1 2.5; show uuid -u uuid5 -n @dns -N example.org; show uuid -u uuid3 -n @url -N x; show uuid -h; show uuid -u wrong; show sre_compile; show html; show sysconfig | head -3; show webbrowser -h; show turtledemo.x; show zoneinfo

### code_prompt
printf 'import sys\nx = 3\nprint(x)\n1/0\nif x:\n  print(4)\n\nfoo(\n1)\nx y\n"a"\ndef f(): return 5\n\nf()\nraise SystemExit(3)\n' > in
"$P" -m code -q < in; echo "= $?"; printf 'print(1)\n' | "$P" -m code 2>&1 | sed 1,2d; "$P" -m code -h; "$P" -i -c 'y = 2' < in; echo "= $?"; "$P" -q -i < in; echo "= $?"; "$P" < in; echo "= $?"; printf 'def f():\n  return 1\nf()\n' | "$P" -i -q; echo "= $?"
