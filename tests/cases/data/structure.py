import struct, itertools
def t(e):
    try: print(e,'->', repr(eval(e))[:150])
    except Exception as x: print(e,'->', type(x).__name__, x)
for c in 'bBhHiIlLqQnN':
    for v in ['-1','255','-129','65536','2**31','2**63','2**64','-2**63-1','1.5','True']:
        for m in ['@','<','>']:
            if c in 'nN' and m!='@': continue
            t(f'struct.pack("{m}{c}",{v})')
for c in ['e','f','d','F','D','?','c','s','p','3s','3p','x','P','4x','2i']:
    for v in ['1','"a"','b"abcd"','1e300','-0.0','10**400','1j','bytearray(b"q")','65519.0','65520.0','-1','2**64']:
        for m in ['@','<','>']: t(f'struct.pack("{m}{c}",{v})')
for f in ['','i','2i','i2','1','i 2','@i','x@i','<n','<N','<P','@P','z','0i','999999999999999999999i','9223372036854775807i','4611686018427387904i','1 i',' i ','3c','ixi','bi','<bi','b0i','q0b','5x','0s','s','10p','0p','300p','i\\0','é','2147483648x','99999999999999999999999x', 'e','2e','?', 'bF','bD','=bq','!h','bqn']:
    t(f'struct.calcsize("{f}")')
    t(f'struct.calcsize(b"{f}")' if 'é' not in f else '1')
    t(f'struct.Struct("{f}").format')
for e in ['struct.calcsize()','struct.calcsize(1)','struct.calcsize(None)','struct.calcsize("i",1)','struct.pack()','struct.pack("i")','struct.pack("i",1,2)','struct.pack(1)','struct.pack("2i",1)','struct.unpack("i",b"abc")','struct.unpack("i",b"abcd")','struct.unpack("i")','struct.unpack("i","abcd")','struct.unpack("i",memoryview(b"abcd"))','struct.unpack("i",bytearray(b"abcd"))','struct.unpack("0i",b"")','struct.unpack("<3s2p?",b"abc\\x01zy")','struct.unpack("5p",b"\\xffabcd")','struct.unpack("0p2s",b"ab")','struct.unpack("3c",b"abc")','struct.unpack("e",b"\\x00\\x3c")','struct.unpack(">e",b"\\x7c\\x01")','struct.unpack("<f",b"\\0\\0\\x80\\x7f")',
'struct.unpack("<F",bytes(8))','struct.unpack(">D",bytes(16))','struct.pack("<D",1+2j)','struct.pack(">F",1.5)','struct.unpack("@?",b"\\x02")','struct.pack("?",[])','struct.pack("?",[1])',
'struct.unpack_from("i",b"abcdefgh",4)','struct.unpack_from("i",b"abcdefgh",-4)','struct.unpack_from("i",b"abcdefgh",5)','struct.unpack_from("i",b"abcdefgh",-3)','struct.unpack_from("i",b"abcdefgh",-9)','struct.unpack_from("i",b"ab")','struct.unpack_from("i",buffer=b"abcd",offset=0)','struct.unpack_from("i",b"abcd","x")','struct.unpack_from("i",b"abcd",offset=10**30)','struct.unpack_from("i")','struct.unpack_from()','struct.unpack_from("i",1)','struct.unpack_from("i",b"abcd",1,2)',
'struct.pack_into("i",bytearray(8),4,7)','struct.pack_into("i",bytearray(8),5,7)','struct.pack_into("i",bytearray(8),-4,7)','struct.pack_into("i",bytearray(8),-3,7)','struct.pack_into("i",bytearray(8),-9,7)','struct.pack_into("i",b"abcd",0,1)','struct.pack_into("i")','struct.pack_into("i",bytearray(4))','struct.pack_into("i",bytearray(4),0)','struct.pack_into("i",bytearray(4),0,1,2)','struct.pack_into("i",bytearray(4),"a",1)','struct.pack_into("i",bytearray(4),None,1)','struct.pack_into("i",bytearray(4),10**30,1)','struct.pack_into()','struct.pack_into("i",1,0,1)','struct.pack_into("i",bytearray(2),0,1)','struct.pack_into("",bytearray(2),3)','struct.pack_into("",bytearray(2),2)', 'struct.pack_into("i",None,0,1)',
'list(struct.iter_unpack("h",b"abcd"))','struct.iter_unpack("h",b"abc")','struct.iter_unpack("",b"abc")','struct.iter_unpack("h",1)','list(struct.iter_unpack("h",b""))','type(struct.iter_unpack("h",b"abcd"))','struct.iter_unpack("h",b"abcd").__length_hint__()','struct.Struct("h").iter_unpack(b"abcd")!=None','type(struct.iter_unpack("h",b"abcd"))()',
'struct.Struct("<ih")','struct.Struct("<ih").size','struct.Struct(b"<ih").format','struct.Struct()','struct.Struct(1)','struct.Struct(format="i").size','struct.Struct("i","j")','struct.Struct("\\u1234")','struct.Struct("i").pack(1,2)','struct.Struct("i").pack()','struct.Struct("i").pack_into(bytearray(2))','struct.Struct("i").pack_into()','struct.Struct("i").pack_into(bytearray(2),0,1)','struct.Struct("i").unpack(b"a")','struct.Struct("i").unpack_from(b"abcd")','struct.Struct("i").unpack_from(b"abcde",offset=1)','struct.Struct("i").pack(x=1)','struct.Struct("ii").pack(1,"x")','struct.Struct.__new__(struct.Struct)','struct.Struct.__new__(struct.Struct).size','struct.Struct.__new__(struct.Struct).format','struct.Struct.__new__(struct.Struct).pack()','struct.Struct.__new__(struct.Struct).unpack(b"")','struct.Struct.__new__(struct.Struct).__sizeof__()','struct.error.__module__','struct.error.__mro__','struct.Struct.__module__','struct._clearcache()','struct.Struct("i").__sizeof__()','struct.Struct("iqb").__sizeof__()','hash(struct.Struct("i"))!=1','struct.pack("i",x=1)','struct.pack("x",1)','struct.pack(b"<i",1)','struct.pack("10s",b"abc")','struct.pack("10p",b"abc")','struct.pack("2p",b"abc")','struct.pack("p",b"abc")','struct.pack("300p",b"a"*290)[:3]','struct.pack("@bxi",1,2)','struct.pack("bi",1,2)','struct.pack(">bi",1,2)','struct.pack("iii",1,2)']: t(e)
class I:
    def __index__(s): return 5
class J:
    def __index__(s): return 'x'
class L:
    def __index__(s): raise KeyError('z')
class F:
    def __float__(s): return 2.5
class BB:
    def __bool__(s): raise KeyError('bool')
for c in 'biqnfd?P': 
    for o in 'IJLF': t(f'struct.pack("{c}",{o}())')
t('struct.pack("?",BB())')
s=struct.Struct('i')
s.__init__('hh'); print(s.format,s.size)
try: s.__init__('zz')
except Exception as e: print(e)
try: s.format='x'
except Exception as e: print(type(e),e)
class S(struct.Struct): 
    def __init__(self,*a): super().__init__('<q')
print(S('zz').size, S().pack(7))
try: S.x=1; print(S().x)
except Exception as e: print(e)
it=struct.iter_unpack('<hb',b'abcdef'); print(next(it), it.__length_hint__(), list(it), list(it), it.__length_hint__())
import copy,pickle
for f in (copy.copy,copy.deepcopy):
    try: print(f(struct.Struct('i')))
    except Exception as e: print(type(e),e)
import weakref
weakref.ref(struct.Struct('i'))
b=bytearray(range(20)); struct.pack_into('<hxb',b,3,1,2); print(b)
m=memoryview(bytearray(10)); struct.pack_into('>i',m,2,-5); print(bytes(m))
print(struct.unpack('>2I3s', b'\0\0\0\1\xff\xff\xff\xffabc'))
print([struct.pack(f'{o}e',v) for o in '<>' for v in (1.0,-2.0,65504.0,6e-8,5.9604644775390625e-08,2.98e-8,1e-10,float('inf'),-float('inf'),0.0,-0.0,0.1,1/3)])
