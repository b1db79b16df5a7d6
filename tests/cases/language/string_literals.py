import warnings
warnings.simplefilter('ignore')
print('a' "b" '''c''' """d""", 'it\'s', "q\"q", 'a\
b', r'\n\t\'', R'a\\', '\a\b\f\n\r\t\v\\\0\1\12\123'.encode(), '\x41\u00e9\U0001f600\N{LATIN SMALL LETTER A}\N{BULLET}', '\777' == chr(511), '\8\q', 'tab\there', u'u', U'U', '', "", '''''', '''multi
line''', """a"b""c""", '\
', '\ud800' == chr(0xd800), len('\N{ZERO WIDTH JOINER}'))
print(b'a' b"b" b'''c''', b'\x00\xff\\\'', rb'\n', Rb'\x', bR'a', BR"b", b'\
', b'\101\0', b'tab\t', b'\u0041', b'\N{x}', b'"\'', b"'")
for s in [r"'\N{LATIN SMALL LETTER A WITH ACUTE}'", r"'\N{latin small letter a}'", r"'\N{HANGUL SYLLABLE GA}'", r"'\N{CJK UNIFIED IDEOGRAPH-4E00}'", r"'\N{LF}'", r"'\N{NULL}'", r"'\N{KEYCAP DIGIT ONE}'", r"'\N{}'", r"'\N{a'", r"'\Nabc'", r"'\x'", r"'\x1'", r"'\xg1'", r"'\u'", r"'\u123'", r"'\u123g'", r"'\U0011FFFF'", r"'\U1'", r"b'\x'", r"b'\x1g'", "b'é'", "'a", '"a', "'''a", "'a\nb'", "b'a", "ub'a'", "bu'a'", "rr'a'", "bb'a'", "fb'a'", "ru'a'", "'a' b'b'", "'\\'", "r'\\'", "r'a\\'b'", "'\0'", "'a\\\nb'", "x'a'", "'' ''", "'a''b'", "'é' b''"]:
    try: r = eval(s); print(s.encode('unicode_escape'), ascii(r))
    except SyntaxError as e: print(s.encode('unicode_escape'), e.msg, e.lineno, e.offset)
warnings.simplefilter('always')
for s in [r"'\d'", r"b'\d'", r"'\8'", r"'\400'", r"b'\400'", r"f'\d{1}'", r"'\''", r"'''\
\d'''", r"'\%'", r"'\é'", r"r'\d'", r"rb'\d'", r"f'\{1}'", r"'\	'"]:
    with warnings.catch_warnings(record=True) as w:
        warnings.simplefilter('always')
        v = eval(s); print(s, ascii(v), [(x.category.__name__, str(x.message), x.lineno) for x in w])
