def t(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)).split(" at 0x")[0])
    except BaseException as e:
        print(type(e).__name__ + ":", str(e).split(" at 0x")[0])


import unittest, io, sys, re
class T(unittest.TestCase):
    @classmethod
    def setUpClass(cls): print('setUpClass')
    @classmethod
    def tearDownClass(cls): print('tearDownClass')
    def setUp(self): self.addCleanup(print, 'cleanup', self._testMethodName)
    def test_ok(self): "Doc line."; self.assertEqual(1, 1)
    def test_fail(self): self.assertEqual([1, 2], [1, 3], 'msg')
    def test_err(self): raise KeyError('k')
    @unittest.skip('why')
    def test_skip(self): pass
    def test_skip2(self): self.skipTest('inside')
    @unittest.expectedFailure
    def test_xfail(self): self.fail()
    @unittest.expectedFailure
    def test_xpass(self): pass
    def test_sub(self):
        for i in range(3):
            with self.subTest('m', i=i): self.assertNotEqual(i, 1)
    @unittest.skipIf(True, 'if')
    def test_if(self): pass
class Mod(unittest.TestCase):
    def test_raises(self):
        with self.assertRaises(ValueError) as c: int('x')
        print(c.exception, type(c).__name__)
        with self.assertRaisesRegex(ValueError, 'inv.*x'): int('x')
        with self.assertWarns(UserWarning) as w: __import__('warnings').warn('u')
        print(w.warning)
        with self.assertLogs('lg', 'INFO') as l: __import__('logging').getLogger('lg').warning('x')
        print(l.output, len(l.records))
        with self.assertNoLogs('lg'): pass
def run(*cases, **k):
    s = io.StringIO(); r = unittest.TextTestRunner(s, **k).run(unittest.TestSuite(map(unittest.defaultTestLoader.loadTestsFromTestCase, cases)))
    out = re.sub(r'in [\d.]+s', 'in Xs', s.getvalue()); out = re.sub(r'File ".*?", line \d+', 'File F', out); print(out); return r
r = run(T, verbosity=2); print(r, r.testsRun, len(r.failures), len(r.errors), r.skipped[0][1], r.wasSuccessful(), len(r.expectedFailures), len(r.unexpectedSuccesses)); print(run(Mod, verbosity=0).wasSuccessful()); run(T, failfast=True, verbosity=0)
c = unittest.TestCase()
for f, a in (('assertEqual', (1, 2)), ('assertEqual', ('a\nb', 'a\nc')), ('assertEqual', ({'a': 1}, {'a': 2})), ('assertEqual', ({1}, {2})), ('assertEqual', ((1,), (1, 2))), ('assertNotEqual', (1, 1)), ('assertTrue', (0,)), ('assertFalse', ([1],)), ('assertIs', (1, 2)), ('assertIsNot', (None, None)), ('assertIsNone', (1,)), ('assertIsNotNone', (None,)), ('assertIn', (1, [2])), ('assertNotIn', (1, [1])), ('assertIsInstance', (1, str)), ('assertNotIsInstance', (1, int)), ('assertAlmostEqual', (1, 1.1)), ('assertAlmostEqual', (1, 2, 7, 'm', )), ('assertNotAlmostEqual', (1, 1)), ('assertGreater', (1, 2)), ('assertLess', (2, 1)), ('assertGreaterEqual', (1, 2)), ('assertLessEqual', (2, 1)), ('assertRegex', ('a', 'b')), ('assertNotRegex', ('a', 'a')), ('assertCountEqual', ([1, 1], [1, 2])), ('assertSequenceEqual', ([1], (2,))), ('assertListEqual', ([1], (1,))), ('assertTupleEqual', ((1,), (2,))), ('assertSetEqual', ({1}, {1, 2})), ('assertDictEqual', ({}, [])), ('assertMultiLineEqual', ('a', 5)), ('assertStartsWith', ('abc', 'b')), ('assertEndsWith', ('abc', 'b')), ('assertHasAttr', (1, 'zz')), ('assertNotHasAttr', (1, 'real')), ('assertIsSubclass', (int, str)), ('assertRaises', (ValueError, int, '1')), ('assertRaises', (5,)), ('assertRaises', (ValueError, None)), ('fail', ()), ('assertAlmostEqual', (1, 2, 3, None, 4))):
    print(f, end=' '); t(getattr(c, f), *a)
c.maxDiff = 5; t(c.assertEqual, 'x' * 50, 'y' * 50); c.longMessage = False; t(c.assertEqual, 1, 2, 'only'); print(c, repr(c), c.id(), c.shortDescription(), c.countTestCases(), T('test_ok').shortDescription(), str(T('test_ok')), T('test_ok') == T('test_ok'), hash(T('test_ok')) == hash(T('test_ok'))); t(T, 'nope'); t(lambda: unittest.TestSuite([5])); t(unittest.TestSuite, 5); t(unittest.TestSuite().addTest, T); s = unittest.TestSuite([T('test_ok'), unittest.FunctionTestCase(lambda: None, description='fn')]); print(s.countTestCases(), repr(s).count('test_ok')); ld = unittest.TestLoader(); print(ld.getTestCaseNames(T)); ld.testMethodPrefix = 'test_s'; print(ld.getTestCaseNames(T)); t(ld.loadTestsFromName, 'nomod.x') ; print(type(ld.loadTestsFromName('sys.nope')._tests[0]).__name__ if ld.errors else ''); t(unittest.skip('x'), 5) if 0 else None; print(unittest.SkipTest('a'), unittest.util.safe_repr('x' * 100, True)[-20:], unittest.util.strclass(T))
class A(unittest.IsolatedAsyncioTestCase):
    async def asyncSetUp(self): print('asyncSetUp')
    async def test_a(self): self.assertEqual(1, await self.v()); self.addAsyncCleanup(self.v)
    async def v(self): return 1
class BadSetup(unittest.TestCase):
    @classmethod
    def setUpClass(cls): raise RuntimeError('scls')
    def test_x(self): pass
print(run(A, BadSetup, verbosity=0).errors[0][0])
