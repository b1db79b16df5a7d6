import dis
src = '''"doc"
import re

def f(a,
      b=1):
    for i in range(3):
        if i: continue
        yield i
    try:
        g(a)
    except (A, B) as e:
        raise C from e
x = [1,
2]
class K:
    y: int = 3
'''
c = compile(src, 'a', 'exec')
def walk(c):
    print(c.co_name, list(c.co_lines()))
    print(list(dis.findlinestarts(c)))
    for i in dis.get_instructions(c):
        print(i.offset, i.opname, i.argrepr if 'code object' not in i.argrepr else '', i.starts_line, i.line_number, tuple(i.positions), i.label)
    for k in c.co_consts:
        if hasattr(k, 'co_code'):
            walk(k)
walk(c)
