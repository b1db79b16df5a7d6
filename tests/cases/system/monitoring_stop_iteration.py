import sys
E=sys.monitoring.events; m=sys.monitoring
m.use_tool_id(1,'x')
def mk(n):
    def cb(code,*a):
        if code.co_filename==__file__: print(n, code.co_name, a)
    return cb
for n in ('RAISE','STOP_ITERATION','PY_UNWIND','RERAISE','EXCEPTION_HANDLED'):
    m.register_callback(1,getattr(E,n),mk(n))
class It:
    def __init__(s): s.n=0
    def __iter__(s): return s
    def __next__(s):
        s.n+=1
        if s.n>1: raise StopIteration(7)
        return 1
class Aw:
    def __await__(s): return It()
def g(v):
    yield 1
    return v
def gf(v):
    for x in g(v): pass
def itf():
    for x in It(): pass
def lst():
    for x in [1]: pass
    list(It())
    [x for x in It()]
    a,=It()
def yf(v):
    return (yield from v)
async def co(v): return v
async def ag():
    yield 1
async def agf():
    async for x in ag(): pass
    await Aw()
    await co(None)
    await co(3)
    async for x in AI(): pass
class AI:
    n=0
    def __aiter__(s): return s
    async def __anext__(s):
        s.n+=1
        if s.n>1: raise StopAsyncIteration
        return 1
class CW:
    def __init__(s,v): s.v=v
    def __await__(s): return co(s.v).__await__()
async def cwf():
    await CW(None); await CW(4)
def run(c):
    while 1:
        try: c.send(None)
        except StopIteration as e: print('result',e.value); break
def show(f,*a):
    print('--',f.__name__,[type(x).__name__ for x in a])
    f(*a)
def tr(frame,ev,arg):
    if frame.f_code.co_filename==__file__ and ev in('exception',): print('T',frame.f_code.co_name,ev,frame.f_lineno,arg[:2] if ev=='exception' else arg)
    return tr
for t in (0,1):
    if t==0: m.set_events(1,E.RAISE|E.STOP_ITERATION|E.PY_UNWIND|E.RERAISE|E.EXCEPTION_HANDLED)
    else:
        m.set_events(1,0); sys.settrace(tr)
    show(gf,None); show(gf,5)
    show(itf); show(lst)
    show(list,yf(It())); show(list,yf(g(None))); show(list,yf(g(3))); show(list,yf([1,2]))
    show(run,agf()); show(run,cwf())
sys.settrace(None)
m.set_events(1,0)
