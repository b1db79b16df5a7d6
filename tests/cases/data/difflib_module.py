def t(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)).split(" at 0x")[0])
    except BaseException as e:
        print(type(e).__name__ + ":", str(e).split(" at 0x")[0])


import difflib as d
a, b = 'one\ntwo\nthree\nfour\n'.splitlines(True), 'ore\ntree\ntwo\nfour\nfive\n'.splitlines(True)
print(''.join(d.unified_diff(a, b, 'A', 'B', '2020', '2021', n=1)), ''.join(d.context_diff(a, b, 'A', 'B', n=0)), ''.join(d.ndiff(a, b)), sep='---\n')
print(list(d.unified_diff(a, a)), list(d.unified_diff([], ['x'], lineterm='')), list(d.context_diff(['a'], [], lineterm='')), list(d.diff_bytes(d.unified_diff, [b'\xff'], [b'a'], b'x', b'y', lineterm=b''))); t(lambda: list(d.unified_diff([b'a'], ['b']))); t(lambda: list(d.unified_diff(['a'], ['b'], fromfile=b'x'))); t(lambda: list(d.diff_bytes(d.unified_diff, ['a'], [b'b'])))
diff = list(d.ndiff(a, b)); print(''.join(d.restore(diff, 1)) == ''.join(a), ''.join(d.restore(diff, 2)) == ''.join(b)); t(lambda: list(d.restore(diff, 3)))
s = d.SequenceMatcher(None, 'abxcd', 'abcd'); print(s.ratio(), s.quick_ratio(), s.real_quick_ratio(), s.find_longest_match(0, 5, 0, 4), s.find_longest_match(), s.get_matching_blocks(), s.get_opcodes(), list(s.get_grouped_opcodes(1)), d.SequenceMatcher(a='', b='').ratio(), d.SequenceMatcher(lambda c: c == ' ', ' abcd', 'abcd abcd').find_longest_match(0, 5, 0, 9)); s.set_seq1('zz'); s.set_seq2('zzy'); print(s.ratio(), s.get_opcodes()); s.set_seqs([1, 2], [2, 1]); print(s.get_matching_blocks()); t(d.SequenceMatcher, 'x', 'a'); t(d.SequenceMatcher, None, [[1]], [[1]]); t(s.find_longest_match, 0, 99)
big = d.SequenceMatcher(None, 'x' * 300, 'x' * 300 + 'y'); print(len(big.bpopular), big.ratio(), d.SequenceMatcher(None, 'x' * 300, 'x' * 300, autojunk=False).ratio())
print(d.get_close_matches('appel', ['ape', 'apple', 'peach', 'puppy']), d.get_close_matches('x', ['x'] * 5, n=2), d.get_close_matches('abc', ['xyz']), d.get_close_matches('a', ['ab', 'A'], cutoff=0.1)); t(d.get_close_matches, 'a', ['a'], 0); t(d.get_close_matches, 'a', ['a'], 1, 2); t(d.get_close_matches, 5, ['a'])
print(d.IS_LINE_JUNK('  #  \n'), d.IS_LINE_JUNK('x'), d.IS_CHARACTER_JUNK(' '), d.IS_CHARACTER_JUNK('x'), d.Match(1, 2, 3), d.SequenceMatcher[str])
print(''.join(d.Differ().compare(['  a\n', 'b\tc\n'], [' a\n', 'bxc\n'])), ''.join(d.Differ(linejunk=lambda l: l == '\n').compare(['a\n', '\n'], ['\n', 'a\n'])))
h = d.HtmlDiff(tabsize=2, wrapcolumn=10); tab = h.make_table(a, b, 'F<', 'T&', context=True, numlines=1); print(tab); print(len(h.make_file(a, b)) > 1000, 'charset=' in h.make_file(a, b, charset='utf-8'))
