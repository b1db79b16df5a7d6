"""Compare Kaa's parser with CPython's on a file of sources, one JSON object {"t": "s" or "b", "s": text} a line.

    python3.14 tests/syntax/errors.py DUMP_BINARY SOURCES.jsonl [--labels FILE] [--show N] [--trees]

Valid sources must be accepted (with equal trees under --trees), the others refused with the same type, message,
position and text. CPython's answers are kept in the labels file. Only the parser is asked, not the compiler.
"""

import argparse
import ast
import collections
import json
import os
import subprocess
import sys
import warnings

PARSE_ONLY = ast.PyCF_ONLY_AST


def source_of(record):
    return record["s"] if record["t"] == "s" else record["s"].encode("latin1")


FLAGS = {"t": ast.PyCF_TYPE_COMMENTS, "i": 0x4000, "d": 0x200}


def label(source, trees, mode, letters):
    flags = PARSE_ONLY
    for letter in letters:
        flags |= FLAGS[letter]
    try:
        tree = compile(source, "<corpus>", mode, flags=flags, dont_inherit=True)
    except SyntaxError as error:
        parts = [error.lineno, error.offset, error.end_lineno, error.end_offset, error.text]
        name = type(error).__name__
        return ["IncompleteInput" if name == "_IncompleteInputError" else name, str(error.msg), *parts]
    except BaseException as error:
        return ["!" + type(error).__name__, str(error)[:200]]
    if not trees:
        return ["ok", ""]
    limit = sys.get_int_max_str_digits()
    sys.set_int_max_str_digits(0)
    try:
        return ["ok", ast.dump(tree, include_attributes=True).encode("ascii", "backslashreplace").decode()]
    except RecursionError:
        return ["ok", ""]
    finally:
        sys.set_int_max_str_digits(limit)


def labels_of(records, path, trees, mode, letters):
    if path and os.path.exists(path):
        with open(path) as file:
            return [json.loads(line) for line in file]
    labels = [label(source_of(record), trees, mode, letters) for record in records]
    if path:
        with open(path, "w") as file:
            for entry in labels:
                file.write(json.dumps(entry) + "\n")
    return labels


def unhex(text):
    return bytes.fromhex(text).decode()


def ask(process, record, mode, letters):
    source = source_of(record)
    data = source.encode() if isinstance(source, str) else source
    process.stdin.write(f"{record['t']} {len(data)} {mode} {letters}\n".encode() + data)
    process.stdin.flush()
    line = process.stdout.readline().decode().rstrip("\n")
    if line.startswith("ok "):
        return ["ok", line[3:]]
    parts = line.split(" ")
    if len(parts) != 7:
        raise SystemExit(f"no answer to {source!r}: {line!r}")
    numbers = [None if part == "None" else int(part) for part in parts[2:6]]
    text = None if parts[6] == "None" else unhex(parts[6][1:])
    return [parts[0], unhex(parts[1]), *numbers, text]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("dump")
    parser.add_argument("sources")
    parser.add_argument("--labels")
    parser.add_argument("--show", type=int, default=10)
    parser.add_argument("--trees", action="store_true")
    parser.add_argument("--kind", default="", help="show only this kind of difference")
    parser.add_argument("--mode", default="exec")
    parser.add_argument("--flags", default="", help="t: type comments, i: incomplete input, d: no implied dedent")
    args = parser.parse_args()
    warnings.simplefilter("ignore")
    with open(args.sources) as file:
        records = [json.loads(line) for line in file]
    labels = labels_of(records, args.labels, args.trees, args.mode, args.flags)
    process = subprocess.Popen([args.dump, "--frames"], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    counts = collections.Counter()
    wrong = []
    for record, theirs in zip(records, labels):
        try:
            ours = ask(process, record, args.mode, args.flags)
        except UnicodeEncodeError:
            counts["not asked"] += 1
            continue
        if theirs[0].startswith("!"):
            counts["other exceptions"] += 1
            ok = theirs[0][1:] == ours[0] or ours[0] != "ok"
            if not ok:
                wrong.append(("other", record, ours, theirs))
            continue
        if theirs[0] == "ok":
            counts["valid"] += 1
            if ours[0] != "ok":
                wrong.append(("refused", record, ours, theirs))
            elif args.trees and theirs[1] and ours != theirs:
                wrong.append(("tree", record, ours, theirs))
            else:
                counts["valid right"] += 1
            continue
        counts["invalid"] += 1
        for upto, name in ((1, "type"), (2, "message"), (4, "position"), (6, "end"), (7, "text")):
            if ours[:upto] != theirs[:upto]:
                wrong.append((name, record, ours, theirs))
                break
            counts["invalid, " + name + " right"] += 1
    shown = collections.Counter()
    for name, record, ours, theirs in wrong:
        shown[name] += 1
        if shown[name] <= args.show and name.startswith(args.kind):
            print(f"--- {name}: {record['s'][:300]!r}")
            print("   ours  ", [str(part)[:150] for part in ours])
            print("   theirs", [str(part)[:150] for part in theirs])
    for name, count in counts.items():
        base = counts["valid"] if name.startswith("valid") else counts["invalid"]
        print(f"{name:28} {count:6} {100 * count / max(base, 1):7.2f} %")
    return bool(wrong)


if __name__ == "__main__":
    sys.exit(main())
