# A byte order mark and a coding comment that contradicts it.
def t(s):
    try: compile(s,'f','exec'); print(s, 'ok')
    except SyntaxError as e: print(s, e.msg, e.lineno, e.offset, e.end_lineno, e.end_offset, repr(e.text))
B=b'\xef\xbb\xbf'
for c in (b'#coding:latin-1', b'#  coding: latin-1  ', b'# -*- coding: iso-8859-15 -*-', b'#coding:nope', '#é coding:latin-1'.encode(), b'#\xe9 coding:latin-1', b'\x0c# coding:latin-1', b'  # coding=latin-1'):
    for tail in (b'', b'\nx\n', b'\r\nx'):
        for head in (b'', b'#first\n', b'\n', b'#first\r\n', '#ééé\n'.encode(), b'  \n', b'x\n', b'#a\n#b\n'):
            t(B+head+c+tail)
