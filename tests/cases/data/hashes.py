import warnings; warnings.simplefilter('always')
import sys
warnings.showwarning=lambda m,c,*a,**k: print('   WARN', c.__name__, m)
import _md5,_sha1,_sha2,_sha3,_blake2
def t(e):
    try: print(e,'->', repr(eval(e))[:300])
    except Exception as x: print(e,'->', type(x).__name__, x)
fs=['_md5.md5','_sha1.sha1','_sha2.sha224','_sha2.sha256','_sha2.sha384','_sha2.sha512','_sha3.sha3_224','_sha3.sha3_256','_sha3.sha3_384','_sha3.sha3_512','_sha3.shake_128','_sha3.shake_256','_blake2.blake2b','_blake2.blake2s']
for f in fs:
    dg='hexdigest(20)' if 'shake' in f else 'hexdigest()'
    for a in ['','b"abc"','b"a"*1000','data=b"x"','string=b"x"','data=b"a",string=b"b"','b"a",usedforsecurity=False','"abc"','None','bytearray(b"q")','b"a",b"b"','foo=1','memoryview(b"abcd")[::2]']:
        t(f'{f}({a}).{dg}')
    for e in ['().name','().block_size','().digest_size','().update(b"a")','().update("a")','().update(1)','().update()','().copy().'+dg,'().digest(5)','().hexdigest(-1)','().digest()','().digest(length=3)','().digest(0)','().digest("a")','().digest(2**40)','().digest(2**29)','()._suffix','()._rate_bits','()._capacity_bits','()','.__doc__','.__module__', '().foo', '().digest(True)']:
        t(f+e.replace('()()','()')) if e!='()' else t(f'repr({f}()).split(" at ")[0]')
    try:
        x=eval(f)(b'hello'); y=x.copy(); x.update(b' world'); y.update(b' world'); print(x.digest(*([33] if 'shake' in f else []))==y.digest(*([33] if 'shake' in f else [])))
    except Exception as e: print(type(e),e)
for t_ in ['_md5.MD5Type()','_sha2.SHA256Type()','_md5.MD5Type.__name__']: t(t_)
b=['digest_size=0','digest_size=1','digest_size=20','digest_size=64','digest_size=65','digest_size=-1','digest_size="a"','key=b"k"','key=b"k"*65','key=b"k"*64','key=b"k"*32','key="k"','salt=b"s"','salt=b"s"*17','salt=b"s"*8','salt=b"s"*16','person=b"p"','person=b"p"*17','person=b"p"*8','fanout=0','fanout=2','fanout=255','fanout=256','fanout=-1','depth=0','depth=1','depth=2','depth=255','depth=256','leaf_size=100','leaf_size=-1','leaf_size=2**32','leaf_size=2**32-1','node_offset=5','node_offset=-1','node_offset=2**64','node_offset=2**48','node_offset=2**64-1','node_depth=3','node_depth=256','node_depth=-1','inner_size=5','inner_size=65','inner_size=33','inner_size=-1','last_node=True','last_node=1','leaf_size=1.5','fanout="a"','salt=None','fanout=2,depth=2,leaf_size=4096,node_offset=1,node_depth=0,inner_size=32,last_node=True','fanout=2,depth=2,leaf_size=4096,node_offset=0,node_depth=1,inner_size=32,last_node=True']
for f in ('_blake2.blake2b','_blake2.blake2s'):
    for a in b: t(f'{f}(b"data",{a}).hexdigest()')
    t(f'{f}.SALT_SIZE, {f}.PERSON_SIZE,{f}.MAX_KEY_SIZE,{f}.MAX_DIGEST_SIZE')
    t(f'{f}(digest_size=5).digest_size'); t(f'{f}(key=b"k").copy().hexdigest()')
class B(object): pass
try:
    class C(_blake2.blake2b): pass
except TypeError as e: print(e)
print({m.__name__: sorted(n for n in dir(m) if not n.startswith('__')) for m in (_md5,_sha1,_sha2,_sha3,_blake2)})
