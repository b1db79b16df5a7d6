"""Constants of code objects that no compiler makes."""
import marshal, types, gc


def f():
    return 1234.5


code = f.__code__
items = []
with_list = code.replace(co_consts=(items,))
print(with_list.co_consts, with_list.co_consts[0] is items)
f.__code__ = with_list
print(f() is items, f())
items.append(1)
gc.collect()
print(f(), with_list == code, with_list == code.replace(co_consts=(items,)), with_list == code.replace(co_consts=([1],)))
try:
    hash(with_list)
except TypeError as error:
    print(error)
print(hash(code.replace(co_consts=(int,))) == hash(code.replace(co_consts=(int,))), with_list.replace(co_name="g").co_consts[0] is items)
print(with_list.replace(co_consts=(5,)).co_consts, with_list.replace(co_consts=(None, 2)) == with_list)


class Text(str):
    pass


class Pair(tuple):
    pass


for values in ((int,), (Text("a"),), (Pair((1, 2)),), ((1, [2]),), (slice(1, [2], None),), (frozenset({Pair()}),),
               (len, print), (with_list,), (None, {}, None), (True, 1.0, 2j, b"x", "y", (1, (2,)), slice(1, 2), ...)):
    changed = code.replace(co_consts=values)
    kept = changed.co_consts
    print(len(kept), [type(a).__name__ for a in kept], kept == values, [a is b for a, b in zip(kept, values)][:1],
          changed == code.replace(co_consts=values))
    for version in range(marshal.version + 1):
        try:
            data = marshal.dumps(changed, version)
            print(version, marshal.loads(data) == changed if version >= 3 and isinstance(values[0], bool) else "written")
        except (ValueError, TypeError) as error:
            print(version, type(error).__name__, error)
loop = []
code = code.replace(co_consts=code.co_consts + (loop,))
loop.append(code)
for version in range(marshal.version + 1):
    try:
        marshal.dumps(code, version)
    except ValueError as error:
        print(version, error)
loop.clear()
made = types.CodeType(0, 0, 0, 0, 1, 3, code.co_code, (items, 1), (), (), "file", "name", "qualname", 1, b"", b"")
print(made.co_consts)
try:
    code.replace(co_consts=[1])
except TypeError as error:
    print(error)
