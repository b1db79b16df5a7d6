def check(lines):
    for line in lines.strip().splitlines():
        try:
            print(line.strip(), "->", repr(eval(line.strip(), globals())))
        except Exception as e:
            print(line.strip(), "->", type(e).__name__ + ":", e)
check('''
'hello world'.capitalize(), 'ǆ'.capitalize(), 'ßtest'.capitalize(), 'HELLO'.capitalize(), ''.capitalize(), 'ΑΣ'.capitalize()
'ß'.upper(), 'ŉ'.upper(), 'ﬀ'.upper(), 'ǰ'.upper(), 'İ'.lower(), len('İ'.lower()), 'ΑΣ'.lower(), 'ΑΣΑ'.lower(), 'Σ'.lower(), 'ΑΣ.'.lower(), 'aΣ b'.lower()
'ß'.casefold(), 'ﬁ'.casefold(), 'İ'.casefold(), 'Ά'.casefold(), 'ſ'.casefold(), 'ꭰ'.casefold()
"they're bill's".title(), 'ǆabc'.title(), 'hello123world'.title(), 'ﬁne'.title(), "o'neil ßab".title()
'Hello World'.swapcase(), 'ßİ'.swapcase(), 'ΑΣ'.swapcase(), 'ǅ'.swapcase()
'abc'.islower(), 'aBc'.islower(), '123'.islower(), ''.islower(), 'ª'.islower(), 'ǅ'.islower()
'ABC'.isupper(), 'ABc'.isupper(), '1A'.isupper(), 'Ⅷ'.isupper(), 'ǅ'.isupper()
'Hello World'.istitle(), 'Hello world'.istitle(), 'ǅ'.istitle(), '123'.istitle(), 'A1A'.istitle(), 'A1a'.istitle()
'abc'.isalpha(), 'ab1'.isalpha(), ''.isalpha(), 'ñ'.isalpha(), '中'.isalpha(), 'ʰ'.isalpha()
'123'.isdigit(), '²'.isdigit(), '½'.isdigit(), '٣'.isdigit(), '①'.isdigit(), ''.isdigit()
'123'.isdecimal(), '²'.isdecimal(), '٣'.isdecimal(), '①'.isdecimal()
'123'.isnumeric(), '½'.isnumeric(), 'Ⅷ'.isnumeric(), '一'.isnumeric(), 'a'.isnumeric()
'abc1'.isalnum(), 'a b'.isalnum(), '½'.isalnum(), '_'.isalnum()
' \\t\\n'.isspace(), '\\x1c\\x85\\xa0\\u2003\\u3000'.isspace(), '\\u200b'.isspace(), ''.isspace()
'abc'.isprintable(), 'a\\n'.isprintable(), ''.isprintable(), '\\xa0'.isprintable(), '\\xad'.isprintable(), '\\ue000'.isprintable(), '\\U000e0001'.isprintable()
'abc'.isidentifier(), '1a'.isidentifier(), 'ª'.isidentifier(), '℘'.isidentifier(), 'a·'.isidentifier(), ''.isidentifier(), 'class'.isidentifier(), '_'.isidentifier(), '\\u309b'.isidentifier()
'abc'.isascii(), 'é'.isascii(), ''.isascii()
'a'.upper(1)
'a'.title(x=1)
str.upper(5)
str.upper()
str.lower(b'a')
''.join(c.upper() for c in map(chr, range(0x100, 0x180)))
''.join(chr(c) for c in range(0x250) if chr(c).islower() != (chr(c).upper() != chr(c)))[:60]
sum(chr(c).isalpha() for c in range(0x500)), sum(chr(c).isdigit() for c in range(0x500)), sum(chr(c).isnumeric() for c in range(0x500)), sum(chr(c).isspace() for c in range(0x500)), sum(chr(c).isprintable() for c in range(0x500))
sum(chr(c).isidentifier() for c in range(0x500)), sum(('a' + chr(c)).isidentifier() for c in range(0x500)), sum(chr(c).isupper() for c in range(0x500)), sum(chr(c).istitle() for c in range(0x500))
''')
