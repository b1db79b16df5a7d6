# Strings with fields that the source's end cuts off.
def t(s,m,f):
    try: compile(s,'f',m,f); r='ok'
    except SyntaxError as e: r=f'{type(e).__name__} {e.msg} {e.lineno} {e.offset} {e.end_lineno} {e.end_offset}'
    except Exception as e: r=repr(e)
    print(repr(s),m,f,r)
for q in ('f"','t"',"f'''"):
  for s in ('{:','{x[:','{x[a:','{(:','{lambda:','{ :','{x :','{x:','{x:{:','{x:{','{x:{y','{x:{y:','{!','{x!','{x!r','{x!r:','{}','{','{x','{x=','{=','{x}','{x}{:','{[:','{{','{{:','{x:=','{:=','{x!=', '{x:\n','{:\n'):
    for m in ('single',):
        for f in (0x4000,):
            t(q+s,m,f); t('print('+q+s,m,f); t('x = '+q+s+q[1:],m,f)
