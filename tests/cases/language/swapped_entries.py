"""Swaps and copies of values that wait to be used."""

class P: pass
def f(x, y, z):
    a=[1,2,3]; i=1
    a[i] += 5
    a[i] *= a[i-1] + (a[0] if x else a[2])
    p=P(); p.v=1; p.w=[1,2]
    p.v += p.v + 1
    p.w[0] += p.w[1] - (p.v and 3)
    p.w[p.v % 2] -= (yield_ := p.v) + yield_
    x, y, z = z, x, y
    x, y = y, x
    b = c = d = a[0] + a[1]
    a[0], a[1], a[2] = a[2], a[0], a[1]
    a[i], i = i, a[i]
    p.v, p.w[0] = p.w[0], p.v
    q = 1 < (p.v + 1) < 100 < x + 1000
    d = {}
    d[a[0]] = d[a[1]] = e = a[2] + b
    (g := a[0] + 1)
    h = [g := g + k for k in range(3)]
    m, n = (a[0] + 1, a[1] + 2)
    x += y; x = x + (x := 3) + x
    return a, p.v, p.w, x, y, z, b, c, q, d, e, g, h, m, n, i
print(f(1,2,3), f(0,5,6))
def g(a, i):
    t = a[i] + (a[i] if i else a.pop()); a[i] += t; t += a[i]; return t, a
print(g([1,2,3],1), g([1,2,3],0))
def sorty(a):
    for i in range(len(a)):
        for j in range(len(a)-1-i):
            if a[j] > a[j+1]:
                a[j], a[j+1] = a[j+1], a[j]
    return a
print(sorty([5,3,8,1,9,2]))
class D(dict):
    def __getitem__(self,k):
        return dict.get(self,k,0)+0
def h():
    d=D(); 
    for i in range(10):
        d['a'] += i
        d[f'{i}'] += f2(i, i+1)[0]
        try:
            d['x'] += 1 / (i - 5)
        except ZeroDivisionError as e:
            d['err'] -= 1
    return dict(d)
def f2(*a): return a
print(h())
def gen():
    a=[1,2,3]
    a[1] += yield a[0]
    a[(yield 5)] *= (yield 7) + a[0]
    x, y = (yield 1), (yield 2)
    x, y = y, x
    yield a, x, y
g2=gen(); print(next(g2)); print([g2.send(k) for k in (10, 1, 20, 3, 4)])
