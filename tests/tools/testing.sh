# unittest, doctest, trace, profile, cProfile.
t() { echo "== $*"; "$P" "$@" > .out 2> .err; s=$?; sed -E 's/ in [0-9.]+s/ in T/; s/^[0-9.]+s /T /; s/0x[0-9a-f]+/0xA/g' .out; echo "-- err"; sed -E 's/ in [0-9.]+s/ in T/; s/^ *[0-9.]+s? +(test|setUp)/T \1/; s/0x[0-9a-f]+/0xA/g' .err; echo "= $s"; }
mkdir -p tests/deep
touch tests/__init__.py tests/deep/__init__.py
cat > tests/test_a.py <<'X'
import sys, unittest, warnings
def setUpModule(): print("module up")
def tearDownModule(): print("module down")
class A(unittest.TestCase):
    @classmethod
    def setUpClass(cls): print("class up", file=sys.stderr)
    def setUp(self): self.addCleanup(print, "cleanup", self.id())
    def test_ok(self):
        "Doc line."
        self.assertEqual(1, 1)
    def test_fail(self):
        local = {"a": [1, 2]}
        print("printed by the test")
        self.assertEqual({"a": 1, "b": [1, 2, 3]}, {"a": 1, "b": [1, 2, 4]}, "message")
    def test_long(self): self.assertEqual("a\nb\nc\n" * 3, "a\nb\nd\n" * 3)
    def test_list(self): self.assertListEqual([1, 2, 3], [1, 5])
    def test_error(self):
        x = 5
        try: raise KeyError("k")
        except KeyError as e: raise ValueError("v") from e
    @unittest.skip("reason")
    def test_skip(self): pass
    @unittest.expectedFailure
    def test_xfail(self): self.fail()
    @unittest.expectedFailure
    def test_xpass(self): pass
    def test_sub(self):
        for i in range(4):
            with self.subTest("even", i=i): self.assertTrue(i % 2 == 0)
    def test_raises(self):
        with self.assertRaisesRegex(ValueError, "xyz"): raise ValueError("abc")
    def test_none(self):
        with self.assertRaises(OSError): pass
    def test_warn(self): warnings.warn("careful", DeprecationWarning)
    def test_skip_inside(self): self.skipTest("inside")
    def test_returns(self): return 3
class Async(unittest.IsolatedAsyncioTestCase):
    async def asyncSetUp(self): self.x = 1
    async def test_async(self): self.assertEqual(self.x, 1)
class Bad(unittest.TestCase):
    @classmethod
    def setUpClass(cls): raise RuntimeError("class set up")
    def test_never(self): pass
def load_tests(loader, tests, pattern):
    tests.addTest(unittest.FunctionTestCase(lambda: None, description="function"))
    return tests
X
cat > tests/deep/test_b.py <<'X'
import unittest
class B(unittest.TestCase):
    def test_one(self): self.assertIn(3, [1, 2])
    def test_two(self): self.assertAlmostEqual(1.0, 1.1)
if __name__ == "__main__": unittest.main()
X
printf 'import nothing_there\n' > tests/test_broken.py

### unittest
t -m unittest; t -m unittest -v; t -m unittest discover -s tests -t .; t -m unittest discover -p 'test_b*'; t -m unittest tests.test_a.A.test_ok tests.deep.test_b; t -m unittest tests/deep/test_b.py
t -m unittest -k ok -k two -v; t -m unittest -k '*sub*'; t -m unittest -f tests.deep.test_b; t -m unittest -b tests.test_a; t -m unittest --locals tests.test_a.A.test_fail tests.test_a.A.test_error; t -m unittest -q tests.deep.test_b; t -W error -m unittest tests.test_a.A.test_warn

### unittest_more
t -m unittest none; t -m unittest tests.test_a.None_; t -m unittest tests.test_a.A.none; t -m unittest -h; t -m unittest discover -h; t -m unittest discover -s none; t -m unittest --wrong; t tests/deep/test_b.py -v; t tests/deep/test_b.py B.test_one; t -m tests.deep.test_b; mkdir e; cd e; t -m unittest; t -m unittest -v discover; printf 'import unittest\nclass S(unittest.TestCase):\n @unittest.skip("s")\n def test_s(self): pass\n' > test_s.py; t -m unittest; t -m unittest -c test_s

### doctest
cat > d.py <<'X'
"""Module.

>>> 1 + 1
2
>>> f(2)
5
>>> print("a\\n\\nb")
a
<BLANKLINE>
b
>>> 1 / 0
Traceback (most recent call last):
    ...
ZeroDivisionError: division by zero
>>> f("x")
Traceback (most recent call last):
TypeError: other
>>> list(range(20)) # doctest: +ELLIPSIS
[0, 1, ..., 19]
>>> {"b": 1,   "a": 2} # doctest: +NORMALIZE_WHITESPACE
{'b': 1,
 'a': 2}
>>> undefined
>>> f(1) # doctest: +SKIP
"""
def f(x):
    """
    >>> f(1)
    2
    >>> for i in range(2):
    ...     print(i)
    0
    2
    """
    return x + 1
class C:
    """>>> C().m()
    1"""
    def m(self):
        """>>> 'a' == "a"
        True"""
        return 1
    @property
    def p(self):
        """>>> C().p
        3"""
        return 2
if __name__ == "__main__":
    import doctest
    doctest.testmod()
X
printf 'Text\n\n>>> x = 3\n>>> x\n3\n>>> x *\n4\n>>> for q in 1, 2:\n...   q\n1\n2\n' > d.txt
t -m doctest d.py; t -m doctest -v d.py; t d.py; t d.py -v; t -m doctest d.txt; t -m doctest -v d.txt; t -m doctest -f d.py; t -m doctest -o REPORT_NDIFF d.py; t -m doctest -o REPORT_UDIFF -o REPORT_ONLY_FIRST_FAILURE d.py; t -m doctest -o WRONG d.py; t -m doctest -h; t -m doctest none.txt; t -m doctest; t -m doctest d.txt d.py

### trace (CPython's library)
printf 'import sys\ndef f(n):\n    if n:\n        return f(n - 1)\n    return 0\nclass A:\n    def m(self): return f(2)\nfor i in range(2):\n    A().m()\nprint(sys.argv)\n' > p.py
t -m trace --count -C cover p.py a b; cat cover/p.cover; t -m trace --count -m -s -C cover2 p.py | grep -v '/\|LIB'; cat cover2/p.cover; t -m trace --trace p.py; t -m trace --listfuncs p.py; t -m trace --trackcalls p.py; t -m trace --count -f counts -C c3 p.py; t -m trace --count -f counts -C c3 p.py; cat c3/p.cover; t -m trace -r -f counts -C c4; cat c4/p.cover; t -m trace --count --no-report -f counts p.py; t -m trace --trace --timing p.py | sed -E 's/^[0-9.]+ //'; t -m trace; t -m trace --count; t -m trace --wrong p.py; t -m trace -h; t -m trace --count none.py; t -m trace --trace --ignore-module p p.py; t -m trace --trace --module -C c5 p | sed 's/<frozen \(.*\)>/\1/'

### profile
printf 'def f(n):\n    return f(n - 1) + 1 if n else 0\ndef g():\n    return [f(i) for i in range(5)]\nif __name__ == "__main__":\n    g(); print(sum(map(len, [[1], "ab"])))\n    sorted([3, 1], key=lambda x: -x)\n' > p.py
norm() { grep -v '^ *$' | sed -E 's/ [0-9]+\.[0-9]+/ T/g; s/^ +//; s/ +/ /g'; }
"$P" -m profile p.py | norm | sort; "$P" -m profile -o stats p.py; "$P" -m pstats stats < /dev/null | norm | sed "s/% .* stats/% DATE stats/"; printf 'stats 5\ncallers f\ncallees g\nreverse\nstrip\nhelp\nadd stats\nbad\nquit\n' | "$P" -m pstats stats | norm | sed 's/% .* stats$/% DATE stats/'
"$P" -m profile none.py 2>&1 | tail -1; "$P" -m profile -h; "$P" -m profile 2>&1 | tail -1; "$P" -m profile -s wrong p.py 2>&1 | tail -1
