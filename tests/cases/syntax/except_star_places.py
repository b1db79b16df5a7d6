import warnings

warnings.simplefilter("ignore")
src='''def f():
    for i in x:
        try:
            a
        except* E:
            try:
                b
            finally:
                return 1
'''
for s in (src, src.replace('return 1','break'), src.replace('return 1','continue'), src.replace('return 1', 'c').replace('b\n','return 2\n'), src.replace('return 1', 'c').replace('b\n','break\n')):
    try: compile(s,'f','exec')
    except SyntaxError as e: print(e.lineno,e.offset,e.end_lineno,e.end_offset,e.msg)
try:
    compile(src.replace("return 1", "c").replace("b\n", "return 2\n"), "f", "exec")
except SyntaxError as error:
    print(error.text, error.args)
