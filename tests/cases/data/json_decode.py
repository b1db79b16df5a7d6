import json, _json
from json.decoder import JSONDecoder
def t(e):
    try: print(e,'->', repr(eval(e))[:300])
    except Exception as x: print(e,'->', type(x).__name__, x, getattr(x,'__notes__',''))
s=_json.scanstring
for e in ['s("abc\\"",0)','s("abc",0)','s("a\\\\nb\\" x",0)','s("a\\\\u0041\\"",0)','s("\\\\ud834\\\\udd20\\"",0)','s("\\\\ud834x\\"",0)','s("\\\\ud834\\\\u0041\\"",0)','s("\\\\udd20\\"",0)','s("\\\\u00\\"",0)','s("\\\\u00g0\\"",0)','s("\\\\x\\"",0)','s("\\\\",0)','s("\\n\\"",0)','s("\\n\\"",0,False)','s("\\n\\"",0,True)','s("\\x1f\\"",0)','s("\\x7f\\"",0)','s(1,0)','s(b"a",0)','s("a")','s()','s("a\\"",5)','s("a\\"",-1)','s("a\\"",2)','s("a\\"",3)','s("x\\u1234\\U00012345\\"",1)','s("a\\"","x")','s("a\\"",0,1,2)','s("a\\"",end=0)','s("\\\\u12",0)','s("\\\\ud834\\\\u12\\"",0)','s("\\\\ud834\\\\",0)','s("\\\\uD83D\\\\uDE00\\"",0)','s("\\\\/\\\\b\\\\f\\\\r\\\\t\\\\\\"\\\\\\\\\\"",0)',
]: t(e)
docs=['1','-1','0','-0','01','1.','1.5','1e5','1E+5','1e','1.5e-3','-','+1','.5','1e400','-1e400','123456789012345678901234567890','true','false','null','nul','NaN','Infinity','-Infinity','-Inf','"a"','"a','[]','[1]','[1,]','[1 2]','[1,2','[','[,]','{}','{"a":1}','{"a":1,}','{"a" 1}','{"a":}','{a:1}','{"a":1 "b":2}','{"a":1,"b":2','{','{"a"','{"a":1,"a":2}','','  ',' 1 ','1 2','[[[[]]]]','{"a":{"b":[1,2,{"c":null}]}}','"\\u00e9\\ud83d\\ude00"','[1,\n2,\t3]','[1\n,2]','{ "a" : 1 , "b" : [ ] }','{"a":1,\n "b"\n:2\n}','\ufeff1','[NaN, Infinity, -Infinity]','tru','[true,false,null]','{1:2}',"{'a':1}",'[1,\x002]','["\t"]','"\\','{"a":1]','[1}','--1','-a','1.e5','00','-01','1ee5','[1,,2]','{"a"::1}','{,}','{"a":1,,}','[]]','{"x":[1,2,3],"y":"z"}','12345678901234567','0.1','1E5','123.456e-7','-0.0', '{"":1}', '[1 ,]', '{"a":1 ,}', '{"a":1 , }','"\x00"','"é'] 
for d in docs: t(f'json.loads({d!r})')
for d in docs[:6]+['{"a":1,"b":[1.5,{"c":2}]}','[NaN]','-Infinity']:
    t(f'json.loads({d!r},parse_float=str,parse_int=lambda x:("i",x),parse_constant=lambda x:("c",x))')
    t(f'json.loads({d!r},object_hook=lambda d:sorted(d.items()))'); t(f'json.loads({d!r},object_pairs_hook=tuple)')
t('json.loads("[" * 500 + "]" * 500)[0][0][:0]')
t('json.loads("1"*5000)'); t('json.loads(1)'); t('json.loads(b"[1]")'); t('json.loads("\\"a\\nb\\"",strict=False)')
t('json.loads("[1]", object_hook=5)'); t('json.loads("{}", object_hook=5)'); t('json.loads("{}", object_pairs_hook=5)');t('json.loads("1.5",parse_float=lambda s: 1/0)')
d=json.loads('[{"abc":1},{"abc":2}]'); print(list(d[0])[0] is list(d[1])[0])
sc=_json.make_scanner(JSONDecoder())
for e in ['sc("[1]",0)','sc("[1]",5)','sc("[1]",-1)','sc(1,0)','sc("1")','sc("1",idx=0)','sc(string="1",idx=0)','sc("x",0)','sc("  1",0)','sc("",0)','sc.strict','sc.object_hook','sc.object_pairs_hook','sc.parse_float','sc.parse_int','_json.make_scanner()','_json.make_scanner(1)','_json.make_scanner(JSONDecoder(),2)','_json.make_scanner.__doc__','type(sc)','sc("1","a")']: t(e)
try: sc.strict=1
except Exception as e: print(type(e),e)
