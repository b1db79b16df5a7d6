def t(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)).split(" at 0x")[0])
    except BaseException as e:
        print(type(e).__name__ + ":", str(e).split(" at 0x")[0])


from unittest import mock
from unittest.mock import *
import asyncio
m = Mock(return_value=3, name='nm'); print(m(1, a=2), m.called, m.call_count, m.call_args, m.call_args.args, m.call_args.kwargs, m.call_args_list, m.mock_calls, repr(m).split(' id=')[0], m.x.y(5) is m.x.y.return_value, m.mock_calls, m.method_calls); m.reset_mock(); print(m.called, m.mock_calls, m.return_value)
for f in (lambda: m.assert_called(), lambda: m.assert_called_once(), lambda: m.assert_not_called(), lambda: m.assert_called_with(1), lambda: m.assert_called_once_with(2), lambda: m.assert_any_call(3), lambda: m.assert_has_calls([call(1), call(9)]), lambda: m.asert_foo, lambda: m.assert_nope, lambda: m.called_once): t(f)
m(1); m(2, k='v')
for f in (lambda: m.assert_called_once(), lambda: m.assert_not_called(), lambda: m.assert_called_with(1), lambda: m.assert_called_with(2, k='v'), lambda: m.assert_called_once_with(2, k='v'), lambda: m.assert_any_call(1), lambda: m.assert_any_call(3), lambda: m.assert_has_calls([call(1), call(2, k='v')]), lambda: m.assert_has_calls([call(2, k='v'), call(1)]), lambda: m.assert_has_calls([call(9)], any_order=True)): t(f)
s = Mock(side_effect=[1, KeyError('k'), DEFAULT], return_value='dflt'); t(s); t(s); t(s); t(s); s.side_effect = lambda x: x * 2; print(s(4)); s.side_effect = ValueError; t(s, 1); s.side_effect = None; print(s(1))
sp = Mock(spec=['a', 'b']); print(sp.a is sp.a); t(lambda: sp.c); sp.c = 5; ss = Mock(spec_set=['a']); t(setattr, ss, 'z', 1); class_ = type('C', (), {'meth': lambda self, a, b=1: a, 'attr': 5}); c = create_autospec(class_); i = c(); i.meth(1); t(i.meth); t(i.meth, 1, 2, 3); t(lambda: i.nope); i.meth.assert_called_once_with(1); print(isinstance(Mock(spec=class_), class_), isinstance(i, class_), callable(create_autospec(class_, instance=True)))
def fn(a, *, b): return a
af = create_autospec(fn, return_value='auto'); print(af(1, b=2), af.call_args, fn.__name__ == af.__name__); t(af, 1); t(af, 1, b=2, c=3); af.assert_called_once_with(1, b=2)
mm = MagicMock(); print(len(mm), bool(mm), int(mm), str(mm)[:10], mm[5] is mm[6], list(mm), 5 in mm, mm + 1 is not None, mm < 5 if 0 else '', float(mm), complex(mm), mm.__enter__() is not None, hash(mm) == hash(mm), mm == mm, mm != 5); mm.__len__.return_value = 7; mm.__getitem__.side_effect = lambda k: k * 2; mm.__iter__.return_value = [1, 2]; mm.__str__.return_value = 'S'; print(len(mm), mm[4], list(mm), list(mm), str(mm), mm.__getitem__.call_args); t(lambda: Mock()[1]); t(len, Mock()); t(lambda: mm < 5)
with mm as v: print(v is mm.__enter__.return_value, mm.__exit__.called)
import os, json
with patch('os.getcwd', return_value='/fake') as p: print(os.getcwd(), p.call_count)
with patch.object(json, 'dumps', autospec=True) as p: p.return_value = 'j'; print(json.dumps(1)); t(json.dumps)
with patch.dict(os.environ, {'KAA_M': '1'}, clear=False): print(os.environ['KAA_M'])
print('KAA_M' in os.environ); d = {'a': 1}
with patch.dict(d, {'b': 2}, clear=True): print(d)
print(d); t(lambda: patch('os.nope').start()); t(lambda: patch('nomodule_x.y').start()); t(patch, 'nodots') ; t(lambda: patch.object(os, 'zz').start()); q = patch('os.sep', '!'); q.start(); print(os.sep); q.stop(); print(os.sep); t(q.stop)
@patch('os.getpid', new=lambda: 5)
@patch.object(os, 'getppid', return_value=6)
def deco(arg, pp): return arg, os.getpid(), os.getppid(), pp.called
print(deco('x'))
@patch.multiple(os, getuid=DEFAULT, getgid=lambda: 9)
def multi(getuid): getuid.return_value = 3; return os.getuid(), os.getgid()
print(multi())
class Tgt:
    @property
    def prop(self): return 1
with patch.object(Tgt, 'prop', new_callable=PropertyMock, return_value=9) as p: print(Tgt().prop, p.mock_calls)
o = mock_open(read_data='l1\nl2\n')
with patch('builtins.open', o):
    with open('f') as f: print(f.read(), f.readline(), list(f))
    with open('g', 'w') as f: f.write('w')
print(o.mock_calls); print(call(1) == call(1), call.a.b(1), call(1, x=2), call.a().b(3).call_list(), call('n') in [call('n')], ANY == 5, [ANY] == [object()], call(ANY, 2) == call(1, 2), sentinel.x, sentinel.x is sentinel.x, repr(ANY), DEFAULT)
am = AsyncMock(return_value=4); am2 = AsyncMock(side_effect=[1, KeyError('a')])
async def main():
    print(await am(1), am.await_count, am.await_args, asyncio.iscoroutinefunction(am) if 0 else ''); am.assert_awaited_once_with(1); t(am.assert_not_awaited); print(await am2())
    try: await am2()
    except KeyError as e: print(repr(e))
    async with MagicMock() as x: print(type(x).__name__)
    ai = MagicMock(); ai.__aiter__.return_value = [1, 2]; print([x async for x in ai])
asyncio.run(main()); par = Mock(); par.attach_mock(ch := Mock(), 'child'); ch(1); print(par.mock_calls); par.configure_mock(**{'a.return_value': 5, 'b': 6}); print(par.a(), par.b, NonCallableMock().x is not None); t(lambda: NonCallableMock()()); se = seal(sm := Mock(a=Mock())); t(lambda: sm.b); print(Mock(wraps=len)([1, 2]), Mock(**{'m.side_effect': KeyError}).m.side_effect, dir(Mock(spec=['zz']))[-1]); t(Mock, spec=5, spec_set=6) if 0 else None; del m.gone; t(lambda: m.gone); print(mock.FILTER_DIR, ThreadingMock().called if 0 else '')
