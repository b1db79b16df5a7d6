import dis,sys
def f(x):
    for i in x:
        if i: a=1
        else: a=2
        while a:
            a-=1
            if a is None: break
    return x and a
async def g(y):
    async for z in y:
        print(z)
    async with y: pass
    try: pass
    except* ValueError: pass
def h(x):
    match x:
        case [1,2]: return 2
        case {'a':q}: pass
    yield from x
    with x: pass
    return [i for i in x if i]
for k in (f,g,h):

    print(list(k.__code__.co_branches()))
print(list((lambda: 1).__code__.co_branches()), f.__code__.co_branches.__text_signature__)
