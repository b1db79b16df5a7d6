import copy
import pickle


class Own(AttributeError):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.extra = "e"


def missing():
    try:
        (3).absent
    except AttributeError as e:
        return e


for error in (AttributeError(), AttributeError("a"), AttributeError("a", "b"), AttributeError("a", name="n", obj=[1]),
              AttributeError("a", name=None), missing(), Own("t", name="m")):
    print(error.__reduce__()[1:], error.__getstate__())
    for again in [pickle.loads(pickle.dumps(error, p)) for p in range(6)] + [copy.copy(error), copy.deepcopy(error)]:
        print(type(again).__name__, again.args, again.name, again.obj, sorted(vars(again)))
for error in (NameError("a", name="n"), ImportError("a", name="n", path="p"), ImportError("a")):
    print(error.__reduce__(), error.__getstate__())
    again = pickle.loads(pickle.dumps(error))
    print(again.args, again.name)
held = AttributeError("with", obj=lambda: 1)
print(pickle.loads(pickle.dumps(held)).obj)
