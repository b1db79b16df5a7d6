# Codec objects, incremental and stream classes: arguments, states, errors.
import codecs, _codecs_jp, _multibytecodec as m, io
E=codecs.lookup('iso2022_jp_2004').incrementalencoder
D=codecs.lookup('iso2022_jp_2004').incrementaldecoder
R=codecs.lookup('shift_jis').streamreader; W=codecs.lookup('euc_jis_2004').streamwriter
def t(f,*a,**k):
    try: print(ascii(f(*a,**k)))
    except BaseException as e: print(type(e).__name__,e)
t(E,1); t(E,errors=1); t(E,'a','b'); t(E,foo=1); t(D,'a\0'); t(R); t(R,io.BytesIO(),1); t(R,io.BytesIO(),errors=b''); t(R,io.BytesIO(),'strict',1)
e=E();
def s(v): e.errors=v
t(s,1); t(s,None);
def d(): del e.errors
t(d); t(s,'abc'); print(e.errors)
t(s,'strict')
t(e.encode,'\u3042'); print(e.getstate()); t(e.setstate,'x'); t(e.setstate,-1); t(e.setstate,1<<200); t(e.setstate,255);t(e.setstate,(1<<136)-1); t(e.reset)
t(e.encode, 5); t(e.encode,'か'); print(e.getstate()); t(e.encode,'\u309a'); t(e.encode,'か',True); t(e.encode,'か'); t(e.reset); print(e.getstate())
d2=D(); t(d2.decode,'x'); t(d2.decode,b'\x1b$'); print(d2.getstate()); t(d2.decode,b'B',True); t(d2.setstate,(b'',1,2)); t(d2.setstate,[1]); t(d2.setstate,('',1)); t(d2.setstate,(b'',b'')); t(d2.setstate,(b'123456789',1)); t(d2.setstate,(b'',-1)); t(d2.setstate,(b'',1<<64)); print(d2.getstate())
c=_codecs_jp.getcodec('shift_jis')
t(c.encode,5); t(c.encode,'a',5); t(c.encode,'a','x\0'); t(c.decode,'a'); t(c.decode,b''); t(c.encode,''); t(c.encode); t(c.decode,memoryview(b'ab')); t(c.encode,'\ud800'); t(c.decode,b'a\x81'); t(c.decode,b'\x81\x00a','replace'); t(c.encode,'a\ue000b','replace'); t(c.encode,'a\ue000b','nope')
r=R(io.BytesIO(b'\x82\xa0\n\x82\xa2')); t(r.read,'a'); t(r.read,1.0); t(r.read,0); t(r.read,1); t(r.readline); t(r.readlines); t(r.reset); t(r.readlines,5)
w=W(io.BytesIO()); t(w.write,5); t(w.write,'か'); t(w.stream.getvalue); t(w.reset); t(w.stream.getvalue); t(w.writelines,5); t(w.writelines,['a',1]); t(w.writelines,{1}); t(w.writelines,{1:2}); t(w.stream.getvalue)
def x(): w.stream=1
t(x)
class B(io.BytesIO):
    def read(self,n=-1): return 'x'
t(R(B()).read)
class Q(E): codec=5
t(Q)
class Z(E):
    def __init__(self,*a): print(a)
t(lambda: type(Z('strict')))
t(m.MultibyteIncrementalEncoder.encode,1,2)
class B2(io.BytesIO):
    def read(self,n=-1): raise OSError(5)
t(R(B2()).read)
codecs.register_error('h1',lambda e:(5,5)); codecs.register_error('h2',lambda e:('?',5)); codecs.register_error('h3',lambda e:('?',-50)); codecs.register_error('h4',lambda e:(b'?',-1)); codecs.register_error('h5',lambda e:('\ue000',e.end)); codecs.register_error('h6',lambda e:('?',1<<90)); codecs.register_error('h8',lambda e:('?',e.end,1))
for h in 'h1 h2 h3 h5 h6 h8'.split():
    t('a\ue000b'.encode,'shift_jis',h); t(b'a\x81'.decode,'shift_jis',h)
t(b'a\x81'.decode,'shift_jis','h4')
seen=[]
def same(e): seen.append(e); return ('?',e.end)
codecs.register_error('same',same)
'\ue000\ue001'.encode('big5','same'); print(seen[0] is seen[1], len(seen), seen[0].start)
t(_codecs_jp.getcodec,'x'); t(_codecs_jp.getcodec,b'x'); t(_codecs_jp.getcodec,'big5'); t(m.__create_codec,1)
t(type(c)); t(m.MultibyteIncrementalEncoder); t(m.MultibyteStreamReader,1)
def set1(): type(c).a=1
t(set1)
print(type(c).encode.__doc__, type(c).decode.__doc__, type(c).encode.__text_signature__)
print(m.MultibyteStreamReader.stream, m.MultibyteStreamReader.errors, m.MultibyteStreamReader.read.__text_signature__)
