import _statistics
f=_statistics._normal_dist_inv_cdf
def t(e):
    try: print(e,'->', repr(eval(e))[:200])
    except Exception as x: print(e,'->', type(x).__name__, x)
for a in ['0.5','0.1','0.9','0.01','1e-10','1-1e-12','0.075','0.925','0','1','-1','2','"a"','float("nan")']:
    for b in ['0.0','100.0','1']:
        for c in ['1.0','15','0','-1']: t(f'f({a},{b},{c})')
t('f(.5)'); t('f(p=1)'); t('f()'); print(f.__doc__, f.__text_signature__)
