"""from __future__: where it may stand, what it changes, and how it is inherited."""
import __future__
import ast
for name in __future__.all_feature_names:
    f = getattr(__future__, name); print(name, f.optional, f.mandatory, hex(f.compiler_flag), f.getOptionalRelease() == f.optional)
sources = ["from __future__ import annotations", "'doc'\nfrom __future__ import division", "'doc'; from __future__ import division", "'a'\n'b'\nfrom __future__ import division", "x = 1\nfrom __future__ import division", "import os\nfrom __future__ import division", "from __future__ import division\nx = 1\nfrom __future__ import annotations", "from __future__ import division, annotations\nfrom __future__ import generator_stop", "from __future__ import nope", "from __future__ import division, nope", "from __future__ import braces", "from __future__ import *", "from __future__ import division as d\nprint(d.compiler_flag)", "from __future__ import (annotations,\n division)", "import __future__", "def f():\n from __future__ import division", "class A:\n from __future__ import division", "if 1:\n from __future__ import division", "from .__future__ import x", "from __future__ import barry_as_FLUFL\nprint(1 <> 2)", "1 <> 2", "from __future__ import barry_as_FLUFL\n1 != 2", "# comment\n\n\nfrom __future__ import annotations", "f'doc'\nfrom __future__ import annotations", "b'doc'\nfrom __future__ import annotations", "pass\nfrom __future__ import annotations", "from __future__ import annotations; x: undefined = 1; print(__annotations__)", "'doc'\nprint(__doc__)\nfrom __future__ import division", "from __future__ import with_statement, print_function, unicode_literals, absolute_import, nested_scopes, generators", "from __future__ import None", "from __future__ import division.x", "from __future__ import", "from __future__ import division x", "try: from __future__ import division\nexcept: pass"]
for s in sources:
    try:
        code = compile(s, "f", "exec"); print(repr(s), hex(code.co_flags))
        if "print" in s: exec(code, {"__name__": "x"})
    except SyntaxError as e: print(repr(s), "|", e.msg, e.lineno, e.offset, e.end_lineno, e.end_offset)
    except Exception as e: print(repr(s), "|", type(e).__name__, e)
flags = __future__.annotations.compiler_flag
print(hex(compile("x: y", "f", "exec", flags).co_flags), hex(compile("def f(a: b): pass", "f", "exec", flags).co_consts[0].co_flags))
space = {}
exec(compile("from __future__ import annotations\nexec('def f(a: undefined): pass')\ng = eval('lambda: 0')\nc = compile('x: z', 'f', 'exec')\nd = compile('x: z', 'f', 'exec', dont_inherit=True)", "f", "exec"), space)
print(space["f"].__annotations__, hex(space["g"].__code__.co_flags), hex(space["c"].co_flags), hex(space["d"].co_flags))
exec(compile("def f(a: 1 + 1, *b: x.y, **c: 'q') -> [z for z in y]: w: int = 3", "f", "exec", flags), space)
print(space["f"].__annotations__)
for text in ["a if b else c", "lambda x, /, y=1, *z, k: (x, y)", "x[1:2, ::3]", "not a and b or c", "-(-1) ** 2", "(a := 5)", "f(*a, **b, c=1)", "{1: 2, **x}", "{*a, 1}", "[*a]", "(yield)", "await x", "f'{a!r:>{w}} {{}}'", "t'{a}'", "'it''s'", "b'\\xff'", "1e1000", "1j", "(1).real", "...", "a < b <= c is not d not in e", "x.y[z](w)", "[i async for i in x if a if b]", "{k: v for k, v in x}", "(x for x in y)", "a @ b // c << 2 | d", "(a, b)", "(a,)", "()", "a[(1, 2)]", "a[b:c]", "a[*b]", "~a", "not not a", "(a and b) == c", "a if (b if c else d) else e", "(lambda: 0)()", "'\\n\\'\"'", "int | None", "- 1", "(-1).x", "1 .x"]:
    try:
        exec(compile(f"from __future__ import annotations\nv: {text}", "f", "exec"), s2 := {}); print(text, "=>", s2["__annotations__"]["v"], "|", ast.unparse(ast.parse(text, mode="eval")))
    except SyntaxError as e: print(text, "=>", e.msg)
