def t(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)).split(" at 0x")[0])
    except BaseException as e:
        print(type(e).__name__ + ":", str(e).split(" at 0x")[0])


import textwrap as tw
text = "Hello there -- you goof-ball, use the -b option! It's a very/long/path-name and (parenthesised) words.  Sentence two.\tTab\nnew line"
for k in ({}, {'width': 20}, {'width': 10, 'break_long_words': False}, {'width': 15, 'break_on_hyphens': False}, {'width': 20, 'initial_indent': '* ', 'subsequent_indent': '  '}, {'width': 30, 'max_lines': 2}, {'width': 30, 'max_lines': 2, 'placeholder': '...'}, {'width': 25, 'expand_tabs': False}, {'width': 25, 'replace_whitespace': False}, {'width': 25, 'drop_whitespace': False}, {'width': 40, 'fix_sentence_endings': True}, {'width': 25, 'tabsize': 2}):
    print(k, tw.wrap(text, **k)); print(tw.fill(text, **k))
for k in ({'width': 0}, {'width': -1}, {'width': 5, 'max_lines': 1, 'placeholder': 'toolong'}, {'width': 'a'}, {'foo': 1}, {'width': 10, 'max_lines': 0}): t(tw.wrap, text, **k)
t(tw.wrap, 5); t(tw.wrap, ''); t(tw.wrap, '   '); t(tw.fill, '\n\n'); t(tw.wrap, 'x' * 30, 10); t(tw.wrap, 'a\u00a0b c', 3); t(tw.wrap, '日本語テキスト 折り返し', 4)
for a in (('hello world', 8), ('hello world foo', 11), ('hello  world', 12), ('abcdef', 3), ('', 5), ('word', 4)): t(tw.shorten, *a)
t(tw.shorten, 'hello world', 3); t(tw.shorten, 'a b c d', 5, placeholder='~'); t(tw.shorten, 'a b', 1, placeholder='xxx'); t(tw.shorten, 'a b')
for s in ('', '  a\n  b', '  a\n b', '\ta\n\tb', '\ta\n  b', '  a\n\n  b\n', '   \n  x\n', 'a\n  b', '  a\r\n  b\r\n', ' \t a\n \t b', '\n\n', '    a\n      b\n    c'): print(repr(tw.dedent(s)), end=' ')
t(tw.dedent, 5); print(repr(tw.indent('a\n\n  b\n \nc', '> ')), repr(tw.indent('a\n\nb', '- ', lambda l: True)), repr(tw.indent('a\r\nb\x0bc', '#')), repr(tw.indent('', 'x'))); t(tw.indent, 5, ''); t(tw.indent, 'a', 5)
w = tw.TextWrapper(width=12); w.width = 8; print(w.wrap('one two three'), w.fill('x y'), w._split('a-b c--d'), w.max_lines)
class W(tw.TextWrapper):
    def _split(self, s): return list(s)
print(W(width=4).wrap('abcdefgh'), tw.TextWrapper(fix_sentence_endings=True).fill('End.  Next! "Quoted."  So? e.g. this'))
