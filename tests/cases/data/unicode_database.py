import unicodedata as u
def t(e):
    try: print(e,'->', ascii(eval(e))[:200])
    except Exception as x: print(e,'->', type(x).__name__, ascii(str(x)))
fns=['bidirectional','category','combining','decimal','decomposition','digit','east_asian_width','mirrored','name','numeric']
for f in fns:
    for a in ['"9"','"\\u00bd"','"\\u00c5"','"\\uac00"','"\\u4e00"','"\\U0001f600"','"\\u0301"','"\\u0378"','"ab"','None','"\\ud800"']:
        t(f'u.{f}({a})'); t(f'u.ucd_3_2_0.{f}({a})')
    t(f'u.{f}()'); t(f'u.{f}("a",5)'); t(f'u.{f}("\\x00","d")'); t(f'u.{f}("a",1,2)'); t(f'u.{f}(chr=1)'); print(getattr(u,f).__text_signature__)
for n in ['LATIN SMALL LETTER A','latin small letter a','HANGUL SYLLABLE GA','CJK UNIFIED IDEOGRAPH-4E00','CJK UNIFIED IDEOGRAPH-4e00','CJK UNIFIED IDEOGRAPH-20000','GRINNING FACE','NO SUCH','','LATIN CAPITAL LETTER GHA','LATIN SMALL LETTER R WITH CARON AND X','KEYCAP DIGIT ONE','KEYCAP NUMBER SIGN','NULL','LINE FEED','EURO SIGN','TANGUT IDEOGRAPH-17000','NUSHU CHARACTER-1B170','x'*300,'CJK UNIFIED IDEOGRAPH-','HANGUL SYLLABLE ','CJK UNIFIED IDEOGRAPH-FFFFF','LATIN  SMALL LETTER A','LATIN SMALL LETTER GHA', 'CJK COMPATIBILITY IDEOGRAPH-F900','EGYPTIAN HIEROGLYPH-13460','KHITAN SMALL SCRIPT CHARACTER-18B00']:
    t(f'u.lookup({n!r})'); t(f'u.ucd_3_2_0.lookup({n!r})')
for e in ['u.lookup(1)','u.lookup()','u.lookup(b"a")','u.lookup("\\u1234")','u.normalize("NFC","e\\u0301")','u.normalize("NFD","\\u00e9")','u.normalize("NFKC","\\ufb01")','u.normalize("NFKD","\\u2126")','u.normalize("XXX","a")','u.normalize("XXX","")','u.normalize("NFC","")','u.normalize("NFC",1)','u.normalize(1,"a")','u.normalize("NFC")','u.normalize()','u.is_normalized("NFC","e\\u0301")','u.is_normalized("NFD","\\u00e9")','u.is_normalized("NFC","\\u00e9")','u.is_normalized("XXX","a")','u.is_normalized("NFC",1)','u.is_normalized("NFKD","abc")','u.normalize("NFC","\\u1100\\u1161\\u11a8")','u.normalize("NFD","\\uac01")','u.normalize("NFC","\\ud800")','u.normalize("NFC","a\\u0323\\u0307")','u.normalize("NFC","a\\u0307\\u0323")','u.ucd_3_2_0.normalize("NFKC","\\u2f868")','u.normalize("NFC","\\U0002f868")','u.ucd_3_2_0.normalize("NFC","\\U0002f868")','u.ucd_3_2_0.is_normalized("NFC","e\\u0301")','u.UCD()','type(u.ucd_3_2_0) is u.UCD','u.ucd_3_2_0.unidata_version','u.normalize("NFC","a"*10) ','u.is_normalized("nfc","a")']: t(e)

for d in (u, u.ucd_3_2_0):
    for c in range(0, 0x110000, 3001):
        c = chr(c)
        print(ascii(c), d.bidirectional(c), d.category(c), d.combining(c), d.decomposition(c), d.east_asian_width(c), d.mirrored(c), d.decimal(c, None), d.digit(c, None), d.numeric(c, None), d.name(c, None), [ascii(d.normalize(f, c)) for f in ("NFC", "NFD", "NFKC", "NFKD")])
import random
r=random.Random(4); pool=[0x41,0x61,0x65,0x300,0x301,0x323,0x307,0x1100,0x1161,0x11a8,0xac00,0xac01,0x1e69,0xfb01,0x2126,0x212b,0x3099,0x304b,0x1d15e,0xf900,0x345,0x3b1,0x334,0x5b0,0x5b1]
for i in range(40):
    s=''.join(chr(r.choice(pool)) for _ in range(r.randrange(12)))
    print([ascii(u.normalize(f,s)) for f in ('NFC','NFD','NFKC','NFKD')],[u.is_normalized(f,s) for f in ('NFC','NFD','NFKC','NFKD')])
