# Names in namespaces that make up what they miss.
import types


class Making(dict):
    def __missing__(self, key):
        if key.startswith("no"):
            raise KeyError(key)
        return "made " + key


def read():
    return some, nothing_at_all


for code in (read.__code__, (lambda: (some, len)).__code__):
    try:
        print(types.FunctionType(code, Making())())
    except NameError as error:
        print(type(error).__name__, error)

try:
    print(exec("print(other)\nprint(nope)", Making(print=print)))
except NameError as error:
    print(type(error).__name__, error)

