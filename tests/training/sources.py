"""Compiling and importing: what every start pays."""

import ast
import dis
import importlib
import io
import sys
import tokenize

MODULES = """abc argparse ast asyncio bisect calendar codecs collections contextlib copy csv dataclasses datetime decimal
difflib dis email.message enum fnmatch fractions functools gettext glob gzip hashlib heapq html.parser http.client
inspect io ipaddress json keyword locale logging numbers operator optparse os pathlib pickle platform posixpath pprint
queue random re sched shlex shutil signal socket statistics string subprocess tarfile tempfile textwrap threading timeit
token tokenize traceback types typing unittest urllib.request uuid warnings weakref zipfile""".split()

for name in MODULES:
    importlib.import_module(name)

total = 0
for name in ("argparse", "dataclasses", "typing", "difflib", "tokenize", "enum", "functools"):
    loader = sys.modules[name].__spec__.loader
    source = loader.get_source(name)
    code = compile(source, name, "exec")
    total += len(code.co_code)
    tree = ast.parse(source)
    total += sum(1 for _ in ast.walk(tree))
    if name in ("functools", "enum"):
        total += len(ast.unparse(tree))
        total += sum(1 for _ in tokenize.generate_tokens(io.StringIO(source).readline))
        total += sum(1 for _ in dis.get_instructions(code))
for i in range(400):
    total += eval(f"{i} + len('{i}') * (lambda x: x)({i})")
    space = {}
    exec(f"def f{i}(a, b=2, *c, **d):\n    x = [a for a in c if a]\n    return a + b + {i}\n", space)
    total += space[f"f{i}"](1)
assert total
