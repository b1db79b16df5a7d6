def handlers(f):
    try:
        f()
    except ValueError:
        return 1
    except (KeyError, IndexError) as e:
        print(e)
        raise
    except:
        pass
    else:
        f(1)
    finally:
        f(2)
    return 3
def leaving(xs):
    for x in xs:
        try:
            if x: return x
            if x == 1: continue
            break
        finally:
            print(x)
def nested():
    try:
        try: a
        finally: b
    except A as e:
        try: c
        except B as e: d
    with x as y:
        return y
def groups():
    try: a
    except* ValueError as e: print(e)
    except* (A, B): pass
    else: c
    finally: d
def manager(m):
    with m, m as (a, b):
        for x in a:
            with b: continue
    return a
def long_try(a, b, c):
    try:
        if a and not b or c:
            return a if b else c
        elif a.b(c): raise c from a
    except Exception as e:
        return [e for e in a]
