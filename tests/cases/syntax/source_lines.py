# Sources as bytes: lines are made before they are decoded, and a comment that names an encoding needs a whole line.
def tell(source, mode="exec", flags=0):
    try:
        compile(source, "file", mode, flags)
        print(ascii(source), mode, flags, "compiles")
    except SyntaxError as e:
        text = e.text and ascii(e.text)
        print(ascii(source), mode, flags, type(e).__name__, ascii(e.msg), e.lineno, e.offset, e.end_lineno, e.end_offset, text)
    except ValueError as e:
        print(ascii(source), mode, flags, type(e).__name__, e)


for source in (
    b"# coding: ascii\r\nx\xff", b"# coding: ascii\rx\xff", b"# coding: ascii\n\r\n\r\nx = '\xc3\xa9'", b"# coding: utf-16", b"# coding: utf-16 x",
    b"# coding: utf8\nx = '\xc3", b"#coding=utf8\n\xf0\x9f", b"# coding: cp1252\nx = '\x81'", b"\r\rx \xff y\rz", b"a\r\nb \xe2\x82 c\r\nd",
    b"\xef\xbb\xbf#\r\t# coding: cp1252\n    y", b"\xef\xbb\xbf\r\r# coding: cp1252\ny", b"# coding: nope", b"# coding: nope\n", b"#\n# coding: nope", b"#\n# coding: nope\r",
    b"\xef\xbb\xbf# coding: latin-1", b"# coding: latin-1 \xc3\xa9 $", b"1 # coding: nope", b"\x0c# coding: nope\n", b"# coding: latin-1lambda", b"#coding=utf8x\n", b"# coding: utf-8-sig\n1",
):
    for mode in ("exec", "single", "eval"):
        tell(source, mode)
    tell(source, "single", 0x4200)
for source in (".", "..", "...", "x.", "x..", "x...", "(.", "from .", "from ..", "x;.", "x:.", ".\n", "x = **=", "x = //", "x = >>=", "x = <<", "x = !="):
    for mode in ("exec", "single", "eval"):
        tell(source, mode, 0x4000)
        tell(source.encode(), mode, 0x4200)
for source in ("\ud800", "a\ud800\udc00b", "\ud800x\ud800", 'x = "\udfff\udfff\udfff"', "\ud800\U00010000\ud800"):
    tell(source)
