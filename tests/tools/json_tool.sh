# `python -m json.tool`.
printf '{"b": [1, 2.50, -0.0, 1e400, "\\u00e9\\ud83d\\ude00", null, true], "a": {"x": {}, "y": [], "z": "a\\"\\\\/\\b"}}' > a.json
printf '{"n": 1}\n[2, "é"]\n"three"\nnull\n' > lines.json
printf '{"a": 1,}' > comma.json
printf '\xff\xfe{\x00}\x00' > utf16.json
t() { "$P" -m json.tool "$@"; echo "= $?"; }

### files
t a.json; t a.json out.json; cat out.json; t < a.json; t - < a.json; t - out2.json < a.json; cat out2.json
$P -c 'import json; print(json.dumps([{"k%d" % i: list(range(i % 7))} for i in range(3000)]))' > big.json
t big.json | md5sum; t --compact big.json | md5sum
t a.json a.json; cmp a.json out.json

### options
for o in "--indent 2" "--indent 0" "--tab" "--no-indent" "--compact" "--sort-keys" "--no-ensure-ascii" "--sort-keys --indent 1 --no-ensure-ascii"; do
  echo "== $o"; t $o a.json
done
t --json-lines lines.json; t --json-lines --compact --no-ensure-ascii lines.json; t --json-lines a.json

### errors
t lines.json; t comma.json; t utf16.json; t none.json; t . ; t --indent; t --indent x a.json; t --tab --indent 2 a.json; t --wrong; t a b c
printf '' | t; printf '[1, 2' | t; printf '[1] 2' | t; printf '"\x01"' | t; printf 'nan' | t; printf '[NaN, Infinity, -Infinity]' | t
printf '"\xff"' | t
t --json-lines comma.json; t a.json /nowhere/out.json; t -h; "$P" -m json -h; "$P" -m json a.json
printf '{"a": 1, "a": 2, "": 3}' | t; printf '"\\ud800"' | t --no-ensure-ascii
$P -c 'print("[" * 100000)' | t 2>&1 | tail -1 | cut -c1-60
