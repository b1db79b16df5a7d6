import json, _json
from json.decoder import JSONDecoder
def t(e):
    try: print(e,'->', repr(eval(e))[:300])
    except Exception as x: print(e,'->', type(x).__name__, x, getattr(x,'__notes__',''))
for f in (_json.encode_basestring,_json.encode_basestring_ascii):
    for a in ['','abc','a"b\\c/','\n\r\t\b\f','\x00\x1f\x7f\x80\xff','é\u1234\U00012345\ud800',1,None,b'a']:
        try: print(ascii(f(a)))
        except Exception as e: print(type(e).__name__,e)
    print(f.__text_signature__, f.__doc__)
class S(str): pass
class I(int):
    def __repr__(self): return 'I!'
class F(float):
    def __repr__(self): return 'F!'
class D(dict): pass
class L(list): pass
import enum, collections
class E(enum.IntEnum): A=3
class Obj: 
    def __repr__(self): return '<Obj>'
nan=float('nan');inf=float('inf')
vals=['None','True','False','1','-1','10**30','2**61','1.5','1e16','1e-7','nan','inf','-inf','""','"é\\u2028"','[]','{}','()','[1,[2,[3]]]','{"a":1}','{"a":{"b":[1,2.5,None,True]}}','{1:2,None:3,True:4,1.5:5}','{(1,2):3}','{b"a":1}','[b"a"]','Obj()','{"a":Obj()}','[1,Obj()]','{1,2}','S("x")','I(5)','F(2.5)','D(a=1)','L([1])','E.A','{E.A:1}','{S("k"):1}','{I(3):1}','{F(1.5):1}','{nan:1}','{inf:1,-inf:2}','[nan]','collections.OrderedDict(b=1,a=2)','{"b":1,"a":2}','{1:1,"a":2}','range(3)','object','[1,2,3]*3','{"k":[]}','"\\ud800"','-0.0','1j','{"a":1,"b":{"c":2}}','{None:1}','{False:1}','collections.namedtuple("N","x y")(1,2)','bytearray()']
for v in vals:
    for kw in ['','ensure_ascii=False','sort_keys=True','skipkeys=True,allow_nan=False','default=lambda o:[1,2]','indent=2']:
        t(f'json.dumps({v},{kw})')
a=[]; a.append(a); t('json.dumps(a)'); d={}; d['x']=[d]; t('json.dumps(d)'); 
class Z:
    pass
z=Z(); t('json.dumps(z,default=lambda o:o)'); t('json.dumps([z],default=lambda o:[o])')
for e in ['_json.make_encoder()','_json.make_encoder(1,2,3,4,5,6,7,8,9)','_json.make_encoder({},None,None,None,1,"",0,0,0)','_json.make_encoder({},None,_json.encode_basestring,None,":",",",0,0,0)({"a":[1,2]},0)','_json.make_encoder({},None,str,None,":",",",1,0,0)({"b":[1,2],"a":"x"},0)','_json.make_encoder({},None,lambda s:5,None,":",",",1,0,0)("a",0)','_json.make_encoder({},None,str,None,":",",",1,0,0)(1)','_json.make_encoder({},None,str,None,":",",",1,0,0)(1,"x")','_json.make_encoder({},None,str,2,":",",",1,0,0)([1,{"a":2}],0)','_json.make_encoder({},None,str,None,":",",",1,0,0).markers','_json.make_encoder(None,None,str,None,":",",",1,0,0).markers','_json.make_encoder({},None,str,None,":",",",1,0,0).sort_keys','_json.make_encoder({},None,str,None,":",",",1,0,0).encoder','_json.make_encoder({},None,str,None,":",",",1,0,0).item_separator','_json.make_encoder.__doc__','_json.make_encoder({},None,str,"  ",":",",",1,0,0)([],0)','_json.make_encoder(markers={},default=None,encoder=str,indent=None,key_separator="",item_separator="",sort_keys=0,skipkeys=0,allow_nan=0)(None,0)']: t(e)
class BadItems(dict):
    def items(self): return [(1,2,3)]
t('json.dumps(BadItems(a=1))')
class BI2(dict):
    def items(self): return 5
t('json.dumps(BI2(a=1))')
class BI3(dict):
    def items(self): return [("z",1),("y",2)]
t('json.dumps(BI3(a=1))')
class Mut(dict): pass
m={}
class K(str):
    pass
def enc(o): m['new']=1; return 'x'
m['a']=Obj(); m['b']=2; t('json.dumps(m,default=enc)')
l=[Obj(),1,2,3]
def enc2(o): l.clear(); return 'x'
t('json.dumps(l,default=enc2)')
t('json.dumps({"a":Obj()}, sort_keys=True, default=lambda o: 1/0)')
t('json.JSONEncoder().encode("x")'); t('list(json.JSONEncoder().iterencode([1,{"a":2}]))'); t('json.dumps(L([L([1]),D(a=L())]))')
print(json.dumps({'a':[1,2,{'b':None}],'c':'x'},indent=4,sort_keys=True))
