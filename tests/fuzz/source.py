"""Compiles damaged pieces of library sources: python source.py SEED COUNT FOLDER

Prints one line for each piece: what became of it. The same seed gives the same pieces on every Python.
"""
import os, random, sys, textwrap, warnings

seed, count, folder = int(sys.argv[1]), int(sys.argv[2]), sys.argv[3]
rng = random.Random(seed)
warnings.simplefilter("ignore")
files = sorted(name for name in os.listdir(folder) if name.endswith(".py") and os.path.isfile(os.path.join(folder, name)))
BITS = """( ) [ ] { } : , ; . ... -> := = == += @ @= ** * // / % & | ^ ~ << >> < > != <= >= \\ ' " ''' \"\"\" f' f" f''' t" rb' b" u' # \t \n \r \x0c
def class if elif else for while try except except* finally with as match case _ type import from global nonlocal lambda return
yield await async pass break continue raise del assert in is not and or None True False print __debug__ __class__ super 0 1 0x 0b2
1_000 1__0 1e 1e5 1j 0777 0xfg 9999999999999999999999 é ａ \x00 \ufeff \u2028 € {x!r:>{w}} !r {{ }} {x=} \\N{DIGIT ONE} \\x \\u12
*a **k a:int=1 , / , * , x:=1 (yield) [*a] {**a} a[b:c,...] a.b lambda:0 if\x20x:\n \x20\x20\x20\x20 @d\n""".split(" ")


def damaged(text):
    for _ in range(rng.choice((1, 1, 1, 2, 3, 8))):
        at = rng.randrange(len(text) + 1)
        end = min(len(text), at + rng.choice((1, 1, 2, 5, 20)))
        kind = rng.randrange(8)
        if kind == 0:
            text = text[:at] + text[end:]
        elif kind in (1, 2):
            text = text[:at] + rng.choice(BITS) + text[at:]
        elif kind == 3:
            text = text[:at] + rng.choice(BITS) + text[end:]
        elif kind == 4:
            text = text[:at] + text[at:end] * rng.choice((2, 3, 50)) + text[end:]
        elif kind == 5:
            other = rng.randrange(len(text) + 1)
            text = text[:at] + text[other : other + rng.randrange(40)] + text[at:]
        elif kind == 6:
            text = text[:at]
        else:
            lines = text.split("\n")
            rng.shuffle(lines) if rng.random() < 0.2 else lines.insert(rng.randrange(len(lines)), rng.choice(lines))
            text = "\n".join(lines)
    return text


for number in range(count):
    with open(os.path.join(folder, rng.choice(files)), encoding="utf-8") as file:
        lines = file.read().split("\n")
    start = rng.randrange(len(lines))
    piece = damaged(textwrap.dedent("\n".join(lines[start : start + rng.choice((1, 3, 10, 40))])))
    if rng.random() < 0.1:
        data = bytearray(piece.encode("utf-8", "replace"))
        for _ in range(rng.randrange(4)):
            if data:
                data[rng.randrange(len(data))] = rng.randrange(256)
        piece = bytes(data)
    mode = rng.choice(("exec", "exec", "exec", "single", "eval"))
    print(f"{number} {mode} {piece!r}", file=sys.stderr, flush=True)
    try:
        code = compile(piece, "<fuzz>", mode, dont_inherit=True)
        result = f"code {len(code.co_code)} {len(code.co_consts)} {code.co_names!a:.60}"
    except SyntaxError as e:
        result = f"{type(e).__name__} {e.msg!a} {e.lineno} {e.offset} {e.end_lineno} {e.end_offset}"
    except (ValueError, OverflowError, MemoryError, RecursionError) as e:
        result = f"{type(e).__name__} {e!s:.100}".encode("ascii", "backslashreplace").decode()
    print(number, result)
