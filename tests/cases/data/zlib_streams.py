import zlib
def t(e):
    try: print(e,'->', repr(eval(e))[:300])
    except Exception as x: print(e,'->', type(x).__module__, type(x).__name__, x)
D=zlib.compress(b'hello world'*10)
R=zlib.compressobj(wbits=-15); R=R.compress(b'raw data')+R.flush()
G=zlib.compressobj(wbits=31); G=G.compress(b'gzip data')+G.flush()
ZD=zlib.compressobj(zdict=b'hello world'); ZD=ZD.compress(b'hello world!')+ZD.flush()
for n in sorted(dir(zlib)):
    o=getattr(zlib,n)
    if not n.startswith('__'): print(n, o if isinstance(o,int) else '', getattr(o,'__text_signature__',None))
print(zlib.__doc__)
for e in ['zlib.adler32(b"abc")','zlib.adler32(b"abc",5)','zlib.adler32(b"abc",-1)','zlib.adler32(b"",7)','zlib.adler32("a")','zlib.adler32()','zlib.adler32(b"a",2**40)','zlib.adler32(b"a",1.5)','zlib.crc32(b"abc")','zlib.crc32(b"abc",5)','zlib.crc32(b"abc",-1)','zlib.crc32("a")','zlib.crc32(b"a",2**70)','zlib.adler32(b"a"*100000)','zlib.crc32(b"a"*100000)',
'zlib.decompress(D)==b"hello world"*10','zlib.decompress(R,-15)','zlib.decompress(G,31)','zlib.decompress(G,47)','zlib.decompress(D,47)[:5]','zlib.decompress(D,0)[:5]','zlib.decompress(ZD)','zlib.decompress(b"")','zlib.decompress(b"abc")','zlib.decompress(D[:-1])','zlib.decompress(D[:5])','zlib.decompress(D+b"xx")==b"hello world"*10','zlib.decompress(D,bufsize=1)[:5]','zlib.decompress(D,bufsize=0)[:5]','zlib.decompress(D,bufsize=-1)','zlib.decompress(D,wbits=100)','zlib.decompress(D,wbits=-100)','zlib.decompress(D,wbits=8)','zlib.decompress("a")','zlib.decompress()','zlib.decompress(D,15,16384,4)','zlib.decompress(D[:-4]+b"abcd")','zlib.decompress(b"\\x78\\x9c\\xff\\xff")','zlib.decompress(G)','zlib.decompress(D,bufsize=2**70)','zlib.decompress(D,wbits=2**40)','zlib.decompress(D,wbits="a")',
'zlib.decompress(zlib.compress(b""))','zlib.decompress(zlib.compress(b"a"*100000,9))==b"a"*100000','zlib.compress(b"a",10)','zlib.compress(b"a",-2)','zlib.compress(b"a",level=0)','zlib.compress("a")','zlib.compress()','zlib.compress(b"a",wbits=5)','zlib.compress(b"a",wbits=31)[:2]','zlib.decompress(zlib.compress(b"abc",wbits=-9),-9)','zlib.compress(b"a",1,15,3)','zlib.compress(b"a",-1)[:2]','zlib.compress(b"abc",0)','zlib.compress(data=b"a")','zlib.compress(b"a",level="x")','zlib.compress(b"a",wbits=8)[:1]','zlib.compress(b"a",wbits=-8)',
'zlib.compressobj(10)','zlib.compressobj(method=7)','zlib.compressobj(wbits=7)','zlib.compressobj(wbits=16)','zlib.compressobj(wbits=24)','zlib.compressobj(memLevel=0)','zlib.compressobj(memLevel=10)','zlib.compressobj(strategy=5)','zlib.compressobj(strategy=-1)','zlib.compressobj(zdict="a")','zlib.compressobj(zdict=5)','zlib.compressobj(1,8,15,8,0,b"d",7)','zlib.compressobj().compress("a")','zlib.compressobj().flush(0)','zlib.compressobj().flush(99)','zlib.compressobj().flush(-1)','zlib.compressobj().flush("a")','type(zlib.compressobj())','type(zlib.compressobj())()','zlib.decompressobj(100)','zlib.decompressobj(7)','zlib.decompressobj(zdict="a")','zlib.decompressobj(zdict=5)','zlib.decompressobj(15,b"",1)','type(zlib.decompressobj())','type(zlib.decompressobj())()','zlib.decompressobj().decompress("a")','zlib.decompressobj().decompress(D,-1)','zlib.decompressobj().decompress(D,"a")','zlib.decompressobj().decompress(b"abc")','zlib.decompressobj().decompress(b"")','zlib.decompressobj().flush()','zlib.decompressobj().flush(0)','zlib.decompressobj().flush(-1)','zlib.decompressobj().flush("a")','zlib.decompressobj().eof','zlib.decompressobj().unused_data','zlib.decompressobj().unconsumed_tail','zlib.decompressobj(zdict=b"hello world").decompress(ZD)','zlib.decompressobj(zdict=b"wrong").decompress(ZD)','zlib.decompressobj().decompress(ZD)','zlib.decompressobj(-15,zdict=b"abc").decompress(R)','zlib.error.__mro__','zlib.error.__module__','zlib.error.__name__','zlib._ZlibDecompressor(100)','zlib._ZlibDecompressor().decompress(D)[:11]','zlib._ZlibDecompressor().decompress("a")','zlib._ZlibDecompressor().decompress(b"abc")','zlib._ZlibDecompressor().eof','zlib._ZlibDecompressor().unused_data','zlib._ZlibDecompressor().needs_input','zlib._ZlibDecompressor().decompress(D,max_length="a")','zlib._ZlibDecompressor().__doc__','zlib._ZlibDecompressor.decompress.__text_signature__','zlib._ZlibDecompressor.__text_signature__']: t(e)
d=zlib.decompressobj(); print(d.decompress(D+b'tail'), d.eof, d.unused_data, d.unconsumed_tail); print(d.decompress(b'more'), d.unused_data, d.flush())
d=zlib.decompressobj(); out=[]; buf=D
while buf:
    out.append(d.decompress(buf,7)); buf=d.unconsumed_tail
print(out, d.flush(), d.eof, d.unused_data)
d=zlib.decompressobj(); x=d.decompress(D,5); y=d.copy(); print(x, d.flush()==y.flush(), d.eof, y.eof)
d=zlib.decompressobj(); print(d.decompress(D[:10])); e=d.copy(); print(d.decompress(D[10:])==e.decompress(D[10:]), d.eof,e.eof)
import copy
c=zlib.compressobj(); a=c.compress(b'abc'*100); c2=c.copy(); c3=copy.copy(c); c4=copy.deepcopy(c); c.compress(b'x')
for cc,s in ((c,b'x'),(c2,b''),(c3,b''),(c4,b'')): print(zlib.decompress(a+cc.flush())==b'abc'*100+s)
try: c.copy()
except Exception as x: print(type(x).__name__,x)
try: c.compress(b'a')
except Exception as x: print(type(x).__name__,x)
try: print(c.flush())
except Exception as x: print(type(x).__name__,x)
for m in (zlib.Z_SYNC_FLUSH,zlib.Z_FULL_FLUSH,zlib.Z_PARTIAL_FLUSH,zlib.Z_BLOCK,zlib.Z_NO_FLUSH):
    c=zlib.compressobj(); s=c.compress(b'abc'*50)+c.flush(m); d=zlib.decompressobj(); r=d.decompress(s); s2=c.compress(b'def')+c.flush(); print(m, r+d.decompress(s2)==b'abc'*50+b'def', len(r), d.eof)
d=zlib._ZlibDecompressor(); r=d.decompress(D,max_length=10); print(r,d.needs_input,d.eof,d.unused_data)
while not d.eof: r+=d.decompress(b'',max_length=20)
print(len(r), d.needs_input,d.eof,d.unused_data)
try: d.decompress(b'x')
except Exception as x: print(type(x).__name__,x)
d=zlib._ZlibDecompressor(); print(d.decompress(D+b'extra')[:5], d.eof,d.unused_data,d.needs_input)
d=zlib._ZlibDecompressor(); print([d.decompress(D[i:i+1]) for i in range(len(D))][-1:], d.eof)
d=zlib.decompressobj(); d.decompress(D[:-2])
try: print(d.flush(), d.eof)
except Exception as x: print(type(x).__name__,x)
for f in (copy.copy,copy.deepcopy):
    try: print(type(f(zlib.decompressobj())))
    except Exception as x: print(type(x).__name__,x)
    try: print(type(f(zlib._ZlibDecompressor())))
    except Exception as x: print(type(x).__name__,x)
import pickle
for o in (zlib.compressobj(), zlib.decompressobj(), zlib._ZlibDecompressor()):
    try: pickle.dumps(o)
    except Exception as x: print(type(x).__name__,x)
big=bytes(range(256))*200
for lvl in range(-1,10):
    for wb in (15,-15,31,9,-9):
        c=zlib.compressobj(lvl,wbits=wb); z=c.compress(big)+c.flush(); assert zlib.decompress(z,wb)==big, (lvl,wb)
for st in range(5):
    for ml in range(1,10):
        c=zlib.compressobj(6,zlib.DEFLATED,15,ml,st); z=c.compress(big[:5000])+c.flush(); assert zlib.decompress(z)==big[:5000]
import gzip, io, zipfile
print(gzip.decompress(gzip.compress(b'data'*100))==b'data'*100)
b=io.BytesIO()
with zipfile.ZipFile(b,'w',zipfile.ZIP_DEFLATED) as z: z.writestr('a.txt','hello'*100); z.writestr('b.bin',bytes(1000))
with zipfile.ZipFile(b) as z: print(z.namelist(), z.read('a.txt')==b'hello'*100, z.testzip(), z.getinfo('b.bin').file_size)
