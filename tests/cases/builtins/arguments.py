# Messages for wrong arguments of builtin functions and methods.
def r(f):
    try: print(repr(f())[:80])
    except BaseException as e: print(type(e).__name__, e)
r(lambda: compile(1,2,3,4,5,6,7,8,9))
r(lambda: compile())
r(lambda: compile('a',x=1))
r(lambda: compile('a',x=1,filename='x',mode='eval'))
r(lambda: compile('a','b','eval',source=1))
r(lambda: compile('a','b','eval',1,2,3,4))
r(lambda: sum([],1,2)); r(lambda: sum()); r(lambda: sum(start=1)); r(lambda: sum([],x=1)); r(lambda: sum([],1,start=1)); r(lambda: sum([],1,foo=1))
import posix, time, itertools
r(lambda: posix.getpid(1)); r(lambda: posix.getpid(a=1)); r(lambda: posix.stat()); r(lambda: posix.stat('a',1)); r(lambda: posix.stat('a',a=1)); r(lambda: posix.stat(path='a',a=1)); r(lambda: posix.stat(a=1)); r(lambda: posix.stat('a',path=1));r(lambda: posix.stat('a','b','c','d','e','f'))
r(lambda: posix.mkdir(a=1,b=2,c=3,d=4)); r(lambda: posix.mkdir('a','b','c',d=4)); r(lambda: posix.open('a')); r(lambda: posix.open())
r(lambda: 'a'.split(1,2,3)); r(lambda: 'a'.split(sep=1,maxsplit=2,x=3)); r(lambda:'a'.split(x=3)); r(lambda:'a'.split(' ',sep=3)); r(lambda:'a'.encode(1,2,3)); r(lambda:'a'.encode(x=1)); r(lambda:'a'.encode(encoding=1)); r(lambda: 'a'.expandtabs(1,2)); r(lambda:[].sort(1)); r(lambda:[].sort(a=1)); r(lambda:[].sort(a=1,b=1,c=1)); r(lambda:[].sort(1,a=1))
r(lambda: open()); r(lambda: open(a=1)); r(lambda:open('a',file=3)); r(lambda:open(1,2,3,4,5,6,7,8,9,10)); r(lambda:open('a',encoding='b',c=1))
r(lambda: (3).to_bytes(1,2,3)); r(lambda: (3).to_bytes(1,'big',x=3)); r(lambda: (3).to_bytes(x=3)); r(lambda: int.from_bytes()); r(lambda: int.from_bytes(x=1)); r(lambda: round()); r(lambda: round(1,2,3)); r(lambda: round(ndigits=1)); r(lambda: pow(1)); r(lambda: pow(1,2,3,4)); r(lambda:pow(base=1,y=1)); r(lambda: print(a=1)); r(lambda: __import__()); r(lambda: enumerate(a=1)); r(lambda: zip(a=1)); r(lambda: bytes(1,2,3,4)); r(lambda: bytes(a=1)); r(lambda: bytearray(a=1)); r(lambda: str(a=1)); r(lambda: str(1,2,3,4)); r(lambda: complex(a=1)); r(lambda:complex(1,2,3)); r(lambda:memoryview()); r(lambda: property(1,2,3,4,5)); r(lambda:property(a=1)); r(lambda: float(a=1)); r(lambda: int(a=1)); r(lambda: int(1,2,3)); r(lambda: list(a=1)); r(lambda: list(1,2)); r(lambda:tuple(1,2)); r(lambda:tuple(a=1)); r(lambda: set(1,2)); r(lambda: frozenset(1,2)); r(lambda: dict(1,2)); r(lambda: range()); r(lambda: range(1,2,3,4)); r(lambda: slice()); r(lambda: type(1,2)); r(lambda: super(1,2,3)); r(lambda: staticmethod()); r(lambda: classmethod(a=1)); r(lambda: reversed()); r(lambda:map()); r(lambda:filter()); r(lambda:len()); r(lambda: len(1,2)); r(lambda: len(a=1)); r(lambda: abs()); r(lambda: eval()); r(lambda: eval(a=1)); r(lambda: exec('',a=1)); r(lambda: isinstance()); r(lambda: isinstance(1)); r(lambda: getattr()); r(lambda: iter()); r(lambda: next()); r(lambda: max()); r(lambda: max(1,a=1))
r(lambda: itertools.count(a=1)); r(lambda: itertools.accumulate()); r(lambda: itertools.combinations(1)); r(lambda: time.sleep()); r(lambda: time.sleep(a=1)); r(lambda:time.time(1))
import io,collections
r(lambda: io.BytesIO(1,2)); r(lambda: io.StringIO(a=1)); r(lambda: collections.deque(a=1)); r(lambda: collections.deque(1,2,3)); r(lambda: collections.deque().append()); r(lambda: collections.deque().append(a=1)); r(lambda: collections.deque.append(1)); r(lambda: collections.deque.append()); r(lambda: collections.deque()+1); r(lambda: collections.deque().foo); r(lambda: collections.deque()<3); r(lambda: collections.deque.foo); r(lambda: io.BytesIO().read(1,2)); r(lambda:io.BytesIO().read(a=1)); r(lambda: io.BytesIO.read(1)); r(lambda: hash(collections.deque())); r(lambda: collections.deque.append); r(lambda: collections.deque()()); r(lambda: collections.deque.__new__(int)); r(lambda: super(collections.deque,1)); r(lambda:super(collections.deque,collections.deque()))
