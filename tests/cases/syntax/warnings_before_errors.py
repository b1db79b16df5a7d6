# Warnings of the tokenizer in front of errors of all kinds.
import warnings
def t(s):
    with warnings.catch_warnings(record=True) as w:
        warnings.simplefilter('always')
        try: compile(s,'f','exec'); r='ok'
        except SyntaxError as e: r=f'{e.msg} {e.lineno} {e.offset}'
    print(repr(s), r, [f'{x.message}'[:30]+f':{x.lineno}' for x in w])
N=['1if 2else 3','0xfor x','"\\d"']
for n in N:
    for e in ('%s','%s )','%s €','%s $','%s 1a','%s """a','%s "a','%s b c','%s ]','(%s','(%s]','(%s €','x = %s + )','%s\n)','%s\n  x','if a:\n  %s\n x','%s\nx y','x y; %s','x y\n%s','x y\n%s\n)',') %s','€ %s','€\n%s','x = (\n%s\n','f"{%s)}"','f"{%s"','f"{%s €}"','%s \\ ','%s\nclass','%s\nclass A(b c): %s','x = 1 +\n%s','%s; x = 1 +', '%s; (a b)','print %s', 'print %s )', 'a b %s )','%s; a b )','a b; %s )', 'a b (%s', '%s a b (','f(%s for x in y, 1)','f(1, %s for x in y) )','%s = 1','(a, %s = 1','if %s = 1: pass', 'if %s = 1: pass )','%s if %s', '%s: 1 = 2 €'):
        t(e.replace('%s',n)); t('pass\n'+e.replace('%s',n)+'\n'); 
        t('1if 1else 2\n'+e.replace('%s',n)+'\n')
