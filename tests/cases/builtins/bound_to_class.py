"""Methods of a metaclass, bound to a class: what errors call them."""


class Meta(type):
    pass


class A(metaclass=Meta):
    class Inner:
        pass


def told(call):
    try:
        print(call())
    except TypeError as error:
        print(error)


told(lambda: str.mro(1))
told(lambda: A.mro(1))
told(lambda: A.Inner.mro(1))
method = str.mro
told(lambda: method(1))
told(lambda: method(x=1))
told(lambda: str.mro(x=1))
told(lambda: A.__subclasses__(1))
told(lambda: int.__instancecheck__())
told(lambda: int.__subclasscheck__(1, 2))
told(lambda: str.mro.__qualname__ + " " + A.Inner.mro.__qualname__)
told(lambda: [].append())
told(lambda: "".join())
