def t(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except BaseException as e:
        print(type(e).__name__ + ":", e)
class F:
    def __format__(self, s): return f'[{s}]'
class S(str):
    def __format__(self, s): return 'S' + s
    def __str__(self): return 'strS'
class R:
    def __repr__(self): return 'R'
class N:
    def __format__(self, s): return 5
class I(int):
    def __str__(self): return 'strI'
    def __repr__(self): return 'reprI'
class Fl(float):
    def __str__(self): return 'strF'
print(f'{F()}', f'{F():x}', '{:y}'.format(F()), format(F(), 'z'), f'{S("q"):w}', f'{S("q")}', f'{S("q")!s}', '%s' % S('q'), ''.join([S('q')]), f'{R()}', f'{R()!s:>3}', f'{I(5)}', f'{I(5):d}', f'{I(5)!r}', str(I(5)), '%d' % I(5), '%s' % I(5), '%r' % I(5), f'{Fl(1.5)}', f'{Fl(1.5):.2f}', '%f' % Fl(1.5), '%s' % Fl(1.5), '{}'.format(I(5)), '{0!s}'.format(I(5)))
t(lambda: f'{N()}'); t(format, N()); t('{}'.format, N()); t(lambda: f'{R():5}'); t(lambda: f'{None:>5}'); t(lambda: f'{[]:>5}'); t(lambda: f'{ {}:d}'); t(lambda: f'{type:5}'); t(lambda: f'{(1, 2):s}'); t(lambda: f'{b"a":5}'); t(lambda: f'{...:1}')
for spec in ('', 'd', '5', '<5', '>5', '^5', '*^7', '05', '+', ' ', ',', '_', 'x', '#x', '#b', 'o', 'e', 'f', 'g', '%', 'c', 'n', 's', '.2', '.2f', '=+6', '0>5', 'é^5', '<<5', '08.3f', '+,.1f', 'z', 'z.0f', '#.3g', '_b', '_x', ',d', '10_d', '5s', '.0', '%%', 'dd', '5.5.5', '>', '^', '1a', '\x005', '{', '}'):
    out = []
    for v in (42, -3.75, 'ab', True, 1 + 2j, 0, -0.0, 1e300, float('inf'), 10**20):
        try: out.append(format(v, spec))
        except (ValueError, OverflowError) as e: out.append(str(e)[:38])
    print(repr(spec), out)
