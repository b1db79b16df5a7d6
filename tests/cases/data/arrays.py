import warnings
warnings.simplefilter('ignore')
import array as A
from array import array
def t(e):
    try: print(e,'->', repr(eval(e))[:200])
    except Exception as x: print(e,'->', type(x).__name__, x)
for c in A.typecodes: print(c, array(c).itemsize)
for e in ['array()','array(1)','array("")','array("ii")','array("z")','array("i",5)','array("i",None)','array("i",[1,2.5])','array("i","abc")','array("u","abc")','array("w","a\\U00012345")','array("u","\\U00012345")','array("u",[1])','array("w",["a","bc"])','array("u",["ab"])','array("b",b"abc")','array("i",b"abc")','array("i",b"abcd")','array("i",bytearray(b"abcd"))','array("i",array("b",[1,2]))','array("i",array("u","ab"))','array("u",array("i",[1]))','array("w",array("u","a"))','array("i",[1],2)','array(typecode="i")','array("i",x=1)','array(b"i")','array("b",[128])','array("b",[-129])','array("B",[256])','array("B",[-1])','array("h",[40000])','array("H",[-1])','array("H",[70000])','array("i",[2**31])','array("I",[-1])','array("I",[2**32])','array("l",[2**63])','array("L",[-1])','array("L",[2**64])','array("q",[2**63])','array("Q",[2**64])','array("Q",[-1])','array("f",["a"])','array("d",[None])','array("f",[1e300])','array("d",[10**400])','array("i",["a"])','array("i",[1.0])','array("I",[1.0])','array("Q",[2**64-1])','array("q",[-2**63])','array("i",range(5))','array("i",(x for x in "ab"))','array("d",[1,2.5,True])', 'array("i",[True])','array("b",[1,2,3])+array("b",[4])','array("b",[1])+array("i",[2])','array("b",[1])+[2]','array("b",[1,2])*3','3*array("b",[1,2])','array("b",[1])*-1','array("b",[1])*1.5','array("b",[1])*(2**62)','array("i",[1,2])*(2**62)','array("b",[1,2])==array("i",[1,2])','array("b",[1,2])<array("b",[1,3])','array("b",[1])!=[1]','array("b",[1])<[1]','array("f",[1.5])==array("d",[1.5])','array("u","ab")==array("w","ab")','array("i",[1,2,3])[1]','array("i",[1,2,3])[-1]','array("i",[1,2,3])[3]','array("i",[1,2,3])["a"]','array("i",[1,2,3])[0:2]','array("i",[1,2,3])[::-1]','array("i",[1,2,3])[5:]','array("u","abc")[0:2]','2 in array("i",[1,2])','"a" in array("i",[1])','len(array("i",[1,2]))','list(array("f",[1.5,2]))','repr(array("u"))','repr(array("u","a\\u1234"))','repr(array("d",[1.5,float("nan")]))','repr(array("b",[]))','hash(array("b"))','array("i",[1]).__sizeof__()','bytes(array("i",[1,2]))','memoryview(array("i",[1,2])).format','memoryview(array("u","ab")).format','memoryview(array("w","ab")).format','memoryview(array("d",[1])).tolist()','memoryview(array("i",[1,2,3])).shape','memoryview(array("Q",[1])).itemsize', 'bytearray(array("h",[1,2]))','array.__class_getitem__(int)','array[int]','array("i").fromlist(5)','array("i").frombytes("abc")','array("i").frombytes(b"abc")','array("u").fromunicode(5)','array("i").fromunicode("a")','array("i").tounicode()','array("u","abc").tounicode()','array("w","a\\U00012345").tounicode()','array("i",[1,2]).tobytes()','array("i",[1,2]).tolist()','array("i",[1]).append("a")','array("i",[1]).append()','array("i").pop()','array("i",[1]).pop(5)','array("i",[1,2]).pop(-3)','array("i",[1,2]).pop("a")','array("i").remove(1)','array("i").index(1)','array("i",[1,2,1]).index(1,1)','array("i",[1,2,1]).index(1,1,2)','array("i",[1,2,1]).index(1,-1)','array("i",[1,2,1]).count(1)','array("i",[1,2,1]).count("a")','array("i",[1]).insert("a",1)','array("i",[1]).extend(5)','array("i",[1]).extend(array("b",[1]))','array("i",[1]).extend([1,"a"])','array("i",[1,2]).buffer_info()[1]','array("i",[1,256]).byteswap()','array("i").fromfile(1,2)','array("i").tofile(1)','array("i",[1,2]).__reduce_ex__(2)','array("i",[1,2]).__reduce_ex__(3)','array("u","ab").__reduce_ex__(2)','array("i").__reduce_ex__("a")','array("i",[1]).typecode','array("i",[1]).__copy__()','array("i",[1]).__deepcopy__(None)','A._array_reconstructor(array,"i",1,b"ab")','A._array_reconstructor(array,"i",99,b"ab")','A._array_reconstructor(int,"i",1,b"ab")','A._array_reconstructor(array,"z",1,b"ab")','A._array_reconstructor(array,"h",4,b"\\1\\0\\2\\0")','A._array_reconstructor(array,"i",5,b"\\0\\1")','A._array_reconstructor(array,"d",17,b"\\0"*8)','A._array_reconstructor(array,"i",4,b"abc")','A._array_reconstructor(array,"u",18,b"a\\0b\\0")','A._array_reconstructor(array,"i",-1,b"")','A._array_reconstructor(array,"i",1,"x")','A._array_reconstructor()','array("i",[1]).clear()']: t(e)
a=array('i',range(10))
def do(src):
    global a
    try: exec(src, globals())
    except Exception as e: print(src,'->',type(e).__name__, e)
    else: print(src,'->',a)
for src in ['a[0]=100','a[-1]=5','a[10]=1','a["x"]=1','a[0]="a"','a[0]=2**40','a[1:3]=array("i",[7,8,9])','a[1:3]=[1]','a[1:2]=array("b",[1])','a[::2]=array("i",[1])','a[::3]=array("i",[50,51,52,53])','del a[0]','del a[-1]','del a[100]','del a[::2]','del a[1:2]','a.append(3)','a.insert(0,99)','a.insert(100,98)','a.insert(-1,97)','a.extend([1,2])','a.extend(a)','a+=array("i",[5])','a+=[5]','a*=2','a*=0','a*=-1','a.fromlist([1,2,3])','a.fromlist([1,"x"])','a.reverse()','a.pop()','a.pop(0)','a.remove(2)','a.byteswap()','a.frombytes(b"\\1\\0\\0\\0")','a[:]=a','a[1:1]=a','a[0:1]=5','del a["q"]','a[::-1]=a','a[::0]', 'a.clear()','a=array("d",[1,2,3])','a.byteswap()','a[1]=7','a=array("u","hello")','a[0]="J"','a[0]="JJ"','a[0]=1','a.fromunicode(" x")','a.extend("q")','a.append("é")','a=array("i",[1,2,3])','a[True]=9','a[0:2]=a[1:3]','a[5:1]=array("i",[4])']: do(src)
import pickle,copy,io
for arr in (array('i',[1,2]),array('u','aé'),array('w','a\U00012345'),array('d',[1.5]),array('B',b'xyz'),array('Q')):
    for p in range(6): assert pickle.loads(pickle.dumps(arr,p))==arr
    assert copy.copy(arr)==arr and copy.deepcopy(arr)==arr
f=io.BytesIO(); array('h',range(5)).tofile(f); f.seek(0); b=array('h'); b.fromfile(f,3); print(b)
try: b.fromfile(f,3)
except EOFError as e: print(e, b)
try: b.fromfile(f,-1)
except Exception as e: print(type(e),e)
m=memoryview(a)
for src in ['a.append(1)','a.pop()','a.extend([1])','a.clear()','a*=2','a*=0','del a[0]','a[0]=5','a[0:1]=array("i",[3])','a[0:1]=array("i",[3,4])','a.frombytes(b"")','a.frombytes(b"1234")','a.insert(0,1)','a.fromlist([])','a.fromlist([1])','a.byteswap()','a.reverse()']: do(src)
m[0]=77; print(a); m.release(); a.append(1); print(a)
with memoryview(a) as m2: m2[1:2]=array('i',[55]); print(m2.tolist(), m2==a, bytes(m2[:1]))
class S(array):
    x=1
s=S('i',[1,2]); s.y=5; print(s,s.y,copy.copy(s),type(s[0:1]),type(s+s),s.__reduce_ex__(3)[2], pickle.loads(pickle.dumps(S('i',[1]))).__class__)
it=iter(array('i',[1,2,3])); next(it); print(it.__reduce__()[1][0], it.__setstate__(0), list(it), list(it), it.__reduce__()); print(type(it))
it=iter(a); it.__setstate__(2); print(next(it)); 
import weakref; r=weakref.ref(a); print(r() is a)
for e in ['a.index(5,"x")','array("i",[1]).index(1,2,3,4)','array("i",[1,2,3]).__contains__(2.0)','array("d",[float("nan")]).count(float("nan"))','array("i",[3,1,2]) > array("i",[3,1])','sorted(array("i",[3,1,2]))','array("i",[1,2])==(1,2)','array("b",range(-128,128))[::50]','array("i",[1,2,3]).__getitem__(slice(None,None,2))','array("f",[0.1])','array("f",[1e-45,3.4e38])', 'array("B",[1])*3==array("B",[1,1,1])', 'array("u","x").__add__(array("w","x"))']: t(e)
