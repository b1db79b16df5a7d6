import re, traceback, sys
def show(f):
    try: f()
    except BaseException as e: print(re.sub(r'\(/.*?\)', '(path)', traceback.format_exception_only(e)[-1].strip()))
class A:
    blech = 1; somemethod = len; _private = 2
    def __init__(self): self.instance_attr = 1
    def m(self): return somemethod
    def n(self): return instance_attr
    def p(self): return blach
abcdef = 1; blah = 2
def f1(): return abcde
def f2(): return prnt
def f3(): local_var = 1; return local_vra
def f4(): return abcdef_very_different_name
def f5(): return A().blch
def f6(): return A.bleech
def f7(): return A().private
def f8(): return sys.versoin
def f9():
    import os; os.pth
def f10(): import collections.nope
def f11(): from collections import ordereddict
def f12(): from os import pathh
def f13(): from collections import zzzzz
def f14(): return [].apend
def f15(): return ''.uper
def f16(): return {}.key
def f17(): return self
def f18(): return time.time()
def f19(): return sys_
def f20(): return math.sqrt
def f21(): int.bit_lenght
def f22(): return None.foo
def f23(): undefined_call(1)
def f24(): del abcdeg
def f25(): x = y_undefined = y_undefind
def f26(): return len([]).appnd
def f27(): raise ValueEror
def f28(): return true, 
def f29(): return none
def f30(): return null
def f31(): import jsn
def f32(): import os.pathh
def f33(): from . import x
def f34(): A().m()
def f35(): A().n()
def f36(): A().p()
def f37(): return Exceptoin
def f38(): return A.instance_attr
def f39(): return f3.__nme__
def f40(): return (1).imagg
def f41(): return [].push
def f42(): return [].length
def f43(): return ''.contains
def f44(): return {}.has_key
def f45(): return (1,).append
def f46(): return [].put
def f47(): return ''.toUpperCase
def f48(): A(1)
def f49(): print(sep_=1)
def f50(): int(bse=2)
def f51(): sorted([], revers=True)
def f52(): f48(1)
for i in range(1, 53): print(i, end=' '); show(globals()[f'f{i}'])
exec_ns = {}
for src in ['fro x in y: pass', 'imprt x', 'dfe f(): pass', 'whlie True: pass', 'clas A: pass', 'retrun 1', 'x = lamda: 1', 'iff x: pass', 'tru: pass', 'wiht x: pass', 'def f():\n  retrn 1', 'fom x import y', 'pirnt "a"', 'asser x', 'rais x', 'x = 1 andd 2', 'x = nott y', 'for x on y: pass', 'exept: pass', 'awit x', 'asyn def f(): pass', 'gloabl x', 'breka', 'els: pass', 'elfi x: pass', 'yeild 1', 'finaly: pass', 'match x:\n cse 1: pass']:
    try: exec(src, {})
    except Exception as e: print(repr(src), '|', traceback.format_exception_only(e)[-1].strip())
