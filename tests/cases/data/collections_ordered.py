def check(lines):
    for line in lines.strip().splitlines():
        try:
            print(line.strip(), "->", repr(eval(line.strip(), globals())))
        except Exception as e:
            print(line.strip(), "->", type(e).__name__ + ":", e)
from collections import OrderedDict, defaultdict, ChainMap, UserDict, UserList, UserString
import copy, pickle
od = OrderedDict(b=1, a=2, c=3)
dd = defaultdict(list, x=[1])
cm = ChainMap({'a': 1}, {'a': 2, 'b': 3})
check(r'''
od, repr(OrderedDict()), od.move_to_end('b'), od, od.move_to_end('c', last=False), od, od.popitem(), od.popitem(last=False), od
od.move_to_end('zz')
OrderedDict().popitem()
OrderedDict(a=1) == OrderedDict(a=1), OrderedDict([(1, 2), (3, 4)]) == OrderedDict([(3, 4), (1, 2)]), OrderedDict([(1, 2), (3, 4)]) == {3: 4, 1: 2}, list(reversed(OrderedDict(a=1, b=2))), OrderedDict(a=1) | {'b': 2}, {'z': 0} | OrderedDict(a=1), OrderedDict.fromkeys('ab', 0)
od.pop('nope')
od.pop('nope', 5), od.setdefault('n', 6), od.get('n'), list(od.items()), list(reversed(od.keys())), copy.copy(od) == od, pickle.loads(pickle.dumps(od)) == od, od.__reduce__()[0].__name__
dd, dd['new'], dd, dd.default_factory, dd.copy(), dd.__missing__('m'), 'q' in dd, dd.get('q'), dd | {'y': 1}, type(dd | {}), {'a': 1} | dd, copy.copy(dd).default_factory, pickle.loads(pickle.dumps(dd)), dd.__reduce__()[:2]
defaultdict(5)
defaultdict(None)['x']
defaultdict(int)['x'], defaultdict(lambda: 5)['y'], repr(defaultdict()), defaultdict(None, {1: 2}), repr(defaultdict(int, a=1))
defaultdict(lambda: 1 / 0)['x']
defaultdict(int, 5)
cm['a'], cm['b'], list(cm), len(cm), dict(cm), cm.maps, cm.new_child({'z': 0}), cm.parents, cm, cm.get('q'), 'b' in cm, bool(ChainMap()), ChainMap({'q': 1}) == {'q': 1}, cm | {'w': 1}, cm.copy()
cm['zz']
cm.pop('b')
cm.__delitem__('b')
cm.popitem(), cm
ChainMap().popitem()
UserDict(a=1), UserDict({'x': 1}) | {'y': 2}, UserDict(a=1).data, UserDict([('a', 1)]).copy(), 'a' in UserDict(a=1), UserList([1, 2]) + [3], UserList('ab')[0:1], UserList([3, 1]).__lt__([4]), UserString('abc')[1:], UserString('a') + 'b', UserString('a').upper(), UserString('5') * 2, hash(UserString('a')) == hash('a'), int(UserString('5')), repr(UserString('q'))
UserDict()['z']
''')
class DD(defaultdict):
    def __missing__(self, k): return 'custom ' + k
print(DD()['z'], DD(int))
r = defaultdict(list); r['x'] = r; print(r)
