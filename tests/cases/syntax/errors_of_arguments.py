# Generators without parentheses among a call's arguments.
def t(s):
    try: compile(s,'f','exec'); print(repr(s), 'ok')
    except SyntaxError as e: print(repr(s), e.msg, e.lineno, e.offset, e.end_lineno, e.end_offset)
import itertools
A=['a','a=1','*a','**a','a:=1']
tails=['x for x in y)','x for x in y if z)','x for x in y, b)','x for x in y for q in r)','x+1 for x in y for q in r if s)', 'x for x in y,)','x for x in y','x async for x in y)', '(x) for x in y)']
for n in (0,1,2,3):
    for c in itertools.product(A,repeat=n):
        for tl in tails if n<3 else tails[:1]: t('f('+''.join(i+', ' for i in c)+tl)
for n in range(3, 0, -1):
  t('f('+''.join('a%d=1, '%i for i in range(n))+'x for x in y)'); t('f('+''.join('a%d=1,\n'%i for i in range(n))+'x for x in y)')
t('f(a=1,\nb=2,\nx for x in y)'); t('f(a=A.a,\nb=2,\nx for x in y)');  t('f(a=A().a,\nx for x in y)'); t('f(a=A().a, b=c, x for x in y)'); t('return f(a=1,\nx for x in y)'); t('f.g(a=1,\nx for x in y)')
