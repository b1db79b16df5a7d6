# What a SyntaxError keeps for traceback to look for misspelt keywords in.
for s in ["for a in b:\n  pass\nelso:\n  pass\n", "while True:\n  pass\nelso:\n  pass\n","if x:\n  pass\nelseif y:\n  pass\n", "if x:\n  pass\nelif y:\n  pass\nelso:\n  pass\n", "x = 1\ny = 2\nfro a import b\n", "def f():\n  x = 1\n  fro a import b\n", "x = 1; y = 2; fro a in b", "a = (1,\n2)\nb b", "try:\n  pass\nexcpt A:\n  pass\n", "class A:\n  def f(self):\n    pass\n  defi g(): pass\n", "x = 1\nif y:\n   pass\n  z\n", "x\n\n\n# c\ny y\n", "é = 1; y y"]:
    for mode in 'exec', 'single':
        try: compile(s,'f',mode)
        except SyntaxError as e: print(repr(s), e.msg, e._metadata)
for s in ["if 1: pass\ndef f(): pass\nx y","def f():\n  if x: pass\nx y","if 1: pass\nasync def f(): pass\nx y","@a\ndef f(): pass\nx y","if 1:\n  if 2: pass\n  if 3: pass\nelif 4:\n  if 5: pass\nelso: pass", "if 1:\n  if 2: pass\n  if 3: pass\nelif 4:\n  if 5: pass\nif 6: x y", "é\nif x: pass\nx y", "if é: pass; \nif x: pass\nx y", "class A:\n é = 1; x = 2\n if 3: pass\n x y", "if 1:\n    if x: pass\n    if y: pass\n  x y", "if x: pass\n(", "if x: pass\n'a", "if x: pass\nx = 08", "if x: pass\nreturn", "if x: pass\nfrom __future__ import z", "if x: pass\nx = = 1", "if x: pass\nf(a=1,2)", "if x: pass\n\tx", "type X[T] = int\nx y", "if x: pass\n)", "if x: pass\n1 = x"]:
        try: compile(s,'f','exec')
        except SyntaxError as e: print(repr(s), e.msg, e._metadata and e._metadata[:2])
