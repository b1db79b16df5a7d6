import _csv, csv, io
def t(e):
    try: print(e,'->', repr(eval(e))[:300])
    except Exception as x: print(e,'->', type(x).__module__, type(x).__name__, x)
def r(*lines,**k):
    return list(csv.reader(lines,**k))
def w(*rows,**k):
    f=io.StringIO(); x=csv.writer(f,**k); res=[x.writerow(q) for q in rows]; return f.getvalue(),res
for e in ['r("a,b,c")','r("a,\\"b,c\\",d")','r("a,\\"b\\"\\"c\\"")','r("")','r("","a")','r("a,b\\n","c")','r("a\\r\\n")','r("a\\nb")','r("a\\rb")','r("a,\\"b\\nc\\"")','r("\\"a\\n","b\\"")','r("\\"abc")','r("\\"abc",strict=True)','r("a,\\"b\\"c")','r("a,\\"b\\"c",strict=True)','r("a;b",delimiter=";")','r("a\\tb",dialect="excel-tab")','r("\'a,b\',c",quotechar="\'")','r("a, b",skipinitialspace=True)','r("a,  \\"b\\"",skipinitialspace=True)','r("a\\\\,b",escapechar="\\\\")','r("a\\\\\\nb",escapechar="\\\\")','r("\\"a\\\\\\"b\\"",escapechar="\\\\")','r("a\\\\",escapechar="\\\\")','r("a\\\\",escapechar="\\\\",strict=True)','r("1,2.5,a",quoting=csv.QUOTE_NONNUMERIC)','r("1,2.5,\\"a\\"",quoting=csv.QUOTE_NONNUMERIC)','r("\\"a\\",b",quoting=csv.QUOTE_NONE)','r("a,,\\"\\"",quoting=csv.QUOTE_NOTNULL)','r("1,,\\"\\",\\"a\\"",quoting=csv.QUOTE_STRINGS)','r("a,b",doublequote=False)','r("\\"a\\"\\"b\\"",doublequote=False)','r("a\\0b")','r("a,b",quotechar=None,quoting=csv.QUOTE_NONE)','r(b"a")','r(1)','csv.reader(5)','csv.reader()','csv.reader([],foo=1)','csv.reader([],dialect="zz")','csv.reader([],delimiter="")','csv.reader([],delimiter="ab")','csv.reader([],delimiter=1)','csv.reader([],delimiter=None)','csv.reader([],quotechar="ab")','csv.reader([],quotechar=1)','csv.reader([],quotechar="")','csv.reader([],quotechar="",quoting=csv.QUOTE_NONE)','csv.reader([],escapechar="ab")','csv.reader([],escapechar="")','csv.reader([],lineterminator=1)','csv.reader([],lineterminator=None)','csv.reader([],quoting=7)','csv.reader([],quoting=-1)','csv.reader([],quoting="x")','csv.reader([],quoting=None)','csv.reader([],delimiter="\\n")','csv.reader([],delimiter="\\r")','csv.reader([],quotechar="\\n")','csv.reader([],escapechar="\\r")','csv.reader([],escapechar=" ",skipinitialspace=True)','csv.reader([],quotechar=" ",skipinitialspace=True)','csv.reader([],delimiter=",",quotechar=",")','csv.reader([],delimiter=",",escapechar=",")','csv.reader([],quotechar="x",escapechar="x")','csv.reader([],lineterminator="x",delimiter="x")','csv.reader([],strict="yes").dialect.strict','csv.reader([]).line_num','csv.reader([]).dialect.delimiter','next(csv.reader([]))','next(csv.reader([1]))','_csv.Reader()','_csv.Writer()',
'w([1,2,3])','w(["a,b"])','w(["a\\"b"])','w(["a\\nb"])','w(["a\\rb"])','w([])','w([""])','w(["",""])','w([None])','w([None,None])','w([1.5,1e300,True,None,"x"])','w(["a b"])','w([" a"])','w(["a"],quoting=csv.QUOTE_ALL)','w([1,"a",None,2.5],quoting=csv.QUOTE_NONNUMERIC)','w([1,"a",None,""],quoting=csv.QUOTE_STRINGS)','w([1,"a",None,""],quoting=csv.QUOTE_NOTNULL)','w(["a,b"],quoting=csv.QUOTE_NONE)','w(["a,b"],quoting=csv.QUOTE_NONE,escapechar="\\\\")','w(["a\\"b"],quoting=csv.QUOTE_NONE,escapechar="\\\\")','w(["a\\"b"],quoting=csv.QUOTE_NONE,quotechar=None)','w(["a\\"b"],doublequote=False)','w(["a\\"b"],doublequote=False,escapechar="\\\\")','w(["a\\\\b"],escapechar="\\\\")','w(["a\\nb"],quoting=csv.QUOTE_NONE)','w(["a\\nb"],quoting=csv.QUOTE_NONE,escapechar="!")','w(["a"],lineterminator="\\n")','w(["a","b"],delimiter="\\t")','w([""],quoting=csv.QUOTE_NONE)','w(["",""],quoting=csv.QUOTE_NONE)','w([None],quoting=csv.QUOTE_NONE)','w([None],quoting=csv.QUOTE_STRINGS)','w([None],quoting=csv.QUOTE_NOTNULL)','w(5)','w("abc")','w(x for x in [1,2])','w({1:2})','w([[1,2],(3,)])','w(["x"],delimiter="x")','w(["\\ud800"])','w(["a\'b"],quotechar="\'")','w([" "],delimiter=" ",skipinitialspace=False)','w([" a",""],skipinitialspace=True)','w([""],delimiter=" ")','w(["",""],delimiter=" ",skipinitialspace=True) if 0 else 0','w(["a#b"],lineterminator="#")','w([object]) [0][:8]','w(["-1", "=a"])','w([float("inf"),float("nan")])','w([None],[""],[1])',
'csv.writer(5)','csv.writer()','csv.writer(io.StringIO(),foo=1)','csv.writer(io.StringIO()).writerow(5)','csv.writer(io.StringIO()).writerow()','csv.writer(io.StringIO()).writerows(5)','csv.writer(io.StringIO()).writerows([1])','csv.writer(io.StringIO()).writerows([[1],[2]])','csv.writer(io.StringIO()).dialect.quoting','csv.register_dialect("my",delimiter="|")','csv.get_dialect("my").delimiter','csv.list_dialects()','r("a|b",dialect="my")','w(["a","b"],dialect="my")','csv.unregister_dialect("my")','csv.unregister_dialect("my")','csv.get_dialect("my")','csv.get_dialect(1)','csv.get_dialect([])','csv.register_dialect(1)','csv.register_dialect("x",5)','csv.register_dialect("x","excel",quoting=9)','csv.register_dialect()','csv.register_dialect("x",foo=1)','csv.field_size_limit()','csv.field_size_limit(5)','r("abcdef")','r("abcde")','csv.field_size_limit("a")','csv.field_size_limit(None)','csv.field_size_limit(131072)','csv.field_size_limit(1,2)','csv.field_size_limit(-5)','csv.field_size_limit(131072)','csv.field_size_limit(2**70)','_csv.Dialect().delimiter','_csv.Dialect(delimiter=";").delimiter','_csv.Dialect(csv.excel).lineterminator','_csv.Dialect(None).quotechar','_csv.Dialect(quoting=csv.QUOTE_NONE,quotechar=None).quotechar','_csv.Error.__mro__','_csv.Error.__module__','csv.Sniffer().sniff("a;b;c\\n1;2;3\\n").delimiter','csv.Sniffer().has_header("name,age\\nbob,5\\nann,6\\n")','_csv.Dialect(strict=1).strict','_csv.Dialect(doublequote=0).doublequote','_csv.Dialect(delimiter="é").delimiter']: t(e)
class D(csv.Dialect):
    delimiter='|'; quotechar='"'; doublequote=True; skipinitialspace=False; lineterminator='\n'; quoting=csv.QUOTE_MINIMAL
print(w(['a','b|c'],dialect=D), r('a|b',dialect=D), w([1],dialect=D()))
class Bad(csv.Dialect): pass
for e in ['Bad()','csv.reader([],dialect=Bad)','csv.writer(io.StringIO(),dialect=Bad)']: t(e)
rd=csv.reader(io.StringIO('a,b\n"c\nd",e\n')); print([ (row,rd.line_num) for row in rd])
print(list(csv.DictReader(io.StringIO('a,b\n1,2\n3,4,5\n6\n'))))
f=io.StringIO(); dw=csv.DictWriter(f,['a','b']); dw.writeheader(); dw.writerow({'a':1,'b':'x,y'}); print(repr(f.getvalue()))
import copy,pickle
for f in (copy.copy, copy.deepcopy, pickle.dumps):
    for o in (csv.reader([]), csv.writer(io.StringIO()), csv.get_dialect('excel')):
        try: f(o); print('ok')
        except Exception as e: print(type(e).__name__, e)
try: csv.get_dialect('excel').delimiter='x'
except Exception as e: print(type(e).__name__,e)
import random
rr=random.Random(3)
for i in range(6):
    rows=[[''.join(rr.choice('ab,"\n\r \'x;\\') for _ in range(rr.randrange(6))) for _ in range(rr.randrange(1,4))] for _ in range(2)]
    for k in ({},{'quoting':1},{'escapechar':'\\','doublequote':False},{'quotechar':"'"},{'quoting':3,'escapechar':'\\'}):
        try:
            text,_=w(*rows,**k); print(repr(text), list(csv.reader(io.StringIO(text,newline=''),**k))==rows)
        except Exception as e: print(type(e).__name__,e)
        s=''.join(rr.choice('ab,"\n\r \'x;\\') for _ in range(12))
        for st in (False,True):
            try: print(list(csv.reader(s.splitlines(True),strict=st,**k)))
            except Exception as e: print(type(e).__name__,e)
