# JUMP and both ways of branches: what is told, in which order, and DISABLE by place and way.
import sys
m = sys.monitoring
E = m.events
T = 3
m.use_tool_id(T, 'branches')
NAMES = {v: k for k, v in vars(E).items() if v}


def watch(f, *args, events=E.JUMP | E.BRANCH_LEFT | E.BRANCH_RIGHT, more=0, disable=()):
    log = []
    def make(name):
        def callback(code, *rest):
            if code is f.__code__:
                log.append((name, *rest))
                if name in disable:
                    return m.DISABLE
        return callback
    for bit in NAMES:
        if (events | more) & bit:
            m.register_callback(T, bit, make(NAMES[bit]))
    m.set_local_events(T, f.__code__, events | more)
    try:
        result = f(*args)
    except Exception as e:
        result = repr(e)
    m.set_local_events(T, f.__code__, 0)
    for bit in NAMES:
        m.register_callback(T, bit, None)
    m.restart_events()
    print(f.__name__, args, '->', result)
    print('  ', *log)


def loops(n):
    total = 0
    for i in range(n):
        if i % 2:
            continue
        while total < i:
            total += 1
            if total == 3:
                break
        else:
            total += 10
    return total


def compare(a, b):
    if a < b: r = 1
    elif a == b: r = 2
    elif a is None or b is not None and a: r = 3
    else: r = 4
    return r if a else -r


def matches(x):
    match x:
        case [a, b]: return 'two', a, b
        case {'k': v}: return 'map', v
        case str(): return 'str'
        case 3 | 4: return 'three'
        case _: return 'other'


def pairs(d):
    return [k for k, v in d.items() if v] + [b for a, b in zip('ab', [1, 2]) if a == 'b']


def guarded(x):
    try:
        if x: raise KeyError
    except KeyError:
        return 'key'
    except ValueError:
        return 'value'
    finally:
        x = 1
    with open('/dev/null') as f:
        pass
    return 'end'


class Odd:
    def __bool__(self): raise ZeroDivisionError
    def __lt__(self, other): return [] if other else [1]


def generator(n):
    for i in range(n):
        if (yield i): break


def consume(n):
    return sum(generator(n))


watch(loops, 6)
watch(loops, 0)
for a, b in [(1, 2), (2, 2), (3, 2), (None, 1), (0, -1)]:
    if a is None: watch(lambda: compare(a, b) if False else 0)
    else: watch(compare, a, b)
for x in ([1, 2], {'k': 5}, 's', 3, 5):
    watch(matches, x)
watch(pairs, {'x': 1, 'y': 0})
watch(guarded, 1)
watch(guarded, 0)
watch(compare, Odd(), 1) if False else None
def truth(x): return 1 if x else 2
watch(lambda: 0 if Odd() else 1)
def less(x, y): return 'l' if x < y else 'r'
odd = Odd()
def on_odd(y): return 'l' if odd < y else 'r'
watch(on_odd, 1)
watch(on_odd, 0)
watch(generator(3).__next__.__self__.gi_code and consume, 3)
print('with instructions')
watch(less, 1, 2, more=E.INSTRUCTION)
watch(less, 2, 1, more=E.INSTRUCTION)
watch(loops, 3, more=E.INSTRUCTION | E.LINE)
print('one way')
watch(loops, 4, events=E.BRANCH_LEFT)
watch(loops, 4, events=E.BRANCH_RIGHT)
watch(loops, 4, events=E.JUMP)
print('disabled')
for names in (['BRANCH_LEFT'], ['BRANCH_RIGHT'], ['JUMP'], ['JUMP', 'BRANCH_LEFT', 'BRANCH_RIGHT']):
    watch(loops, 7, disable=names)

# The deprecated event stands for both ways, and disables both at once.
log = []
def branch(code, at, to):
    log.append((at, to))
    return m.DISABLE
def note(code, at, to):
    log.append((at, to))
print(m.register_callback(T, E.BRANCH, note))
m.set_local_events(T, loops.__code__, E.BRANCH)
print(m.get_local_events(T, loops.__code__) == E.BRANCH_LEFT | E.BRANCH_RIGHT)
loops(5); print(log); log.clear()
print(m.register_callback(T, E.BRANCH, branch) is note)
loops(5); print(log); log.clear()
loops(5); print(log)
m.restart_events()
loops(5); print(log); log.clear()
m.register_callback(T, E.BRANCH, None)
# What is wanted again after it wasn't is told again; what stayed wanted is not.
def once(code, at, to):
    log.append(('left', at, to))
    return m.DISABLE
m.register_callback(T, E.BRANCH_LEFT, once)
m.set_local_events(T, loops.__code__, E.BRANCH_LEFT)
loops(5); print(log); log.clear()
m.set_local_events(T, loops.__code__, 0)
m.set_local_events(T, loops.__code__, E.BRANCH_LEFT)
loops(5); print(log); log.clear()
m.set_local_events(T, loops.__code__, 0)
loops(1)
m.set_local_events(T, loops.__code__, E.BRANCH_LEFT)
loops(5); print(log); log.clear()
m.set_local_events(T, loops.__code__, 0)

# What a callback raises is raised at the branch.
def angry(code, at, to):
    raise LookupError(at, to)
def caught(x):
    try:
        if x: len('')
        elif x is None: return 'none'
        return 'no'
    except LookupError as e:
        return e.args
def outer(x):
    try: return caught(x)
    except LookupError as e: return 'outside', e.args
for event in (E.BRANCH_LEFT, E.BRANCH_RIGHT):
    m.register_callback(T, event, angry)
    m.set_local_events(T, caught.__code__, event)
    print(outer(0), outer(1))
    m.set_local_events(T, caught.__code__, 0)
    m.register_callback(T, event, None)

# A callback may move the frame.
def chosen(s):
    if s:
        return 1
    else:
        return 0
def move(code, at, to):
    frame = sys._getframe(1)
    frame.f_lineno = code.co_firstlineno + 4
m.register_callback(T, E.BRANCH_LEFT, move)
m.set_local_events(T, chosen.__code__, E.BRANCH_LEFT)
print(chosen('x'), chosen(''))
m.set_local_events(T, chosen.__code__, 0)
m.free_tool_id(T)
