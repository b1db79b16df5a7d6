def t(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)).split(" at 0x")[0])
    except BaseException as e:
        print(type(e).__name__ + ":", str(e).split(" at 0x")[0])


import doctest, io, sys, contextlib, types, re
def good():
    """
    >>> 1 + 1
    2
    >>> print('a\\n\\nb')
    a
    <BLANKLINE>
    b
    >>> [1, 2,
    ...  3]
    [1, 2, 3]
    >>> 1 / 0
    Traceback (most recent call last):
        ...
    ZeroDivisionError: division by zero
    >>> list(range(20)) # doctest: +ELLIPSIS
    [0, 1, ..., 19]
    >>> print('x   y') # doctest: +NORMALIZE_WHITESPACE
    x y
    >>> undefined # doctest: +SKIP
    >>> int('q') # doctest: +IGNORE_EXCEPTION_DETAIL
    Traceback (most recent call last):
    ValueError: whatever
    """
def bad():
    """
    >>> 2 + 2
    5
    >>> print('only')
    >>> raise KeyError('k')
    >>> x
    """
class C:
    """>>> C().m()
    7
    """
    def m(self):
        ">>> C().m() + 1\n8"
        return 7
m = types.ModuleType('m'); m.__test__ = {'extra': '>>> 5\n5\n', 'fn': bad}; m.__dict__.update(good=good, C=C)
for f in (good, C): f.__module__ = 'm'
def run(f, **k):
    o = io.StringIO()
    with contextlib.redirect_stdout(o): r = f(**k)
    print(r, re.sub(r'File ".*?", line (\d+|\?)', 'File F', o.getvalue()))
run(doctest.testmod, m=m, verbose=False); run(doctest.testmod, m=m, verbose=False, report=False, optionflags=doctest.REPORT_NDIFF | doctest.FAIL_FAST); o = io.StringIO()
with contextlib.redirect_stdout(o): doctest.run_docstring_examples(bad, {}, name='bad')
print(re.sub(r'File ".*?", line (\d+|\?)', 'File F', o.getvalue())[:200]); p = doctest.DocTestParser(); print([(e.source, e.want, e.exc_msg, e.lineno, e.indent, sorted(e.options.values())) for e in p.get_examples('>>> a\nb\n  >>> c # doctest: +ELLIPSIS\n')], [type(x).__name__ for x in p.parse('text\n>>> 1\n1\nmore')], p.get_doctest('>>> 1', {}, 'n', 'f', 3))
for s in ('>>>x', '  >>> a\n b', '>>> a # doctest: +NOPE', '>>> a\n...x', '>>> if 1:\n... pass\n>>> '): t(p.get_examples, s)
print([x.name for x in doctest.DocTestFinder().find(m, 'm')], len(doctest.DocTestFinder(exclude_empty=False).find(C, 'C', globs={})), doctest.Example('1', '2') == doctest.Example('1', '2'), doctest.Example('a', 'b').source, doctest.script_from_examples('text\n>>> 1\n2\n')); c = doctest.OutputChecker(); print(c.check_output('a\n', 'a\n', 0), c.check_output('abc', 'a...c', doctest.ELLIPSIS), c.check_output('True\n', '1\n', 0), c.check_output('1', 'True', doctest.DONT_ACCEPT_TRUE_FOR_1), c.output_difference(doctest.Example('x', 'w\n'), 'g\n', 0), c.output_difference(doctest.Example('x', 'a\nb\n'), 'a\nc\n', doctest.REPORT_UDIFF)); r = doctest.DocTestRunner(verbose=False); tst = p.get_doctest('>>> 1\n2', {}, 'nm', 'fn', 0); o = io.StringIO(); print(r.run(tst, out=o.write), r.summarize(False) if 0 else '', o.getvalue().splitlines()[1:4]); 
try: doctest.DebugRunner().run(p.get_doctest('>>> 1/0', {}, 'n', 'f', 0))
except doctest.UnexpectedException as e: print(type(e.exc_info[1]).__name__, e.example.source)
try: doctest.DebugRunner().run(p.get_doctest('>>> 1\n3', {}, 'n', 'f', 0))
except doctest.DocTestFailure as e: print(e.got, e.example.want)
print(doctest.register_optionflag('MY_FLAG') > 0, doctest.TestResults(1, 2), doctest.TestResults(0, 3, skipped=1)); t(doctest.testfile, '/nope'); import unittest; s = doctest.DocTestSuite(m); res = unittest.TestResult(); s.run(res); print(s.countTestCases(), len(res.failures), [str(x) for x in s][0])
