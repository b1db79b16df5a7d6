def check(lines):
    for line in lines.strip().splitlines():
        try:
            print(line.strip(), "->", repr(eval(line.strip(), globals())))
        except Exception as e:
            print(line.strip(), "->", type(e).__name__ + ":", e)
class I:
    def __index__(self): return 1
def do(f):
    b = bytearray(b'abc')
    try: r = f(b)
    except Exception as e: r = type(e).__name__ + ': ' + str(e)
    return b, r
check(r'''
bytearray(), bytearray(3), bytearray(b'a'), bytearray('é', 'utf8'), bytearray([1, 2]), bytearray(I())
bytearray('a')
bytearray(-1)
bytearray([256])
bytearray(None)
bytearray(1.5)
bytearray(['a'])
do(lambda b: b.append(100)), do(lambda b: b.append(256)), do(lambda b: b.append('a')), do(lambda b: b.append(-1)), do(lambda b: b.append(I())), do(lambda b: b.append())
do(lambda b: b.extend(b'xy')), do(lambda b: b.extend([1, 2])), do(lambda b: b.extend('ab')), do(lambda b: b.extend([300])), do(lambda b: b.extend(5)), do(lambda b: b.extend(b)), do(lambda b: b.extend(['a'])), do(lambda b: b.extend(iter([65])))
do(lambda b: b.insert(0, 65)), do(lambda b: b.insert(-1, 65)), do(lambda b: b.insert(99, 65)), do(lambda b: b.insert(0, 256)), do(lambda b: b.insert('a', 1)), do(lambda b: b.pop()), do(lambda b: b.pop(0)), do(lambda b: b.pop(9)), do(lambda b: b.remove(98)), do(lambda b: b.remove(7)), do(lambda b: b.remove(256)), do(lambda b: b.clear()), do(lambda b: b.reverse()), do(lambda b: b.copy())
bytearray().pop()
do(lambda b: b.__setitem__(0, 65)), do(lambda b: b.__setitem__(0, 256)), do(lambda b: b.__setitem__(0, b'a')), do(lambda b: b.__setitem__(9, 1)), do(lambda b: b.__setitem__('a', 1)), do(lambda b: b.__setitem__(slice(0, 1), b'xyz')), do(lambda b: b.__setitem__(slice(0, 2), [1, 2, 3])), do(lambda b: b.__setitem__(slice(0, 1), 'a')), do(lambda b: b.__setitem__(slice(0, 1), 5)), do(lambda b: b.__setitem__(slice(None, None, 2), b'xy')), do(lambda b: b.__setitem__(slice(None, None, 2), b'x')), do(lambda b: b.__setitem__(slice(None, None, 2), b'')), do(lambda b: b.__setitem__(slice(None), b)), do(lambda b: b.__setitem__(slice(1, 1), b)), do(lambda b: b.__setitem__(slice(0, 1), [300])), do(lambda b: b.__setitem__(slice(None, None, -1), b))
do(lambda b: b.__delitem__(0)), do(lambda b: b.__delitem__(5)), do(lambda b: b.__delitem__(slice(0, 2))), do(lambda b: b.__delitem__(slice(None, None, 2))), do(lambda b: b.__delitem__(slice(None, None, -2))), do(lambda b: b.__delitem__('a'))
do(lambda b: b.__iadd__(b'd')), do(lambda b: b.__iadd__('d')), do(lambda b: b.__iadd__([1])), do(lambda b: b.__iadd__(b)), do(lambda b: b.__imul__(2)), do(lambda b: b.__imul__(0)), do(lambda b: b.__imul__('a')), do(lambda b: b.__imul__(-1))
do(lambda b: b.resize(5)), do(lambda b: b.resize(1)), do(lambda b: b.resize(-1)), do(lambda b: b.resize('a')), do(lambda b: b.resize(0))
do(lambda b: b.__init__(b'new')), do(lambda b: b.__init__(2)), do(lambda b: b.__init__('a')), do(lambda b: b.__init__())
bytearray(b'abc') + b'd', b'd' + bytearray(b'abc'), type(b'd' + bytearray(b'')), bytearray(b'a') * 3, bytearray(b'a') + memoryview(b'q'), bytearray(b'%d') % 5, type(bytearray(b'%d') % 5)
bytearray(b'a') + 'a'
bytearray(b'a') + [1]
bytearray(b'a') * 2**62
bytearray(b'a') == b'a', bytearray(b'a') < b'b', bytearray(b'a') != 'a', bytearray(b'a') == bytearray(b'a'), bytearray(b'a') == memoryview(b'a'), bytearray(b'b') >= b'b'
bytearray(b'a') < 'a'
hash(bytearray(b'a'))
repr(bytearray(b'a\'"')), str(bytearray(b'\xff')), bytearray(b'abc').decode(), bytearray(b'abc').hex(' '), bytearray.fromhex('6162'), bytearray(b'a b').split(), bytearray(b'a').join([b'x', b'y']), bytearray(b'abc')[1:], bytearray(b'abc')[::-1], bytearray(b'abc')[0], bytearray(b'aXa').partition(b'X'), bytearray(b'abc').translate(None, b'b'), bytearray(b'ab').upper(), bytearray(b'ab').center(5), bytearray(b'a\nb').splitlines(), bytearray(b' a ').strip(), bytearray(b'ab').replace(b'a', b'z'), bytearray(b'ab').removeprefix(b'a')
bytearray(b'abc')[3]
bytearray(b'abc')['a']
98 in bytearray(b'abc'), b'bc' in bytearray(b'abc'), bytearray(b'abc').find(b'c'), bytearray(b'abc').count(97), bytearray(b'abc').index(99), bytearray(b'').__alloc__() >= 0
bytearray(b'abc').index(1)
bytearray(b'ab').__reduce__(), bytearray(b'ab').__reduce_ex__(2), bytearray(b'ab').__reduce_ex__(4)
bytearray.__text_signature__, bytearray.append.__text_signature__, list(reversed(bytearray(b'ab'))), list(iter(bytearray(b'ab'))), sum(bytearray(b'ab')), max(bytearray(b'ab'))
''')
b = bytearray(b'abc'); m = memoryview(b)
for f in (lambda: b.append(1), lambda: b.clear(), lambda: b.pop(), lambda: b.extend(b'x'), lambda: b.__iadd__(b'z'), lambda: b.__delitem__(0), lambda: b.__setitem__(slice(0, 1), b'xx'), lambda: b.insert(0, 1), lambda: b.remove(97), lambda: b.resize(9), lambda: b.__imul__(2), lambda: b.__init__(b'q'), lambda: b.__setitem__(0, 90), lambda: b.__setitem__(slice(0, 2), b'YX'), lambda: b.reverse(), lambda: b.extend(b''), lambda: b.__imul__(1)):
    try: print(f(), b)
    except Exception as e: print(type(e).__name__, e, b)
m.release(); b.append(33); print(b)
class Sub(bytearray):
    pass
s = Sub(b'ab'); s.tag = 1; print(s, type(s.copy()), type(s[:1]), type(s + b''), s.__reduce_ex__(2)[1:], Sub.fromhex('61'), type(Sub.fromhex('61')))
class Grow:
    def __index__(self): b.clear(); return 0
b = bytearray(b'abc')
try: b[Grow()] = 5
except IndexError as e: print(e)
b = bytearray(b'abc')
try: b[0] = Grow()
except IndexError as e: print(e, b)
b = bytearray(b'abc')
for x in b:
    if len(b) < 6: b.append(x)
print(b)
