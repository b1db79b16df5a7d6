"""`<>`: two tokens, one under `barry_as_FLUFL`; where its errors stand."""
import warnings
warnings.simplefilter("ignore")
for s in ("a <> b","a < > b","a <>","<> a","x.<>","import <>","a <>= 3","f'{<>}'","f'{a <> b}'","(a <> b","a <> b <> c","a b <>","if a <> b: pass","a <> \n","a <>b<>","a >< b","a <>> b","a <>< b", "a<>b = 3", "f(a<>b)", "f(a<>)", "[<>]", "a + <> b", "not <>","a <> = b","1 <> 2 3", "from __future__ import barry_as_FLUFL\na <> b", "from __future__ import barry_as_FLUFL\na != b","from __future__ import barry_as_FLUFL\na <> b c", "from __future__ import barry_as_FLUFL\na < > b", "from __future__ import barry_as_FLUFL\nx <>", "for a <> b in c: pass", "print <> 3", "lambda <>: 3", "a if b <> c else d", "def f(<>): pass", "a <> *b", "x = a <> yield", "a <> b.", "with a <> b as c: pass", "match a <> b:\n case 1: pass","match x:\n case a <> b: pass", "x: a <> b", "del a <> b", "a <> (b", "a <> b)", "a <> b else c", "a\\\n<> b", "a <\\\n> b"):
    try: compile(s,"x","exec"); print(repr(s),"ok")
    except SyntaxError as e: print(repr(s), e.msg, e.lineno,e.offset,e.end_lineno,e.end_offset)
F="from __future__ import barry_as_FLUFL\n"
for s in ("a <> b", "x <>", "a <>= 3", "a <>> b", "a < > b","a b <>", "x.<>", "a <> b <> c", "a + <> b", "a != b", "a !=", "b a != c","print(1, a <> b)", "[a <> b for a in c]", "a <> = 3", "a <> 1 = 3", "a <\\\n> b"):
    try: compile(F+s,"x","exec"); print(repr(s),"ok")
    except SyntaxError as e: print(repr(s), e.msg, e.lineno,e.offset,e.end_lineno,e.end_offset)
# The word alone does not make it an operator.
F="# barry_as_FLUFL\n"
for s in ("a <> b", "x <>", "a <>= 3", "a <>> b", "a < > b","a b <>", "x.<>", "a <> b <> c", "a + <> b", "a != b", "a !=", "b a != c","print(1, a <> b)", "[a <> b for a in c]", "a <> = 3", "a <> 1 = 3", "a <\\\n> b"):
    try: compile(F+s,"x","exec"); print(repr(s),"ok")
    except SyntaxError as e: print(repr(s), e.msg, e.lineno,e.offset,e.end_lineno,e.end_offset)
# Which imports do.
F="from __future__ import barry_as_FLUFL"
for s in (F+" <> 3", F+" x\na <> b c", "if 1: "+F+"; a <> b c", "if 1: "+F+"\na <> b c","if 1:\n "+F+"\n a <> b c","def f(): "+F+"\na <> b c", F+" as x\na <> b c", "from __future__ import x as barry_as_FLUFL\na <> b c", "from __future__ import (x, barry_as_FLUFL,)\na <> b c","from __future__ import (\nbarry_as_FLUFL\n)\na <> b c", "from __future__.x import barry_as_FLUFL\na <> b c","raise x from __future__; a <> b c","yield from __future__ ; a <> b c", F+";"+F+";a <> b c", "x = 1\n"*3+F+"\na != b c", "from __future__ import barry_as_FLUFL.x\na <> b c", "while (yield from __future__): from __future__ import barry_as_FLUFL; a <> b c"):
    for t in (s, s.replace('<>','!=')):
        try: compile(t,"x","exec"); print("ok",repr(t))
        except SyntaxError as e: print(repr(t),e.msg,e.lineno,e.offset,e.end_offset)
