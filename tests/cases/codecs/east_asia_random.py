# random inputs with every handler, whole, and in pieces through the incremental classes and streams
import codecs, random, sys, hashlib, io
NAMES="""big5 big5hkscs cp932 cp949 cp950 euc_jis_2004 euc_jisx0213 euc_jp euc_kr gb18030 gb2312 gbk hz iso2022_jp iso2022_jp_1
iso2022_jp_2 iso2022_jp_2004 iso2022_jp_3 iso2022_jp_ext iso2022_kr johab shift_jis shift_jis_2004 shift_jisx0213""".split()

N = 25
codecs.register_error('mine', lambda e: ('[%d,%d,%s]'%(e.start,e.end,e.reason[:3]), e.end))
codecs.register_error('bytes', lambda e: ((b'<>' if isinstance(e,UnicodeEncodeError) else '<>'), e.start+1))
H=['strict','ignore','replace','mine','bytes','backslashreplace','xmlcharrefreplace','surrogateescape']
def call(f,*a):
    try: return ascii(f(*a))
    except Exception as e: return type(e).__name__+' '+ascii(str(e))
texts="aA~\\\n0 あいか\u309aカキセㇷ\u309a漢字亜腌䀂纊龥가각힣뷁쌰ㄱΩαЖ─│￥‾＼～∥―·•€¢£¬¥éÊ\u0304Ê\u030cê\u0304æ\u0300ɔ\u0301˩˥˥˩𠂉𡈁𠀋𪚲丂丄侖〇一龠ｱﾝ\ue000\uf8ff\ud800\U0001f600"
pieces=[b'\x1b$B',b'\x1b(B',b'\x1b(J',b'\x1b$@',b'\x1b$(D',b'\x1b$(Q',b'\x1b$(P',b'\x1b$(O',b'\x1b$)C',b'\x1b(I',b'\x1b.A',b'\x1b.F',b'\x1bN',b'\x1b$A',b'\x1b$(C',b'\x1b&@\x1b$B',b'\x0e',b'\x0f',b'~{',b'~}',b'~~',b'~\n',b'\n',b'\x1b',b'\x1b[',b'\x8f',b'\x8e',b'\xa4\xd4',b'\x810\x810',b'\x90',b'0']
for name in NAMES:
    r=random.Random(name); h=hashlib.sha256()
    for n in range(N):
        t=''.join(r.choice(texts) if r.random()<.9 else chr(r.choice([r.randrange(128),r.randrange(0x3000,0xa000),r.randrange(0x20000,0x30000)])) for _ in range(r.randrange(1,9)))
        how=H[r.randrange(len(H))]
        res=[how,ascii(t),call(t.encode,name,how)]
        if r.random()<.5: b=bytes(r.randrange(256) if r.random()<.5 else r.randrange(0x21,0x7f) for _ in range(r.randrange(1,12)))
        else: b=t.encode(name,'ignore')
        if r.random()<.7:
            k=r.randrange(len(b)+1); b=b[:k]+r.choice(pieces)+b[k+r.randrange(2):]
        if r.random()<.4:
            k=r.randrange(len(b)+1); b=b[:k]+r.choice(pieces)+b[k:]
        res+=[b.hex(),call(b.decode,name,how)]
        e=codecs.getincrementalencoder(name)(how); out=[]
        k=0
        while k<len(t):
            s=r.randrange(1,4); out.append(call(e.encode,t[k:k+s],k+s>=len(t))); out.append(call(e.getstate)); k+=s
            if r.random()<.1: st=call(e.getstate); call(e.reset); out.append(call(e.getstate)); call(e.setstate,int(st)) if st.isdigit() else 0
        res+=out
        d=codecs.getincrementaldecoder(name)(how); out=[]; k=0
        while k<len(b):
            s=r.randrange(1,4); out.append(call(d.decode,b[k:k+s],k+s>=len(b))); out.append(call(d.getstate)); k+=s
        res+=out
        sr=codecs.getreader(name)(io.BytesIO(b),how); res+=[call(sr.read,r.randrange(-1,4)),call(sr.readline),call(sr.readlines),call(sr.read)]
        f=io.BytesIO(); sw=codecs.getwriter(name)(f,how); res+=[call(sw.write,t[:2]),call(sw.writelines,list(t[2:])),call(sw.reset),call(f.getvalue)]
        line="|".join(res)

        h.update(line.encode())
    print(name,h.hexdigest()[:16])
