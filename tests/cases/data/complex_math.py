import cmath


def rough(z):
    if isinstance(z, tuple):
        return ['%.10g' % x for x in z]
    return '%.10g' % z if isinstance(z, float) else '%.10g %.10g' % (z.real, z.imag)


def t(e):
    try: print(e,'->', repr(eval(e))[:200])
    except Exception as x: print(e,'->', type(x).__name__, x)
inf=float('inf'); nan=float('nan')
vals=['0','0j','-0.0','1','-1','1+2j','-3.5+0.25j','complex(inf,0)','complex(-inf,nan)','complex(nan,inf)','1e308+1e308j','1e-320j','"a"','None','10**400','True','complex(0,-inf)','710+1j','1j','-1j','0.5']
for n in sorted(dir(cmath)):
    f=getattr(cmath,n)
    if n.startswith('_') or not callable(f): continue
    for v in vals:
        if n in ('asinh','acosh','acos','asin','atanh','atan','tan','tanh','sinh','cosh','exp','log','log10','phase','polar','sqrt','sin','cos'): t(f'rough(cmath.{n}({v}))')
        else: t(f'cmath.{n}({v})')
    t(f'cmath.{n}()'); t(f'cmath.{n}(1,2,3,4,5,x=1)'); print(n, f.__text_signature__)
for a in ['1','0','1+1j','-2','"a"','inf', '-0.0']:
    for b in ['1','0','2','10','1j','nan','inf','"b"','-0.0']:
        t(f'rough(cmath.log({a},{b}))'); t(f'rough(cmath.rect({a},{b}))'); t(f'cmath.isclose({a},{b})')
t('cmath.isclose(1,1+1e-10j)'); t('cmath.isclose(1,2,rel_tol=-1)'); t('cmath.isclose(1,2,abs_tol=2)'); t('cmath.isclose(a=1,b=2,abs_tol="x")'); t('cmath.isclose(1,1.1,rel_tol=.5)')
class C:
    def __complex__(self): return 1+2j
class F:
    def __float__(self): return 2.5
class I:
    def __index__(self): return 3
class B:
    def __complex__(self): return 'x'
class E:
    def __complex__(self): raise KeyError('k')
for n in ('sqrt','exp','phase','polar','isnan'):
    for c in ('C()','F()','I()','B()','E()'): t(f'cmath.{n}({c})')
print(cmath.pi,cmath.e,cmath.tau,cmath.inf,cmath.nan,cmath.infj,cmath.nanj,cmath.__doc__)
