# A SyntaxError shows the line as it stands in the file, and counts columns in it.
import os
import runpy
import tempfile


def show(error):
    print(error.msg, error.lineno, error.offset, error.end_lineno, error.end_offset, repr(error.text))


SAME = ["x = 1 +", "if x", "x = 1 +  ", "if x # c", "é = 1 +", "a\nb = ", "a\nb(", "x = 'abc", "f(a b)", "x\n  y"]
OTHER = ["1 +\n", "x\nyéé zz +", "a\nb\nlonger than that +", "a\nb\nc\nd +", 'a\n"é" é é', "x = (1,\n 2 3\n 4",
         "f(1,\n2,\n3 for x in y, 9)", "(1+\n2) = 5", 'x\n"abc\n', 'x\n("éé" "é" 5é)', "return"]

with tempfile.TemporaryDirectory() as folder:
    path = os.path.join(folder, "source.py")
    for text in SAME:
        with open(path, "w", encoding="utf-8") as file:
            file.write(text)
        for run in (lambda: runpy.run_path(path), lambda: compile(text, path, "exec"),
                    lambda: compile(text, path, "single")):
            try:
                run()
            except SyntaxError as error:
                show(error)
    with open(path, "w", encoding="utf-8") as file:
        file.write('ab\nx = "é"\n# three\n')
    for text in OTHER:
        for name in (path, "<none>"):
            try:
                compile(text, name, "exec")
            except SyntaxError as error:
                show(error)
