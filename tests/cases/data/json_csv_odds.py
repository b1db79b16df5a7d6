"""json and csv in odd uses: separators, hooks, subclasses, default, sort_keys, skipkeys, non-string keys, csv dialect quoting and errors."""
import csv, io, json


def t(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except BaseException as e:
        print(type(e).__name__ + ":", e)


class S(str): pass
class I(int):
    def __repr__(self): return "I!"
class F(float):
    def __repr__(self): return "F!"
class D(dict): pass
class L(list): pass
for o, kw in (({"a": 1, 2: "b", None: 3, True: 4, 1.5: 5}, {}), ({(1, 2): 1}, {}), ({(1, 2): 1, "k": 2}, {"skipkeys": True}), ({"b": 1, "a": [1, {"z": 2, "y": 3}]}, {"sort_keys": True}), ({"b": 1, 1: 2}, {"sort_keys": True}), ([1, [2, []], {}], {"indent": 2}), ({"a": [1]}, {"indent": "--"}), ({"a": [1]}, {"indent": 0}), ({"a": [1]}, {"indent": -1}), ({"a": 1, "b": 2}, {"separators": ("|", "=")}), ({"a": 1}, {"separators": (",",)}), ("é\u2028\U0001f600\x7f\"\\/\b", {}), ("é\u2028\U0001f600\x7f\"\\", {"ensure_ascii": False}), ("\ud800", {}), (float("nan"), {}), (float("inf"), {"allow_nan": False}), ([1e400, -0.0, 1e16, 1e-7, 2**70], {}), (I(5), {}), (F(2.5), {}), (S("s"), {}), (D(x=1), {}), (L([1]), {}), ((1, 2), {}), ({1, 2}, {}), (object, {}), (b"x", {}), ({1, 2}, {"default": sorted}), (1j, {"default": lambda o: [o.real, o.imag]}), (1j, {"default": lambda o: o}), (1j, {"default": 5}), ({I(1): I(2), F(1.5): F(2.5)}, {}), ([None, True, False], {}), ({"k": {1j: 2}}, {}), (5, {"nope": 1}), (5, {"cls": json.JSONEncoder}), (type("E", (), {})(), {})):
    try: print(json.dumps(o, **kw))
    except Exception as e: print(type(e).__name__, str(e).split(" at 0x")[0], getattr(e, "__notes__", ""))
c = []; c.append(c); t(json.dumps, c); t(json.dumps, c, check_circular=False) if 0 else None
for s, kw in (("[1, 2.0, -0, 1E5, 1e-3, true, null]", {}), ("NaN", {}), ("-Infinity", {}), ("NaN", {"parse_constant": lambda x: f"<{x}>"}), ("1.5", {"parse_float": str}), ("15", {"parse_int": lambda s: s + "!"}), ('{"a": 1, "a": 2}', {}), ('{"a": 1, "a": 2}', {"object_pairs_hook": list}), ('{"a": {"b": 1}}', {"object_hook": lambda d: tuple(d)}), ('{"a": 1}', {"object_hook": len, "object_pairs_hook": list}), ('"\\u00e9\\ud83d\\ude00\\ud800\\n"', {}), ('"a\nb"', {}), ('"a\nb"', {"strict": False}), ("", {}), (" ", {}), ("[", {}), ("[1", {}), ("[1,", {}), ("[1,]", {}), ("[,1]", {}), ("{", {}), ('{"a"', {}), ('{"a":', {}), ('{"a":1', {}), ('{"a":1,', {}), ('{"a":1,}', {}), ("{a:1}", {}), ("{1:1}", {}), ("01", {}), ("1.", {}), (".5", {}), ("+1", {}), ("-", {}), ("1e", {}), ("tru", {}), ("nulll", {}), ('"abc', {}), ('"\\x"', {}), ('"\\u12"', {}), ('"\\u12g4"', {}), ('"\\', {}), ("1 2", {}), ("[1] x", {}), ("\ufeff1", {}), (b"[1]", {}), ("[1]".encode("utf-16"), {}), (b"\xff", {}), (b"\xef\xbb\xbf1", {}), (bytearray(b"{}"), {}), (5, {}), (None, {}), ("[]", {"cls": json.JSONDecoder}), ("[]", {"nope": 1}), ("'a'", {}), ("1" * 5000, {}), ("[" * 50 + "]" * 50, {}), ('{"k": [1, {"x": "y"}]}', {}), ("\t\n\r [ 1 ]\n", {}), ("\x0b1", {}), ("1\u00a0", {})):
    try: print(ascii(json.loads(s, **kw))[:80])
    except Exception as e: print(type(e).__name__, str(e)[:110], [getattr(e, a, None) for a in ("pos", "lineno", "colno")])
print(json.JSONDecoder().raw_decode("[1] tail"), json.JSONDecoder().raw_decode("  1", 2), list(json.JSONEncoder(indent=1).iterencode({"a": [1]})), json.JSONEncoder().item_separator); t(json.JSONDecoder().raw_decode, "x"); t(json.JSONDecoder().raw_decode, "1", -5); t(json.dumps); t(json.loads); t(json.dump, 1, 5); t(json.load, 5)
o = io.StringIO(); json.dump({"a": [1, "é"]}, o, indent=1); print(o.getvalue()); print(json.load(io.StringIO("[1]")), json.load(io.BytesIO(b"[2]")))
print("-- csv")
rows = [["a", "b c", 'q"q', "x,y", "", None, 5, 2.5, "l\nm", "t\t", "é", " lead"]]
for kw in ({}, {"quoting": csv.QUOTE_ALL}, {"quoting": csv.QUOTE_NONNUMERIC}, {"quoting": csv.QUOTE_NONE, "escapechar": "\\"}, {"quoting": csv.QUOTE_NONE}, {"quoting": csv.QUOTE_STRINGS}, {"quoting": csv.QUOTE_NOTNULL}, {"delimiter": "\t"}, {"quotechar": "'"}, {"doublequote": False, "escapechar": "\\"}, {"doublequote": False}, {"lineterminator": "|"}, {"delimiter": ""}, {"delimiter": "ab"}, {"delimiter": 5}, {"quotechar": None}, {"quotechar": None, "quoting": csv.QUOTE_NONE, "escapechar": "!"}, {"quoting": 99}, {"quoting": "x"}, {"escapechar": "ab"}, {"dialect": "excel-tab"}, {"dialect": "unix"}, {"dialect": "nope"}, {"dialect": csv.excel}, {"dialect": 5}, {"nope": 1}, {"skipinitialspace": True}, {"strict": True}, {"delimiter": "\n"}, {"delimiter": '"'}, {"delimiter": " ", "skipinitialspace": True}, {"lineterminator": 5}):
    o = io.StringIO()
    try: csv.writer(o, **kw).writerows(rows); print(kw, repr(o.getvalue()))
    except Exception as e: print(kw, type(e).__name__, e)
for text, kw in (('a,b\n"c,d",e\n', {}), ('"a""b",c', {}), ('"a\nb",c', {}), ("a,\nb", {}), ("", {}), ("\n\n", {}), (",,", {}), ('a"b,c', {}), ('"a"b,c', {}), ('"a"b,c', {"strict": True}), ('"abc', {}), ('"abc', {"strict": True}), ("a b  c", {"delimiter": " "}), ("a b  c", {"delimiter": " ", "skipinitialspace": True}), ('1,"2",x', {"quoting": csv.QUOTE_NONNUMERIC}), ('1,"2"', {"quoting": csv.QUOTE_NONNUMERIC}), ('1,,"",x', {"quoting": csv.QUOTE_NOTNULL}), ('1.5,,""', {"quoting": csv.QUOTE_STRINGS}), ("a\\,b,c", {"escapechar": "\\"}), ('"a', {"quoting": csv.QUOTE_NONE}), ("a\0b", {}), ("a\rb", {}), ("a\\", {"escapechar": "\\"}), ("'a,b',c", {"quotechar": "'"}), ('a, "b"', {"skipinitialspace": True}), ('a, "b"', {})):
    try: r = csv.reader(io.StringIO(text, newline=""), **kw); print(repr(text), list(r), r.line_num)
    except Exception as e: print(repr(text), type(e).__name__, e)
for src in ([b"a,b"], [5], 5, ["a\rb"], ["a", "b"], [None], ["x" * 5]): t(lambda: list(csv.reader(src)))
print(csv.field_size_limit(), csv.field_size_limit(3)); t(lambda: list(csv.reader(["abcd"]))); csv.field_size_limit(131072); t(csv.field_size_limit, "x"); t(csv.writer, 5);  t(csv.writer(io.StringIO()).writerow, 5); t(csv.writer(io.StringIO()).writerows, [1]); csv.register_dialect("mine", delimiter=";", quoting=csv.QUOTE_ALL); print(csv.get_dialect("mine").delimiter, "mine" in csv.list_dialects(), list(csv.reader(["a;b"], "mine"))); csv.unregister_dialect("mine"); t(csv.get_dialect, "mine"); t(csv.unregister_dialect, "mine"); t(csv.register_dialect, 5); t(csv.register_dialect, "x", delimiter="toolong")
r = csv.DictReader(io.StringIO("a,b\n1,2,3\n4\n\n5,6"), restkey="rest", restval="none"); print(r.fieldnames, list(r)); o = io.StringIO(); w = csv.DictWriter(o, ["x", "y"], restval="-", extrasaction="raise"); w.writeheader(); w.writerow({"x": 1}); t(w.writerow, {"x": 1, "z": 2}); print(repr(o.getvalue())); t(csv.DictWriter, o, ["a"], extrasaction="q"); s = csv.Sniffer().sniff("a;b;c\n1;2;3\n"); print(s.delimiter, csv.Sniffer().has_header("name,age\nx,5\ny,6\n")); t(csv.Sniffer().sniff, "")
