def t(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except BaseException as e:
        print(type(e).__name__ + ":", e)
import decimal, datetime
a, b, s, n = 5, 2.5, 'str', None
print(f'{a}{b!r}{s!s}{s!a}{n}', f'{a:>5}|{a:<5}|{a:^5}|{a:05}|{a:+}|{a:x}|{b:.3f}|{b:e}', f'{a=}', f'{a = }', f'{a=!s}', f'{s=}', f'{s=!s}', f'{s=:>5}', f'{ a + b = :.2f}', f'{a:{a}}', f'{s:{"*"}^{a * 2}}', f'{b:{5}.{1}f}')
print(f'{{}}', f'{{{a}}}', f'{a}}}', f'{"nested " + f"{a}"}', f'{f"{f"{a}"}"}', f'{'same quotes'}', f'{a!r:^{10}}', f'{"\n"}', f'\{a}', rf'\{a}\n', f'\N{BULLET}{a}\x41\u0042', F'{a}' f'{b}' 'plain {x}', f'{a,}', f'{a, b}', f'{[x for x in range(3)]}', f'{ {1: 2}[1] }', f'{(lambda x: x * 2)(3)}', f'{a if a else b}', f'{a:{"{"}>5}' if 0 else '', f'{a or b}', f'{not a}', f'{a!r}', f'{s[0]}{s[-1]}', f'{dict(a=1)["a"]}')
print(f'''{
a  # comment
}''', f'{a
+ 1}', f"""{a:
>5}""" if 0 else '', f'''line1
{a=
}''', f'{a:%}', f'{1_000_000:,}', f'{1234567.891:_.2f}', f'{255:#x}', f'{255:#010b}', f'{"é":>3}', f'{True}', f'{True:d}', f'{3+4j:.1f}', f'{decimal.Decimal("1.50"):.3f}', f'{datetime.date(2020, 1, 2):%Y-%m-%d}', f'{datetime.date(2020, 1, 2)!r:>30}', f'{a!s:}', f'{s:.2}', f'{s!r:.3}', f'{None!s:>6}')
class F:
    def __format__(self, spec): return f'<{spec!r}>'
    def __repr__(self): return 'R'
    def __str__(self): return 'S'
o = F(); print(f'{o}', f'{o:}', f'{o:a{a}b}', f'{o!r}', f'{o!s:>3}', f'{o!a}', f'{o:{{}}}', f'{o:{{x}}}', f'{o:\n}', f'{o: }', f'{o:{o}}', f'{o:a:b}', f'{o:!r}', f'{o:=}') 
t(lambda: f'{a:s}'); t(lambda: f'{s:d}'); t(lambda: f'{n:5}'); t(lambda: f'{[]:5}'); t(lambda: f'{undefined}'); t(lambda: f'{a:{s}}'); t(lambda: f'{1/0}'); t(lambda: f'{a!r:d}'); t(lambda: f'{object():x}'); t(lambda: f'{b:d}'); t(lambda: f'{s:,}'); t(lambda: f'{a:.2d}'); t(lambda: f'{a:-}'); t(lambda: f'{s:+}'); t(lambda: f'{s:0=5}'); t(lambda: f'{a:1000000000000000000000}')
def sc():
    x = 1
    return [f'{x}{y}' for y in range(2)], f'{(lambda: x)()}', f'{(z := 5)}{z}', f'{x:{(w := 3)}}{w}'
print(sc())
class K: v = 3; w = f'{v}'; u = [f'{i}' for i in range(2)]
print(K.w, K.u)
print(f'{a}' == '5', type(f''), f'' '' is not None, f'a' 'b' f'{a}', 'x' f'{a}' 'y', len(f'{s * 1000}'), f'{a}' + f'{b}', f"{a!r}" f'{b!s}')
print(f'{"a" "b"}', f'{b"x"}', f'{1.}', f'{.5}', f'{0x10}', f'{...}', f'{-a}', f'{~a}', f'{a**2}', f'{a<b}', f'{a==5}', f'{a!=5}', f'{a>=5}', f'{s is None}', f'{*[1, 2],}', f'{(yield_ := 1)}')
for src in ["f'{}'", "f'{ }'", "f'{a'", "f'}'", "f'{a}}'", "f'{{a}'", "f'{a!}'", "f'{a!x}'", "f'{a!rr}'", "f'{a! r}'", "f'{a !r}'", "f'{!r}'", "f'{:x}'", "f'{=}'", "f'{a b}'", "f'{a:{b:{c}}}'", "f'{a:{b:{c:{d}}}}'", "f'{lambda x: 1}'", "f'{a = b}'", "f'{a:'", "f'{a:{b}'", "f'{a[}'", "f'{a)}'", "f'{(a}'", "f'{#}'", "f'{a#}'", "f'{a\n}'", "f'{\\'", "f'\\N{nope}'", "f'\\N'", "f'\\x4'", "bf'{a}'", "fb'{a}'", "uf'a'", "f'{a}' b'c'", "f'{yield}'", "f'{await x}'", "f'{*a}'", "f'{**a}'", "f'{a:=5}'", "f'{import x}'", "f'{a;b}'", "f'{a,b!r}'", "f'{1 1}'", "f'{return}'", "f'{for}'", "f'{a.}'", "f'{.a}'", "f'{a!r:}'", "f'{a=!r:^20}'", "f'''{a", "f'", "f'{\"'", "f'{'a'}'", "f'{a $ b}'", "f'{a ? b}'", "f'{True = 1}'", "f'{x:{y!z}}'", "f'{a!s!r}'", "f'{}}'", "f'{a'}", "del f'{a}'", "f'{a}' = 1", "f'{a}' += 1", "f'{a:{}}'", "(f'{a}' := 1)", "f'\\{6}'", "f'{6:\\x41}'", "import f'{a}'"]:
    try: compile(src, 's', 'exec'); print(repr(src), 'ok')
    except SyntaxError as e: print(repr(src), e.msg, e.lineno, e.offset)
