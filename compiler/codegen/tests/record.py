#!/usr/bin/env python3.14
"""Records what CPython 3.14 compiles `sources/*.py` to: record.py, run by the interpreter to record."""
import pathlib
import sys

assert sys.version_info[:2] == (3, 14)
here = pathlib.Path(__file__).parent / "sources"
CODE = type(compile("", "x", "exec"))


def show(value):
    if type(value) is CODE:
        return f"<code object {value.co_name}>"
    if type(value) is tuple:
        return "(" + ", ".join(map(show, value)) + ("," if len(value) == 1 else "") + ")"
    if type(value) is frozenset:
        return "frozenset({" + ", ".join(sorted(map(show, value))) + "})"
    if type(value) is slice:
        return f"slice({show(value.start)}, {show(value.stop)}, {show(value.step)})"
    return repr(value)


def record(code, out):
    out.append(f"{code.co_qualname} ({code.co_name}) line {code.co_firstlineno} flags {code.co_flags:#x} "
               f"arguments {code.co_argcount} {code.co_posonlyargcount} {code.co_kwonlyargcount} "
               f"stack {code.co_stacksize}")
    for what in "names", "varnames", "cellvars", "freevars":
        out.append(f"  {what} {' '.join(getattr(code, 'co_' + what))}".rstrip())
    out.extend(f"  const {show(value)}" for value in code.co_consts)
    for what in "code", "linetable", "exceptiontable":
        out.append(f"  {what} {getattr(code, 'co_' + what).hex()}".rstrip())
    for value in code.co_consts:
        if type(value) is CODE:
            record(value, out)


for source in sorted(here.glob("*.py")):
    for level in 0, 2:
        lines = []
        record(compile(source.read_text(encoding="utf-8"), source.name, "exec", dont_inherit=True, optimize=level), lines)
        target = source.with_suffix(f".O{level}.txt")
        target.write_text("\n".join(lines) + "\n", encoding="utf-8")
