def check(lines):
    for line in lines.strip().splitlines():
        try:
            print(line.strip(), "->", repr(eval(line.strip(), globals())))
        except Exception as e:
            print(line.strip(), "->", type(e).__name__ + ":", e)
import typing, types
from typing import Union, Optional, Literal, Any
check(r'''
list[int], dict[str, list[int]], tuple[int, ...], tuple[()], type[int], list[int][0:0] if 0 else 0, list['x'], list[list[int]], set[None], list[...]
list[int].__origin__, list[int].__args__, list[int].__parameters__, list[int]('ab'), list[int] == list[int], list[int] == list[str], hash(list[int]) == hash(list[int]), list[int] is list[int], repr(list[int]), list[int].append, isinstance(list[int], types.GenericAlias), list[int].__class__, type(list[int])
isinstance([], list[int])
issubclass(list, list[int])
list[int][str]
list[int].foo
setattr(list[int], 'x', 1)
list[int]()
int[str]
str[int]
len[int]
types.GenericAlias(list, int), types.GenericAlias(list, (int, str)), types.GenericAlias(5, 6), types.GenericAlias(list, [])
types.GenericAlias()
types.GenericAlias(list)
int | str, int | None, int | str | int, (int | str) == (str | int), hash(int | str) == hash(str | int), int | list[int], None | int, (int | str).__args__, repr(int | None), type(int | str), isinstance(5, int | str), issubclass(int, int | str), int | Any, 'x' | int if 0 else 0, int | typing.List[int], (int | str) | (float | None), bool | int, Union[int, str] == (int | str), Optional[int], Union[int], Literal[1, 'a']
int | 5
int | 'x'
5 | int
isinstance(5, int | list[int])
isinstance([], int | list[int])
(int | str)[int]
(int | str).foo
(int | str)()
int | (int,)
Union[()]
Union[int, 5]
Optional[int, str]
class_ if 0 else 0
list[int].__mro_entries__(()), list[int] | None, list[int] | list[str], next(iter(list[int])), [*list[int]], type(next(iter(tuple[int]))), types.GenericAlias(tuple, (int,)).__unpacked__, next(iter(tuple[int])).__unpacked__
__import__('pickle').loads(__import__('pickle').dumps(list[int])), __import__('copy').copy(dict[int, str]), __import__('pickle').loads(__import__('pickle').dumps(int | str)), list[int].__reduce__()[1:], (int | str).__parameters__, (list[typing.TypeVar('T')] | int).__parameters__
dir(list[int])[:3], list[int].__doc__[:8], list[int].__name__, list[int].__qualname__, list[int].__module__
types.UnionType is Union, types.UnionType, typing.get_origin(int | str), typing.get_args(int | str), typing.get_origin(list[int]), types.get_original_bases(type('A', (list,), {}))
''')
class A(list[int]): pass
print(A.__bases__, A.__orig_bases__, A([1]))
T = typing.TypeVar('T')
class G(typing.Generic[T]):
    def __class_getitem__(cls, k): return super().__class_getitem__(k)
print(G[int], G[T], G[int].__origin__, G[int]().__orig_class__, list[T][int], dict[T, int][str], tuple[T, T][int])
