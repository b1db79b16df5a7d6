def t(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)).split(" at 0x")[0])
    except BaseException as e:
        print(type(e).__name__ + ":", str(e).split(" at 0x")[0])


import html, html.entities, html.parser, xml.sax.saxutils as su
for s in ('<a href="x">&\'', '', 'é<', '&amp;'): print(html.escape(s), html.escape(s, quote=False))
for s in ('&lt;&gt;&amp;&quot;&#39;&apos;', '&copy &copy; &notit; &nosuch;', '&#x41;&#65;&#0;&#x80;&#xD800;&#x110000;&#xFFFFF;', '&', '&;', '&#;', '&#x;', '&#xZ;', '&eacute', '&ampx', '&CounterClockwiseContourIntegral;', '&#1;', '&#xfdd0;', '&amp;lt;', '&#99999999999;', '&NotEqualTilde;'): print(s, ascii(html.unescape(s)))
t(html.escape, 5); t(html.unescape, 5); t(html.unescape, b'&'); print(html.entities.name2codepoint['eacute'], html.entities.codepoint2name[233], html.entities.html5['amp'], len(html.entities.html5))
class P(html.parser.HTMLParser):
    def handle_starttag(self, t, a): print('start', t, a, self.getpos(), self.get_starttag_text())
    def handle_endtag(self, t): print('end', t)
    def handle_startendtag(self, t, a): print('startend', t, a)
    def handle_data(self, d): print('data', repr(d))
    def handle_comment(self, d): print('comment', repr(d))
    def handle_decl(self, d): print('decl', d)
    def handle_pi(self, d): print('pi', d)
    def handle_entityref(self, n): print('ent', n)
    def handle_charref(self, n): print('char', n)
    def unknown_decl(self, d): print('unknown', d)
for src in ('<!DOCTYPE html><p CLASS="a b" x=1 y=\'q\' z>t&amp;x<br/><b>bold</B>', '<!-- c --><?pi x?><![CDATA[cd]]>', '<script>if (a<b) "</p>"</script>x', '<a href=x&amp;y>', '<', '<a', '</', '</a b>', '<!', '<!--', '<!-->', '<!--x--!>', '<a\nb="c\nd">\nt', '<p <b>', '<1>', '&#60;&lt', 'x<y', '<title>a<b></title>', '<a b = c>', "<a b='c>", '<style>a</style >z', '<a/b>', '<a b="1" b="2">', '<textarea><b></textarea>', '<plaintext><b>'):
    for cc in (True, False):
        print('==', repr(src), cc); p = P(convert_charrefs=cc); p.feed(src); p.close()
p = P(); [p.feed(c) for c in '<a b="c">d&amp;e</a>']; p.close(); p.reset(); print(p.rawdata, p.lasttag); t(p.feed, 5); t(html.parser.HTMLParser, 1)
print(su.escape('<a>&"', {'"': '&quot;'}), su.unescape('&lt;&amp;&apos;', {'&apos;': "'"}), su.quoteattr('a"b'), su.quoteattr("a'b\"c\n"), su.quoteattr('x<'))
import io; o = io.StringIO(); g = su.XMLGenerator(o, 'utf-8', True); g.startDocument(); g.startElement('r', {'a': '<"'}); g.characters('t<&'); g.startElement('e', {}); g.endElement('e'); g.ignorableWhitespace(' '); g.processingInstruction('p', 'd'); g.endElement('r'); g.endDocument(); print(o.getvalue())
