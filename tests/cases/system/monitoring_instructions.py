import sys
m = sys.monitoring
E = m.events
m.use_tool_id(4, 'instructions')
log = []
m.register_callback(4, E.INSTRUCTION, lambda code, at: log.append(at))
def watch(f, run):
    log.clear()
    m.set_local_events(4, f.__code__, E.INSTRUCTION)
    run()
    m.set_local_events(4, f.__code__, 0)
    print(f.__name__, log)
def gen():
    for i in range(3):
        if i: yield i
def plain(a, b=2):
    c = a if a < b else b
    return [x for x in (a, b, c) if x > 1]
def closure():
    x = 1
    def inner(): return x
    return inner
class AI:
    n = 0
    def __aiter__(self): return self
    async def __anext__(self):
        self.n += 1
        if self.n > 2: raise StopAsyncIteration
        return self.n
async def loop():
    async for x in AI():
        if x is None: pass
    return [y async for y in AI()]
def drive(c):
    try: c.send(None)
    except StopIteration as e: print(e.value)
watch(gen, lambda: list(gen()))
watch(plain, lambda: (plain(1), plain(3)))
watch(closure, closure)
watch(loop, lambda: drive(loop()))
# Turned on by what an instruction calls: what follows is told.
def late(n):
    total = 0
    for i in range(n):
        total += i
        if i == 1: m.set_local_events(4, late.__code__, E.INSTRUCTION)
        if i == 2: m.set_local_events(4, late.__code__, 0)
    return total
log.clear(); late(5); print(log)
# `f_trace_opcodes` set within a line: once for each instruction, and no second call.
events = []
def trace(frame, event, arg):
    if frame.f_code is not plain.__code__: return
    events.append((event, frame.f_lineno - plain.__code__.co_firstlineno, frame.f_lasti))
    frame.f_trace_opcodes = True
    return trace
sys.settrace(trace); plain(1); sys.settrace(None)
print([e for e in events if e[0] != 'opcode'])
print(len([e for e in events if e[0] == 'opcode']) > 10)
m.free_tool_id(4)
