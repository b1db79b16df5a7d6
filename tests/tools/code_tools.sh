# Tools that read Python source: tokenize, dis, ast, symtable, compileall, py_compile, pyclbr, inspect, tabnanny.
printf 'import os\nclass A(B, metaclass=C):\n    """doc"""\n    x: int = 1\n    async def f(self, *a, k=1, **kw) -> "z":\n        async with a as b, c: await d\n        return [i async for i in self if i > 2]\n\ndef g[T: int](x, /, y=lambda: 3):\n    try:\n        yield from x\n    except* ValueError as e:\n        raise KeyError from e\n    finally:\n        print(f"{x!r:>{y}} {x=}", t"{y}")\n    match x:\n        case {"a": [1, *_], **r} | A(x=2) if r: pass\n        case _: del x\n' > a.py
printf 'x = (1,\n  2\nif\n' > open.py
printf 'def f():\n\tif 1:\n        pass\n' > tabs.py
printf '# coding: latin-1\nx = "\xe9"\n' > latin.py
printf 'x = "\xe9"\n' > bad.py
printf 'if 1:\n    x\n  y\n' > dedent.py
printf 'print("main", __name__, __file__, __debug__)\nassert 0, "no"\n' > run.py
library="typing.py ast.py dataclasses.py asyncio/base_events.py argparse.py inspect.py enum.py test/test_patma.py test/test_fstring.py test/test_coroutines.py"
[ -n "$QUICK" ] && library="bisect.py test/test_patma.py"
show() { echo "== $*"; "$P" -m "$@"; echo "= $?"; }

### tokenize
for f in $library; do echo $f; "$P" -m tokenize "$LIB/$f" | md5sum; "$P" -m tokenize -e "$LIB/$f" | md5sum; done
for f in a.py latin.py bad.py open.py dedent.py tabs.py none.py .; do show tokenize $f; show tokenize -e $f; done
show tokenize < a.py; show tokenize -e < open.py; show tokenize --exact < /dev/null; show tokenize -h; show tokenize --wrong
printf 'x = 0777' | "$P" -m tokenize; printf 'x = "abc\n' | "$P" -m tokenize; printf '$?!' | "$P" -m tokenize; printf '\\' | "$P" -m tokenize; printf 'f"{x' | "$P" -m tokenize

### dis
for f in $library; do for o in "" -C -O -S -P "-C -O -P"; do echo "$f $o"; "$P" -m dis $o "$LIB/$f" | sed 's/ at 0x[0-9a-f]*//' | md5sum; done; done
for o in "" -C -O -S -P --specialized --show-caches --show-offsets --show-positions -CO; do show dis $o a.py; done
show dis < a.py; show dis - < run.py; show dis open.py; show dis bad.py; show dis latin.py; show dis none.py; show dis -h; show dis --wrong

### ast
for f in $library; do echo $f; "$P" -m ast "$LIB/$f" | md5sum; "$P" -m ast -a --no-type-comments -i 0 "$LIB/$f" | md5sum; done
for o in "" -a "-i 1" "--indent 0" "--no-type-comments" "-m exec" "--show-empty" "-O 1" "--optimize 2" "--feature-version 3.14" "--feature-version 3.8" "--feature-version 2" "--feature-version x"; do show ast $o a.py; done
echo '1 + 2' | show ast -m eval; echo 'x = 1' | show ast -m single; echo '(int, str) -> float' | show ast -m func_type; echo 'x = 1' | show ast -m eval; show ast -m wrong a.py
show ast -h; show ast open.py; show ast bad.py; show ast latin.py; show ast none.py; show ast < tabs.py

### symtable
# Sorted, as the order of a block's inherited names is that of a set in CPython.
show symtable a.py; for f in $library; do "$P" -m symtable "$LIB/$f" | sort | md5sum; done; show symtable < run.py; show symtable open.py

### py_compile
show py_compile a.py latin.py; ls -R; show py_compile open.py; show py_compile bad.py none.py a.py; show py_compile -q open.py; printf 'a.py\nopen.py\n' | show py_compile -
"$P" -O -m py_compile a.py; "$P" -OO -m py_compile a.py; SOURCE_DATE_EPOCH=1 "$P" -m py_compile run.py; ls __pycache__; show py_compile -h
"$P" -c 'import sys; f = open("__pycache__/run." + sys.implementation.cache_tag + ".pyc", "rb"); print(f.read(8).hex())'

### compileall
mkdir -p pkg/sub; cp a.py pkg; cp run.py pkg/sub; cp open.py pkg/sub/broken.py; cp a.py pkg/sub/__init__.py; ln -s ../../run.py pkg/sub/link.py
show compileall pkg; find pkg | sort; show compileall pkg; show compileall -q pkg; show compileall -qq pkg; show compileall -f pkg/sub/__init__.py
find pkg -name __pycache__ | xargs rm -r; show compileall -l pkg; show compileall -r 0 pkg; find pkg | sort
find pkg -name __pycache__ | xargs rm -r; show compileall -x broken -d /elsewhere pkg; show compileall -b pkg/a.py; find pkg | sort
show compileall -s pkg -p /new -f pkg/a.py; "$P" -c 'import sys, marshal; print(marshal.loads(open("pkg/__pycache__/a." + sys.implementation.cache_tag + ".pyc", "rb").read()[16:]).co_filename)'
show compileall --invalidation-mode unchecked-hash -f pkg/a.py; show compileall --invalidation-mode wrong pkg; show compileall -o 0 -o 1 -o 2 pkg/sub/run.py; find pkg | sort
show compileall -o 0 -o 1 --hardlink-dupes -f pkg/sub/__init__.py; show compileall -e pkg pkg/sub/link.py; printf 'pkg/a.py\n' | show compileall -f -i -; show compileall none; show compileall -h; show compileall -s a -d b pkg
show compileall -j 2 -f -x broken -q pkg

### inspect (CPython's library)
mkdir m; cp a.py m/amod.py; sed -i 's/(B, metaclass=C)//' m/amod.py; cd m
show inspect amod; show inspect amod:A; show inspect amod:A.f; show inspect amod:g; show inspect --details amod; show inspect --details amod:A; show inspect --details amod:A.f
show inspect amod:none; show inspect none; show inspect sys; show inspect --details sys; show inspect builtins:len; show inspect --details builtins:len; show inspect --details builtins:dict; show inspect -h; show inspect
show inspect json.decoder:JSONDecoder.decode; "$P" -m inspect bisect | md5sum
show inspect --details json.decoder:JSONDecoder

### pyclbr (CPython's library)
# Files that import names from no module that CPython freezes: those show as files here.
for f in argparse bisect textwrap calendar; do "$P" -m pyclbr "$LIB/$f.py" | sed "s/0x[0-9a-f]*//g" | md5sum; done; sed -i 's/(B, metaclass=C)/(dict, list)/' a.py; show pyclbr a.py; show pyclbr none 2>&1 | tail -2

### tabnanny (CPython's library)
show tabnanny a.py tabs.py; show tabnanny -v .; show tabnanny -q tabs.py; show tabnanny dedent.py open.py; show tabnanny; show tabnanny none.py; for f in $library; do "$P" -m tabnanny -q "$LIB/$f"; done

### pickletools
"$P" - > p.pickle <<'X'
import pickle, sys, collections
sys.stdout.buffer.write(b"".join(pickle.dumps([1, -300, 2**70, 1.5, "é", b"x", (1,), {2: {3}}, None, True, collections.OrderedDict(a=1), int, slice], p) for p in (2, 4, 5)))
X
md5sum < p.pickle; show pickletools p.pickle; show pickletools -a p.pickle; show pickletools -m p.pickle p.pickle; show pickletools -p "> " -l 2 p.pickle; printf '(lp0\nI1\naS"x"\np1\na.' | show pickletools; printf 'zz' | show pickletools; printf '\x80\x09N.' | show pickletools; show pickletools -o o.txt p.pickle; md5sum < o.txt; show pickletools none; show pickletools -h
show pickle p.pickle; show pickle -h; show pickle none
