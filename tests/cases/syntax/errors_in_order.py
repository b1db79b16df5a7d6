# Two errors in one module: which of them is told.
def tell(source, flags=0):
    try:
        compile(source, "file", "exec", flags, True)
        print(repr(source), "compiles")
    except SyntaxError as e:
        print(repr(source), e.msg, e.lineno, e.offset, e.end_lineno, e.end_offset)


ASYNC = ["async for x in y: pass", "async with x as y: pass", "async for __debug__ in await y: pass", "await x", "(x async for x in y)"]
OTHERS = ["nonlocal z", "await z", "def f(a, a): pass", "return", "x.__debug__ = 1", "break", "from __future__ import nope"]
NESTS = ["{0}\n{1}", "def f():\n {0}\n {1}", "class C:\n {0}\n{1}", "async def f():\n def g():\n  {0}\n {1}"]
for first in ASYNC:
    for second in OTHERS:
        for nest in NESTS:
            tell(nest.format(first, second))
            tell(nest.format(second, first))
tell("async for x in y: nonlocal z", 0x2000)
tell("def f():\n async with x: await y\nnonlocal z", 0x2000)

FUTURES = ["from __future__ import annotations", "from __future__ import nope, braces", "from __future__ import annotations as __debug__", "from .__future__ import nope"]
OTHERS = ["x", "'doc'", "await z", "nonlocal q", "import a as __debug__", "from __future__ import division", "x; from __future__ import division", "async for x in y: pass"]
NESTS = ["{0}\n{1}", "{1}\n{0}", "def f():\n {0}\n{1}", "{1}\ndef f():\n {0}", "if 1:\n {1}\n {0}", "'doc'\n{0}\n{1}", "{0}; {1}", "{1}; {0}"]
for first in FUTURES:
    for second in OTHERS:
        for nest in NESTS:
            tell(nest.format(first, second))
for source in ("'doc'; 'doc'; from __future__ import division", "x; y = '''\n'''; from __future__ import division", "pass; from __future__ import nope"):
    tell(source)
