"""Compiles damaged syntax trees of library sources: python trees.py SEED COUNT FOLDER

Prints one line for each tree: what became of it. The same seed gives the same trees on every Python.
"""
import _ast, ast, os, random, sys, warnings

seed, count, folder = int(sys.argv[1]), int(sys.argv[2]), sys.argv[3]
rng = random.Random(seed)
warnings.simplefilter("ignore")
files = sorted(name for name in os.listdir(folder) if name.endswith(".py") and os.path.isfile(os.path.join(folder, name)))
CLASSES = sorted(
    (c for c in vars(_ast).values() if isinstance(c, type) and issubclass(c, ast.AST)),
    key=lambda c: c.__name__,
)
VALUES = [None, True, 0, 1, -1, 2**31, 10**30, 1.5, 1j, "", "x", "None", "True", "__debug__", "a.b", "é", b"y", (), (1, ("a",)),
          frozenset({1}), ..., [], [None], ["x"], [1], {}, object, "\ud800", "x" * 50]


def nodes_of(tree):
    # Nodes may hang in two places, but never below themselves.
    found, todo = [], [tree]
    while todo and len(found) < 3000:
        node = todo.pop()
        found.append(node)
        for _, value in ast.iter_fields(node):
            if isinstance(value, ast.AST):
                todo.append(value)
            elif isinstance(value, list):
                todo.extend(item for item in value if isinstance(item, ast.AST))
    return found


def below(node, other):
    return any(n is other for n in nodes_of(node))


def fresh():
    node = rng.choice(CLASSES)()
    for name in node._fields:
        if rng.random() < 0.5:
            setattr(node, name, rng.choice(VALUES))
    return node


def damage(tree, pool):
    nodes = nodes_of(tree)
    for _ in range(rng.choice((1, 1, 1, 2, 4))):
        node = rng.choice(nodes)
        names = node._fields + node._attributes
        if not names:
            continue
        name = rng.choice(names)
        old = getattr(node, name, None)
        kind = rng.randrange(9)
        new = rng.choice(VALUES)
        if kind in (0, 1):
            new = rng.choice(pool)
        elif kind == 2:
            new = fresh()
        elif kind == 3 and isinstance(old, list):
            new = list(old)
            rng.shuffle(new)
        elif kind == 4 and isinstance(old, list):
            new = old + [rng.choice(pool)]
        elif kind == 5 and isinstance(old, list):
            new = old[rng.randrange(len(old) + 1):]
        elif kind == 6 and isinstance(old, list):
            new = [*old, rng.choice(VALUES)]
        elif kind == 7:
            if name in vars(node):
                delattr(node, name)
            continue
        elif kind == 8 and isinstance(old, int):
            new = old + rng.choice((-1000, -1, 1, 5, 100))
        items = new if isinstance(new, list) else [new]
        if any(isinstance(item, ast.AST) and below(item, node) for item in items):
            continue
        setattr(node, name, new)


def sizes(code):
    return [(len(code.co_code), code.co_stacksize, code.co_flags, ascii(code.co_names)[:60])] + [
        size for const in code.co_consts if isinstance(const, type(code)) for size in sizes(const)
    ]


for number in range(count):
    while True:
        with open(os.path.join(folder, rng.choice(files)), encoding="utf-8") as file:
            body = ast.parse(file.read()).body
        if body:
            break
    start = rng.randrange(len(body))
    tree = ast.Module(body[start : start + 3], [])
    mode = "exec"
    expressions = [node for node in nodes_of(tree) if isinstance(node, ast.expr)]
    if expressions and rng.random() < 0.2:
        tree, mode = ast.Expression(rng.choice(expressions)), "eval"
    elif rng.random() < 0.2:
        tree, mode = ast.Interactive(tree.body), "single"
    damage(tree, nodes_of(tree))
    optimize = rng.choice((0, 0, 1, 2))
    try:
        shown = ast.dump(tree)
    except Exception:
        shown = "?"
    print(f"{number} {mode} {shown[:2000]}", file=sys.stderr, flush=True)
    try:
        code = compile(tree, "<fuzz>", mode, dont_inherit=True, optimize=optimize)
        result = f"code {sizes(code)}"
    except SyntaxError as e:
        result = f"{type(e).__name__} {e.msg!a} {e.lineno} {e.offset} {e.end_lineno} {e.end_offset}"
    except (ValueError, TypeError, AttributeError, SystemError, OverflowError, RecursionError) as e:
        result = f"{type(e).__name__} {e!a}"
    print(number, result)
