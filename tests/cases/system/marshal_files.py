"""`marshal.load` takes what belongs to the value; values that contain themselves; interned strings."""
import marshal, io
class Item:
    def __hash__(self): return 0
    def __buffer__(self, flags):
        change(sample); return memoryview(b'abc')
def change(s): s.update(range(1000,1400))
for v in range(6):
    sample={Item()}; sample.update(range(1,60))
    try: print(marshal.dumps(sample,v))
    except Exception as e: print(type(e),e)
class R(io.BytesIO):
    def readinto(self,b):
        print('readinto',type(b).__name__,len(b)); return super().readinto(b)
    def read(self,*a): print('read',a); return super().read(*a)
print(marshal.load(R(marshal.dumps((1,2.5,"ab",b"xyz"*3,{1:[2]},10**30,"é",None)))))
try: marshal.load(R(b''))
except Exception as e: print(type(e),e)
for d in (b'i\1', b's\5\0\0\0ab', b'(\2\0\0\0N', b'?', b'{N', b'z\5ab', b'\xe9'):
    try: print(marshal.load(R(d)))
    except Exception as e: print(type(e),e)
class S:
    def read(self,n): return 'x'
try: marshal.load(S())
except Exception as e: print(type(e),e)
try: marshal.load(5)
except Exception as e: print(type(e),e)
class B(io.BytesIO):
    def readinto(self,b): return super().readinto(b)+10**6
class C(io.BytesIO):
    def readinto(self,b): return 'x'
class D(io.BytesIO):
    def readinto(self,b): return -1
class E(io.BytesIO):
    def readinto(self,b): return None
class F(io.BytesIO):
    def readinto(self,b): 1/0
for K in B,C,D,E,F:
    try: print(marshal.load(K(marshal.dumps(b'0123456789'))))
    except Exception as e: print(K.__name__, type(e),e)
import os
r,w=os.pipe(); os.write(w, marshal.dumps([1,2])+marshal.dumps("two")+b'rest'); os.close(w)
f=os.fdopen(r,'rb'); print(marshal.load(f), marshal.load(f), f.read())
s=marshal.loads(marshal.dumps("abc",2)*1); 
t=marshal.loads(marshal.dumps(("hello_x","hello_x"),2)); print(t[0] is t[1])
import sys
q=sys.intern("an interned thing"); print(marshal.loads(marshal.dumps(q)) is q, marshal.loads(marshal.dumps(q,2)) is q)
for d in (b'\xa8\x01\x00\x00\x00[\x01\x00\x00\x00r\x00\x00\x00\x00', b'\xa8\x01\x00\x00\x00{Nr\x00\x00\x00\x000', b'\xbe\x01\x00\x00\x00r\x00\x00\x00\x00', b'\xa8\x02\x00\x00\x00[\x01\x00\x00\x00r\x00\x00\x00\x00[\x01\x00\x00\x00r\x00\x00\x00\x00',b'\xa9\x02\xa9\x01[\x01\x00\x00\x00r\x00\x00\x00\x00r\x01\x00\x00\x00'):
    try: print(marshal.loads(d))
    except Exception as e: print(type(e),e)
