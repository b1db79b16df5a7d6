import os, sys as system, os.path, os.path as path, a.b.c as d
from x import y, z as w
from . import sibling
from ..pkg.mod import *
def loops(xs, n):
    for x in xs:
        if x: continue
        if n: break
        print(x)
    else:
        return 1
    while n:
        n -= 1
        if n == 5: break
    else:
        del n
    while True:
        if xs: return
    for a, (b, *c) in xs: pass
def unbound(flag):
    if flag:
        v = 1
    print(v)
    del v
    return v
def swaps(a, b, c):
    a, b = b, a
    a, b, c = c, a, b
    (a, b), c = (c, a), b
    a, a = b, c
    return a
def globals_():
    global g
    g = 1
    del g
    def inner():
        nonlocal h
        h = 2
    h = 0
    return inner
def many(a0, a1, a2, a3, a4, a5, a6, a7, a8, a9, a10, a11, a12, a13, a14, a15, a16):
    b = a16
    return a0 + a15 + a16 + b
def returns(x):
    if x:
        return (x
                + 1)
    return \
        None
def dead():
    return
    print("never")
with open(a) as f, open(b): f.read()
if 0: pass
elif 1: x
else: y
raise
raise ValueError from None
x: int
if x:
    y: str = 1
x.y: z
x[y]: z = 1
