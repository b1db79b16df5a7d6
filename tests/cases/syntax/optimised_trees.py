import ast
for src in ["1+2","-1","(1,2)","'a%s'%(b,)","'a'%()","__debug__","not (a in b)","not a is b","[1,2][0]","x in [1,2]","x in {1,2}","for i in [1,2]: pass","f'{1}a'","f'a{\"b\"}'", "'a' 'b'","def f():\n 'doc'\n 'x'","def f():\n 'doc'","class A:\n 'x'\n 1","'%s'%(1,)\n","match x:\n case -1: pass\n case 1+2j: pass\n case {-1:3}: pass","f'{x!r:>{w}}'","'%5d'%(x,)","'%s%%'%(x,)","(x:=1)","lambda: 1+1","a if 1 else 2","'''doc'''\n'%s'%(1,)","def f(): '%s'%(x,)","''%()","'abc' % ()","@x('%s'%(a,))\ndef f():pass","from __future__ import annotations\ndef f(x:'%s'%(a,)): pass","f'{\"%s\"%(a,)}'","f'a{f\"b\"}c'","t'a{1+2}'","'%.2s|%r|%a|%-4s'%(a,b,c,d)"]:
    for o in (0,1,2):
        print(o,repr(src), ast.dump(ast.parse(src,optimize=o)) if o else '')
        t=ast.dump(ast.parse(src)); u=ast.dump(ast.parse(src,optimize=o)); print(t==u)
