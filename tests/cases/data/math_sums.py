import math


def show(text):
    try:
        result = eval(text)
    except Exception as error:
        print(text, type(error).__name__, error)
    else:
        print(text, repr(result)[:300])


NUMBERS = ["0", "-0.0", "1", "2.5", 'float("inf")', 'float("nan")', "1e308", '"a"', "[1, 2, 3]", "(1.5, 2, -3)", "None"]
for name in ["dist", "hypot", "sumprod", "fsum", "prod"]:
    for a in NUMBERS:
        show(f"math.{name}({a})")
        for b in NUMBERS:
            show(f"math.{name}({a}, {b})")
show('math.fsum([math.inf,-math.inf])'); show('math.fsum([1e308,1e308,-1e308])'); show('math.fsum([.1]*10)'); show('math.fsum([1e16,1,1e-16])'); show('math.fsum(x for x in [1,2,"x"])'); show('math.fsum([math.inf, 1])'); show('math.fsum([math.nan,math.inf])'); show('math.fsum([1e308,1e308])')
show('math.prod([1,2,3.5,True])'); show('math.prod([2**40]*4)'); show('math.prod([], start=7)'); show('math.prod(["a",3])'); show('math.prod([[1]],start=3)'); show('math.prod([1.5,2**70])');show('math.prod([1,2],start="ab")'); show('math.prod([1],3)')
show('math.sumprod([1,2,3],[4,5,6])'); show('math.sumprod([1.5,2,3],[4,5,True])'); show('math.sumprod([2**62,2**62],[2,3])'); show('math.sumprod([1e308,1e308],[10,-10])'); show('math.sumprod([1,2],[1])'); show('math.sumprod([10,20.5],[1,2**2000])'); show('math.sumprod([1],["a"])'); show('math.sumprod([1.0],["a"])')
show('math.sumprod([.1]*10,[1]*10)'); show('math.sumprod([1j,2],[1,2])'); show('math.sumprod([True,2],[1,2])'); show('math.sumprod([],[])'); show('math.sumprod([math.inf,-math.inf],[1.0,1.0])')
show('math.dist([1,2],[4,6])'); show('math.dist(iter([1,2]),(4,6))'); show('math.dist([1],[1,2])'); show('math.dist([math.inf,math.nan],[1,1])'); show('math.dist(1,2)'); show('math.dist(["a"],[1])'); show('math.dist((1e-320,2e-320),(0,0))')
show('math.hypot(3,4)'); show('math.hypot()'); show('math.hypot(1e308,1e308)'); show('math.hypot(1,2,3,4,5,6)'); show('math.hypot(math.nan,math.inf)'); show('math.hypot(1e-310,1e-310)')
