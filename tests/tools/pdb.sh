# `python -m pdb` over a script, commands from standard input.
cat > s.py <<'X'
import sys

class Box:
    def __init__(self, n):
        self.n = n
    def __repr__(self):
        return f"Box({self.n})"

def inner(a, b=2, *rest, k=None):
    total = a + b
    for r in rest:
        total += r
    return total

def outer(x):
    y = inner(x, 3, 4, 5, k="kk")
    box = Box(y)
    gen = (i * i for i in range(3))
    vals = [v for v in gen]
    return box, vals

def fails(z):
    w = z - 1
    return 10 / w

print("start", sys.argv[1:])
res = outer(1)
print(res)
for i in range(4):
    q = i * 2
print("end")
X
d() { echo "== $*"; "$P" -m pdb "$@" 2>&1; echo "= $?"; }

### stepping (CPython's library)
printf '%s\n' n n s s n n n w l ll a args u d 'p total' 'pp sorted(locals())' r n n 'p box' 'whatis box' 'whatis Box' 'whatis inner' c | d s.py A B
printf '%s\n' 'b 11' 'b outer' b c w c c 'p r' c 'cl 1' b c 'l 1, 5' 'l' 'l' 'l .' 'l inner' 'll' c c q | d s.py
printf '%s\n' 'until 30' 'p i' until until 'unt 33' 'tbreak 33' 'b nowhere' 'b 2000' 'b 1' 'b s.py:10' 'b 10, a > 100' 'b x.py:3' c q | d s.py

### breakpoints (CPython's library)
printf '%s\n' 'b 12, r == 5' 'b 32' b c 'p r, total' 'condition 1' 'condition 2 i == 2' 'condition 7' c 'p i' 'disable 2' b 'enable 2' 'ignore 2 1' b 'ignore 2' c 'clear 2' b 'tbreak outer' 'clear 1 2 3' clear b q | d s.py
printf '%s\n' 'b 11' 'commands 1' 'p total' 'w' 'end' 'b 18' 'commands' 'silent' 'p ("silent", box)' 'c' 'end' c c c 'commands 9' 'disp i' q | d s.py
printf '%s\n' 'b 31' c 'display i' 'display q' n n n n display 'undisplay i' n 'undisplay nope' undisplay 'display 1/0' c q | d s.py

### expressions (CPython's library)
printf '%s\n' 'b 17' c '!y = 99' 'p y' y 'y = 98' 'y' '!!y' 'p nothing' 'p 1/0' 'pp [list(range(30))] * 3' 'for j in range(2): print(j, y)' 'import math; math.pi' 'def nn():' '    return y' '' 'nn()' 'p (' 'x y' '$_frame.f_lineno' '$nope' 'alias sh p %1, %2' 'sh x y' alias 'unalias sh' 'source inner' 'source Box' 'source nope' retval 'help p' 'help nope' h 'exec' 'debug inner(1)' s s 'p a' c 'nonsense cmd' 'j 19' n n q | d s.py
printf '%s\n' 'p "x" ;; p "y"' 'b 10 ;; c' 'a' 'jump 13' r 'exceptions' 'interact' | d s.py

### post_mortem (CPython's library)
printf 'import s\ndef go():\n    v = 1\n    try:\n        s.fails(v)\n    except ZeroDivisionError as e:\n        raise KeyError("wrapped") from e\ngo()\n' > pm.py
printf '%s\n' c w 'p v' exceptions 'exceptions 0' w 'p w' 'u' 'p v' 'exceptions 1' 'exceptions 9' q | d pm.py
printf '%s\n' c 'p __exception__' c q | d pm.py; printf '%s\n' c c c q | d s.py 2>&1 | tail -5; printf 'x = (\n' > syn.py; printf '%s\n' c q | d syn.py; printf 'import sys\nsys.exit(3)\n' > ex.py; printf '%s\n' c q | d ex.py; d none.py; d -h; printf 'q\n' | d -c 'b 10' -c c s.py; printf 'n\nq\n' | d -m json.tool; d -c c s.py < /dev/null; printf '%s\n' n restart 'run X Y' c q | d s.py 1; d; d --wrong
"$P" -c 'import pdb, s
try: s.fails(1)
except ZeroDivisionError: pdb.post_mortem()' <<< $'w\np z, w\nu\nq'; echo "= $?"; "$P" -c 'x = 5
breakpoint()
print(x)' <<< $'p x\nx = 6\nc'; echo "= $?"; PYTHONBREAKPOINT=0 "$P" -c 'breakpoint(); print(1)'; "$P" -c 'import pdb; pdb.run("a = 1\nb = 2\n")' <<< $'s\ns\np a\nq'; echo "= $?"; "$P" -c 'import pdb, s; print(pdb.runcall(s.inner, 1, 2, 3))' <<< $'n\nn\nr\nc'; printf 'p 7\nb 10\n' > .pdbrc; printf 'b\nc\nq\n' | d s.py

### generators (CPython's library)
printf 'import asyncio\ndef gen():\n    x = yield 1\n    print("got", x)\n    yield 2\nasync def co(n):\n    await asyncio.sleep(0)\n    return n + 1\nasync def main():\n    a = await co(1)\n    async for z in agen():\n        print(z)\n    return a\nasync def agen():\n    yield 5\ng = gen()\nnext(g)\ng.send(7)\nprint(asyncio.run(main()))\nwith open(__file__) as f:\n    f.readline()\nprint([c for c in "ab"])\n' > g.py
printf '%s\n' 'b gen' 'b co' 'b agen' c n n n n w r c s n n n r n n n c n n q | d g.py
