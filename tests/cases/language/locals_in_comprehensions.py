import sys

x = 3
print([sorted(k for k in locals() if k[:1] != "_") for i in range(1)])
print([list(locals()) for i in range(1)], [locals() is locals() for i in range(1)])
print([locals() for i in range(2) for j in [2]], {i: locals() for i in range(1)}, [locals() for i in [1] if locals()])
print([sys._getframe().f_locals for i in range(1)], [type(sys._getframe().f_locals).__name__ for i in range(1)])
print([[locals() for j in [i + 1]] for i in range(2)])
print(sorted(k for k in locals() if k[:1] != "_"))


class A:
    y = 1
    print([locals() for i in range(1)], [vars() for i in range(1)], [dir() for i in range(1)])
    print([eval("i") for i in range(1)], [eval("x") for i in range(1)])
    print([(lambda: i)() for i in range(1) if locals()])
    [exec("q = 1") for i in range(1)]
    print("q" in locals(), [k for k in locals() if k[:1] != "_"])
    for code in ("y", "i"):
        try:
            print([eval(code) for k in range(1)])
        except NameError as e:
            print(e)


def f(a):
    print([sorted(locals()) for i in range(1)], sorted(locals()))
    return [eval("a") for i in range(1)], {eval("i") for i in range(2)}


print(f(7))
i = "outer"
print([i for i in range(3)], i, [locals() for i in [5]], i, "i" in locals())
exec("print([sorted(locals()) for i in range(1)], [k for k in locals()])", {}, {"z": 1})
