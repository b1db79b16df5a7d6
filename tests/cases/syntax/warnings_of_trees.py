import warnings, ast
src="def f():\n  try: return 1\n  finally: return 2\nx = 1 is 1\ny='\\d'\nassert (1,2)\n"
def t(name, f):
    with warnings.catch_warnings(record=True) as w:
        warnings.simplefilter(ACT)
        f(); print(ACT, name, [(str(x.message)[:20], x.lineno) for x in w])
for ACT in ('default','always'):
    t('ast', lambda: ast.parse(src, 'a'))
    t('src', lambda: compile(src, 'a', 'exec'))
    t('src again', lambda: compile(src, 'a', 'exec'))
    t('twice', lambda: (compile(src, 'a', 'exec'),compile(src, 'a', 'exec')))
    t('twice other name', lambda: (compile(src, 'a', 'exec'),compile(src, 'b', 'exec')))
    T=ast.parse(src)
    t('tree', lambda: compile(T, 'a', 'exec'))
    t('tree+ast', lambda: compile(compile(src,'a','exec',ast.PyCF_ONLY_AST), 'a', 'exec'))
    t('opt', lambda: compile(compile(src,'a','exec',ast.PyCF_OPTIMIZED_AST), 'a', 'exec'))
    t('single', lambda: [compile(ast.Interactive([s]),'a','single') for s in T.body])
