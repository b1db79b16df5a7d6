def t(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)).split(" at 0x")[0])
    except BaseException as e:
        print(type(e).__name__ + ":", e)


import csv, io, pickle, copy

def write(rows, *a, **k):
    out = io.StringIO()
    try:
        w = csv.writer(out, *a, **k)
        r = [w.writerow(x) for x in rows]
        return r, out.getvalue()
    except Exception as e:
        return type(e).__name__, str(e), out.getvalue()

def read(text, *a, **k):
    try:
        return list(csv.reader(text if isinstance(text, list) else text.splitlines(True), *a, **k))
    except Exception as e:
        return type(e).__name__, str(e)

for q in (csv.QUOTE_MINIMAL, csv.QUOTE_ALL, csv.QUOTE_NONNUMERIC, csv.QUOTE_NONE, csv.QUOTE_STRINGS, csv.QUOTE_NOTNULL):
    print(q, write([['a', 1, 2.5, None, '', 'x,y', 'q"q', 'l\nm', True], [None], [''], []], quoting=q))
    print(q, write([['a,b', 'c"d']], quoting=q, escapechar='\\'), write([['a,b', 'c"d', 'e\\f']], quoting=q, escapechar='\\', doublequote=False))
    print(q, read('1,"2",,"",a b, "c"\n', quoting=q) if q != 2 else read('1,"2",3.5\n', quoting=q))
print(read('1,,a\n', quoting=csv.QUOTE_NONNUMERIC), read('1,"",\n', quoting=csv.QUOTE_STRINGS), read('1,"",\n', quoting=csv.QUOTE_NOTNULL))
print(write([['a b', 'c']], delimiter=' '), write([['x']], lineterminator='!'), write([['x']], lineterminator='')), print(write([["it's"]], quotechar="'"), write([['a']], quotechar=None), write([['a,b']], quotechar=None, quoting=csv.QUOTE_NONE), write([['a']], quoting=csv.QUOTE_NONE, quotechar=''))
for k in (dict(delimiter=''), dict(delimiter='ab'), dict(delimiter=5), dict(delimiter=None), dict(delimiter='\n'), dict(quotechar='ab'), dict(quotechar=5), dict(quotechar=None, quoting=1), dict(quoting=9), dict(quoting='x'), dict(quoting=-1), dict(lineterminator=5), dict(escapechar='ab'), dict(escapechar='\n'), dict(delimiter='"'), dict(escapechar=','), dict(delimiter=' ', skipinitialspace=True), dict(quotechar=' ', skipinitialspace=True), dict(lineterminator='a', delimiter='a'), dict(foo=1), dict(dialect='nope'), dict(dialect=5), dict(dialect=csv.excel_tab), dict(strict='yes'), dict(lineterminator=',')):
    print(k if 'dialect' not in k else 'dialect', write([['a', 'b']], **k))
print(read('a "b" c,"d" e,"f"g\n'), read('a "b" c,"d" e,"f"g\n', strict=True), read('"abc', strict=True), read('"abc'), read('"a""b","c\nd"\n'), read('a\\,b,c\n', escapechar='\\'), read('a,b\\'), read('a,b\\', escapechar='\\'), read('a,b\\', escapechar='\\', strict=True), read('a, b,  "c"\n', skipinitialspace=True), read("'a','b''c'\n", quotechar="'"), read('"a\\"b"\n', escapechar='\\', doublequote=False))
print(read(['a\rb']), read(['a\nb']), read(['a\r\n', 'b']), read(['\0a']), read([5]), read([b'a']), read(5) if 0 else None, read(['', '\n', ',']), read(['"a\n', 'b"']), read(['a,"b', 'c"']), read('a\r\rb\n'))
t(csv.reader, 5); t(csv.reader); t(csv.writer, 5); t(csv.writer); t(csv.reader([]).__next__)
r = csv.reader(['a\n', '"b\n', 'c"\n']); print(next(r), r.line_num, next(r), r.line_num, r.dialect.delimiter, r.dialect.quoting, r.dialect.strict); t(setattr, r, 'line_num', 5); t(setattr, r, 'dialect', 5)
print(csv.field_size_limit(), csv.field_size_limit(5), read('abcdef\n'), read('abcde\n'), csv.field_size_limit(131072)); t(csv.field_size_limit, 'a'); t(csv.field_size_limit, 1, 2)
class D(csv.Dialect): delimiter = '|'; quoting = csv.QUOTE_ALL; quotechar = '`'; lineterminator = '\r'
t(lambda: D()); csv.register_dialect('pipe', D, doublequote=False, escapechar='!'); print(csv.list_dialects(), csv.get_dialect('pipe').escapechar, write([['a`b']], 'pipe'), write([['a']], D, delimiter=';')); csv.unregister_dialect('pipe'); t(csv.unregister_dialect, 'pipe'); t(csv.get_dialect, 'x'); t(csv.register_dialect, 5); t(csv.register_dialect, 'x', 5 ); t(csv.register_dialect, 'bad', delimiter='xx'); t(csv.register_dialect)
class B(csv.Dialect): pass
t(B); 
class C(csv.excel): delimiter = '::'
t(C); d = csv.get_dialect('excel'); print(type(d), d.lineterminator, d.escapechar); t(setattr, d, 'delimiter', 'x'); t(pickle.dumps, d); t(copy.copy, d)
w = csv.writer(io.StringIO()); t(w.writerow, 5); t(w.writerow, 'abc'); t(w.writerows, [[1], 5]); t(w.writerows, 5); t(w.writerow, iter([1, 2])); t(w.writerow, {'a': 1})
class Bad:
    def __str__(self): raise KeyError('str')
t(w.writerow, [Bad()]); t(w.writerow, [1, Bad()])
class W:
    def write(self, s): return (s, 7)
print(csv.writer(W()).writerow(['x'])); t(csv.writer(type('N', (), {'write': 5})()).writerow if 0 else csv.writer, type('N', (), {'write': 5})())
dr = csv.DictReader(['a,b\n', '1\n', '\n', '1,2,3,4\n'], restval='-', restkey='more'); print(dr.fieldnames, list(dr), dr.line_num)
print(list(csv.DictReader(['1,2\n'], fieldnames=['x', 'y', 'z'])), csv.DictReader([]).fieldnames)
o = io.StringIO(); dw = csv.DictWriter(o, ['a', 'b'], restval='?', extrasaction='ignore'); dw.writeheader(); dw.writerows([{'a': 1, 'c': 2}, {'b': 3}]); print(repr(o.getvalue())); t(csv.DictWriter(o, ['a']).writerow, {'a': 1, 'z': 2, 'y': 3}); t(csv.DictWriter, o, ['a'], extrasaction='foo')
for s in ('a;b;c\n1;2;3\n', 'a\tb\n1\t2\n', "'a','b'\n'1','2'\n", 'a b c\n1 2 3\n', 'x|y\n"1"|"2"\n'):
    try: d = csv.Sniffer().sniff(s); print(repr(d.delimiter), repr(d.quotechar), d.doublequote, d.skipinitialspace)
    except csv.Error as e: print(e)
t(csv.Sniffer().sniff, 'abc'); t(csv.Sniffer().sniff, 'a;b,c\n1;2,3\n', delimiters=','); print(csv.Sniffer().has_header('name,age\nbob,3\namy,4\n'), csv.Sniffer().has_header('1,2\n3,4\n'))
