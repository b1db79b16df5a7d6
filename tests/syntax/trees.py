"""Compare Kaa's syntax trees with CPython's over a directory of Python files.

    python3.14 tests/syntax/trees.py DUMP_BINARY ROOT [--cache DIR] [--show N] [--only PART]

DUMP_BINARY is the `dump` example of kaa-syntax. Every file that CPython parses must give the same
`ast.dump(tree, include_attributes=True)`; every other file must be refused.
"""

import argparse
import ast
import hashlib
import os
import subprocess
import sys
import warnings


def reference(path):
    with open(path, "rb") as file:
        source = file.read()
    try:
        tree = ast.parse(source, path)
    except (SyntaxError, ValueError) as error:
        return f"error: {error!r}"
    return ast.dump(tree, include_attributes=True).encode("ascii", "backslashreplace").decode()


def cached(path, cache):
    if not cache:
        return reference(path)
    name = os.path.join(cache, hashlib.sha1(path.encode()).hexdigest())
    try:
        with open(name) as file:
            return file.read()
    except OSError:
        text = reference(path)
        with open(name, "w") as file:
            file.write(text)
        return text


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("dump")
    parser.add_argument("root")
    parser.add_argument("--cache")
    parser.add_argument("--show", type=int, default=5)
    parser.add_argument("--only", default="")
    args = parser.parse_args()
    warnings.simplefilter("ignore")
    sys.setrecursionlimit(100000)
    sys.set_int_max_str_digits(0)
    if args.cache:
        os.makedirs(args.cache, exist_ok=True)
    paths = sorted(
        os.path.join(folder, name)
        for folder, _, names in os.walk(args.root)
        for name in names
        if name.endswith(".py")
        and args.only in os.path.join(folder, name)
        and os.path.exists(os.path.join(folder, name))
    )
    process = subprocess.Popen([args.dump, "--list"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    same = invalid = 0
    wrong = []
    for path in paths:
        process.stdin.write(path + "\n")
        process.stdin.flush()
        ours = process.stdout.readline().rstrip("\n")
        theirs = cached(path, args.cache)
        if theirs.startswith("error: "):
            invalid += 1
            if ours.startswith("SyntaxError {"):
                same += 1
            else:
                wrong.append((path, 0, ours, theirs))
        elif ours == theirs:
            same += 1
        else:
            at = next((i for i, (a, b) in enumerate(zip(ours, theirs)) if a != b), min(len(ours), len(theirs)))
            wrong.append((path, at, ours, theirs))
    for path, at, ours, theirs in wrong[: args.show]:
        print(path)
        print("   ours   ", ours[max(0, at - 200) : at + 150])
        print("   theirs ", theirs[max(0, at - 200) : at + 150])
    print(f"{len(paths)} files, {same} equal, {invalid} of them invalid, {len(wrong)} differ")
    return bool(wrong)


if __name__ == "__main__":
    sys.exit(main())
