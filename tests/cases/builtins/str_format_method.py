def check(lines):
    for line in lines.strip().splitlines():
        try:
            print(line.strip(), "->", repr(eval(line.strip(), globals())))
        except Exception as e:
            print(line.strip(), "->", type(e).__name__ + ":", e)
class A:
    x = 5
    d = {'k': [10, 20]}
    def __getitem__(s, k): return f'item {k!r}'
    def __format__(s, spec): return f'F[{spec}]'
    def __repr__(s): return 'reprA'
class D(dict):
    def __missing__(s, k): return f'<{k}>'
class S(str):
    def __format__(s, spec): return 'subfmt ' + spec
a = A()
check(r'''
'{} {}'.format(1, 2), '{1} {0}'.format(1, 2), '{a} {b}'.format(a=1, b=2), '{0}{a}'.format(1, a=2), '{{}}'.format(), '{:>5}|{:<5}|{:^5}'.format(1, 2, 3), '{!r} {!s} {!a}'.format('é', 'é', 'é')
'{0.x} {0.d[k][1]} {0[z]} {0[1]} {0[a b]} {0[-1]}'.format(a), '{a.x}'.format(a=a), '{[0]}'.format([5]), '{.x}'.format(a), '{0[0][1]}'.format([[1, 2]]), '{0:{1}}'.format(5, '>4'), '{:{}}'.format(5, 3), '{:{w}.{p}f}'.format(3.14159, w=8, p=2), '{0:{0}}'.format(3), '{!r:>10}'.format(a), '{:abc}'.format(a), '{:{}}'.format(a, 'q')
'{}'.format()
'{} {}'.format(1)
'{a}'.format()
'{0} {}'.format(1, 2)
'{} {0}'.format(1, 2)
'{'.format(1)
'}'.format(1)
'{0'.format(1)
'{0!}'.format(1)
'{0!x}'.format(1)
'{0!r'.format(1)
'{0!rr}'.format(1)
'{!}'.format(1)
'{0[}'.format(1)
'{0[]}'.format([1])
'{0.}'.format(1)
'{0.x.y}'.format(a)
'{0[a}'.format(1)
'{0[0]x}'.format([1])
'{:{:{}}}'.format(1, 2, 3)
'{:{'.format(1)
'{a b}'.format(**{'a b': 1}), '{ a }'.format(**{' a ': 1}), '{1a}'.format(**{'1a': 2}), '{-1}'.format(**{'-1': 3})
'{99999999999999999999}'.format(1)
'{0[99999999999999999999]}'.format([1])
'{0[1.5]}'.format(a), '{0[01]}'.format(a)
'{5}'.format(1)
'{0[5]}'.format([1])
'{0[k]}'.format({})
'{0.nope}'.format(1)
'{:d}'.format('a')
'{:x}'.format(1.5)
'{:s}'.format(1)
'{:c}'.format(65), '{:c}'.format(0x1f600), '{:b}'.format(5), '{:#o}'.format(8), '{:X}'.format(255), '{:n}'.format(1000), '{:%}'.format(0.5), '{:e}'.format(12345), '{:g}'.format(1e10), '{:+}'.format(5), '{: }'.format(5), '{:-}'.format(-5), '{:,}'.format(1234567), '{:_}'.format(1234567), '{:_x}'.format(0xabcdef), '{:,.2f}'.format(1234567.891), '{:010,}'.format(1234), '{:=+8}'.format(5), '{:*^9}'.format('ab'), '{:é>4}'.format(1), '{:.3}'.format('abcdef'), '{:5.1}'.format('abc'), '{:z.1f}'.format(-0.01), '{:#.3g}'.format(1.0), '{:#x}'.format(10), '{:08b}'.format(5), '{:<08}'.format(5), '{:0<8}'.format(5)
'{:c}'.format(-1)
'{:c}'.format(0x110000)
'{:,x}'.format(5)
'{:,n}'.format(5)
'{:_,}'.format(5)
'{:,,}'.format(5)
'{:+s}'.format('a')
'{:=5}'.format('a')
'{:#s}'.format('a')
'{:.2d}'.format(5)
'{:+c}'.format(5)
'{:#c}'.format(5)
'{:5.}'.format(5.0)
'{:zd}'.format(5)
'{:q}'.format(5)
'{:99999999999999999999}'.format(5)
'{:.99999999999999999999}'.format(5.0)
'{:>>5}'.format(1), '{:<<5}'.format(1), '{:{{>5}'.format(1) if 0 else 0, '{:}>5}'.format(1) if 0 else 0
'{:0=5}'.format(-3), '{:05}'.format(-3), '{:05}'.format(float('inf')), '{:05}'.format(float('nan')), '{:+.1f}'.format(float('inf')), '{:F}'.format(float('nan')), '{:E}'.format(1.5), '{:G}'.format(1e-10), '{:.0f}'.format(2.5), '{:.0f}'.format(3.5), '{:#.0f}'.format(2.5), '{:.10}'.format(1/3), '{:}'.format(1e16), '{:.1}'.format(15.0), '{:r}'.format(1) if 0 else 0
'{a}'.format_map(D()), '{a.b}'.format_map({'a': type('T', (), {'b': 1})}), '{a} {b}'.format_map(D(a=1))
'{a}'.format_map({})
'{}'.format_map([1])
'{a}'.format_map(5)
'{0}'.format_map({})
''.format(1, 2, a=3), 'abc'.format(), '{0}{0}{0}'.format('x'), '{:10}|'.format(None) if 0 else 0, '{}'.format(S('q')), '{:z}'.format(S('q')), '{!s:z}'.format(S('q')), '{:5}|{:5}|'.format(True, 'a'), '{:d}'.format(True), '{:5}'.format(1j) if 0 else 0
'{:10}|'.format(None)
'{:d}'.format(None)
'{:.2f}'.format([])
'%s' % '{}'.format('{}'), '{}'.format('{}'), '{{{}}}'.format(1), '{{{{}}}}'.format(1)
str.format('{}', 1), str.format('{}{}', *'ab')
str.format()
str.format(5)
str.format_map('{a}')
''.__format__('5') + '|', 'ab'.__format__('>4')
'a'.__format__(5)
''.join(sorted('{a}{b}'.format(a=1, b=2)))
''')
