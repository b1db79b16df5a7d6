# http.server with curl; ended by SIGINT as on a keyboard.
set -m
mkdir -p site/folder site/index
printf 'hello\n' > site/a.txt; printf '<p>' > site/index/index.html; head -c 300000 "$LIB/typing.py" > site/big.py; printf '' > site/empty; printf 'x' > 'site/sp ace & é.html'; touch site/folder/x.tar.gz
touch -d '2020-02-03 04:05:06 UTC' site/*
start() {
  "$P" -u -m http.server --bind 127.0.0.1 "$@" > server.out 2> server.err & server=$!
  for i in $(seq 400); do port=$(sed -nE 's/.* port ([0-9]+) .*/\1/p' server.out); [ -n "$port" ] && break; sleep 0.05; done
}
stop() { kill -INT $server; wait $server; echo "status $?"; sed -E "s/$port/PORT/g" server.out; sed -E "s/\[[^]]*\] /[TIME] /; s/', [0-9]+\)/', N)/" server.err; }
get() { echo "== $*"; curl -s -i --path-as-is "$@" "http://127.0.0.1:$port$path" | tr -d '\r' | sed '/^Last-Modified: .*/{/2020/!d}' | sed -E "s/^Date: .*/Date/; s/^Server: .*/Server/; s/$port/PORT/g"; }

### http_server (CPython's library)
start -d site 0
for path in / /a.txt /big.py /empty /none /folder /folder/ /index /index/ '/sp%20ace%20&%20%C3%A9.html' /../../etc/passwd '/a.txt?q=1#f' /a.txt/ /%00 '/%ff' //a.txt /folder/x.tar.gz; do echo "-- $path"; get | (if [ $path = /big.py ]; then md5sum; else cat; fi); done
path=/a.txt; get -I; path=/folder/; get -I; path=/none; get -I; path=/a.txt; get -X POST -d x; get -X PUT; get -X DELETE; get -H 'If-Modified-Since: Mon, 03 Feb 2025 04:05:06 GMT'; get -H 'If-Modified-Since: Mon, 03 Feb 2000 04:05:06 GMT'; get -H 'If-Modified-Since: junk'; get -H 'Range: bytes=0-2'; get --http1.0; get -X 'B<AD'
path=/big.py; curl -s --no-progress-meter --parallel "http://127.0.0.1:$port/big.py" "http://127.0.0.1:$port/a.txt" -o o1 -o o2; md5sum < o1; md5sum < o2
printf 'junk\r\n\r\n' | timeout 5 bash -c "exec 3<>/dev/tcp/127.0.0.1/$port; cat >&3; cat <&3" | grep -v '^Date\|^Server'
printf 'GET / HTTP/9.9\r\n\r\n' | timeout 5 bash -c "exec 3<>/dev/tcp/127.0.0.1/$port; cat >&3; cat <&3" | grep -v '^Date\|^Server'
stop

### http_server_options
start -p HTTP/1.1 0
path=/site/a.txt; get; get -I; path=/site/folder/; get; stop
"$P" -m http.server -h; "$P" -m http.server --wrong; "$P" -m http.server x; start -d none 0; path=/; get; stop; "$P" -m http.server --tls-key k 0

### others
"$P" -m telnetlib; "$P" -m asyncio < /dev/null 2>&1 | sed -n '2,$p'
