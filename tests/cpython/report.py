"""Runs one module of CPython's test suite and prints how each of its tests ended.

usage: report.py MODULE [TEST...]

A line `@@ OUTCOME TEST-ID` stands for each test; OUTCOME is pass, fail, error, skip or xfail. Tracebacks go to
standard error. Tests named on the command line are left out.
"""

import os
import sys
import tempfile
import traceback
import unittest


class Report(unittest.TestResult):
    def __init__(self):
        super().__init__()
        self.real_stdout = sys.stdout
        self.outcomes = {}

    def say(self, outcome, test):
        rank = ("pass", "skip", "xfail", "fail", "error")
        name = test.id()
        known = self.outcomes.get(name)
        if known is None or rank.index(outcome) > rank.index(known):
            self.outcomes[name] = outcome

    def stopTest(self, test):
        super().stopTest(test)
        name = test.id()
        self.real_stdout.write(f"\n@@ {self.outcomes.get(name, 'pass')} {name}\n")
        self.real_stdout.flush()

    def show(self, test, err):
        sys.stderr.write(f"== {test.id()}\n")
        traceback.print_exception(*err)

    def addSuccess(self, test):
        self.say("pass", test)

    def addFailure(self, test, err):
        super().addFailure(test, err)
        self.say("fail", test)
        self.show(test, err)

    def addError(self, test, err):
        super().addError(test, err)
        self.say("error", test)
        self.show(test, err)
        if not isinstance(test, unittest.TestCase):
            # A class or module that could not be set up: no test of it is started.
            self.real_stdout.write(f"\n@@ error {test.id()}\n")

    def addSkip(self, test, reason):
        super().addSkip(test, reason)
        self.say("skip", test)

    def addExpectedFailure(self, test, err):
        super().addExpectedFailure(test, err)
        self.say("xfail", test)

    def addUnexpectedSuccess(self, test):
        super().addUnexpectedSuccess(test)
        self.say("fail", test)

    def addSubTest(self, test, subtest, err):
        super().addSubTest(test, subtest, err)
        if err is not None:
            self.say("fail" if issubclass(err[0], test.failureException) else "error", test)
            self.show(subtest, err)


def without(suite, names):
    kept = unittest.TestSuite()
    for test in suite:
        if isinstance(test, unittest.TestSuite):
            kept.addTest(without(test, names))
        elif test.id() not in names:
            kept.addTest(test)
    return kept


def main():
    module, left_out = sys.argv[1], set(sys.argv[2:])
    from test import support
    support.use_resources = []
    support.verbose = 0
    with tempfile.TemporaryDirectory() as folder:
        before = os.getcwd()
        os.chdir(folder)
        try:
            suite = unittest.defaultTestLoader.loadTestsFromName("test." + module)
            without(suite, left_out).run(Report())
        finally:
            os.chdir(before)
    print("\n@@ done", module)


if __name__ == "__main__":
    main()
