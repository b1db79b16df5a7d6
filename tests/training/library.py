"""Modules of the library that programs lean on."""

import argparse
import collections.abc
import configparser
import copy
import csv
import datetime
import decimal
import functools
import inspect
import io
import json
import logging
import os
import pathlib
import pickle
import pprint
import shutil
import tempfile
import typing
from types import SimpleNamespace
from urllib.parse import parse_qs, quote, urlsplit
from xml.sax.saxutils import escape


class Person:
    def __init__(self, name, age, friends=()):
        self.name, self.age, self.friends = name, age, list(friends)


def records(n):
    return [
        {
            "id": i,
            "name": f"näme {i}" if i % 5 == 0 else f"name {i}",
            "ratio": i / 3,
            "flags": [True, False, None][: i % 4],
            "nested": {"a": [1, 2, {"b": "c\n\"q\""}], "k" + str(i % 7): -i},
        }
        for i in range(n)
    ]


def serialising(n):
    data = records(n)
    text = json.dumps(data)
    assert json.loads(text) == data
    pretty = json.dumps(data[:40], indent=2, sort_keys=True, ensure_ascii=False)
    people = [Person("p%d" % i, i) for i in range(n // 4)]
    for a, b in zip(people, people[1:]):
        a.friends.append(b)
    total = len(text) + len(pretty)
    for protocol in (0, 2, 5):
        again = pickle.loads(pickle.dumps(data[: n // 3], protocol))
        total += len(again)
    out = io.BytesIO()
    pickle._Pickler(out, 4).dump(data[: n // 3])
    out.seek(0)
    assert pickle._Unpickler(out).load() == data[: n // 3]
    clones = copy.deepcopy(people[-20:] + data[:40])
    shallow = [copy.copy(person) for person in people]
    return total, len(clones), len(shallow)


def tables(n):
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(["a", "b", "c"])
    for i in range(n):
        writer.writerow([i, f'text, "{i}"', i / 2])
    out.seek(0)
    total = 0.0
    for row in csv.DictReader(out):
        total += float(row["c"]) + len(row["b"])
    parser = configparser.ConfigParser()
    parser.read_string("".join(f"[s{i}]\nkey = value {i}\nother: %(key)s\n" for i in range(15)))
    values = [parser.get(section, "other") for section in parser.sections()]
    return total, values


class Memory(logging.Handler):
    def __init__(self):
        super().__init__()
        self.lines = []

    def emit(self, record):
        self.lines.append(self.format(record))


def logs(n):
    log = logging.getLogger("training.part")
    log.propagate = False
    log.setLevel(logging.INFO)
    handler = Memory()
    handler.setFormatter(logging.Formatter("%(levelname)s:%(name)s:%(message)s"))
    log.addHandler(handler)
    for i in range(n):
        log.debug("hidden %d", i)
        log.info("shown %d of %s", i, "many")
        if i % 20 == 0:
            log.warning("careful")
    log.removeHandler(handler)
    return len(handler.lines)


def files(n):
    folder = pathlib.Path(tempfile.mkdtemp())
    try:
        for i in range(n):
            place = folder / f"d{i % 5}" / f"file{i}.txt"
            place.parent.mkdir(exist_ok=True)
            place.write_text(f"line {i}\n" * 20)
        total = 0
        for place in sorted(folder.rglob("*.txt")):
            total += place.stat().st_size + len(place.suffix) + len(place.relative_to(folder).parts)
            with place.open() as lines:
                for line in lines:
                    total += len(line.rstrip())
            with open(place, "rb") as raw:
                total += len(raw.read())
        for base, _, names in os.walk(folder):
            total += len([os.path.splitext(os.path.join(base, name)) for name in names])
        return total
    finally:
        shutil.rmtree(folder)


@typing.runtime_checkable
class Sized(typing.Protocol):
    name: str

    def close(self) -> None: ...


class Closing:
    name = "x"

    def close(self):
        pass


@functools.singledispatch
def show(value):
    return repr(value)


@show.register
def _(value: int):
    return "int"


@show.register(list)
def _(value):
    return "list"


@functools.total_ordering
class Version:
    def __init__(self, text):
        self.parts = tuple(map(int, text.split(".")))

    def __eq__(self, other):
        return self.parts == other.parts

    def __lt__(self, other):
        return self.parts < other.parts

    @functools.cached_property
    def major(self):
        return self.parts[0]


def typed(n):
    total = 0
    for i in range(n):
        for value in (Closing(), [], i, "s"):
            if isinstance(value, Sized):
                total += 1
            if isinstance(value, collections.abc.Sequence):
                total += 2
            total += len(show(value))
    versions = sorted(Version(f"{i % 7}.{i % 11}.{i}") for i in range(n // 2))
    total += sum(v.major for v in versions) + (versions[0] <= versions[-1])
    signatures = [inspect.signature(f) for f in (typed, files, logs, Memory.emit)] * (n // 100)
    hints = typing.get_type_hints(Sized.close)
    optional = typing.Optional[typing.Union[int, list[str]]]
    return total, len(signatures), hints, optional


def dates(n):
    day = datetime.datetime(2024, 1, 31, 12, 30)
    texts = []
    for i in range(n):
        day += datetime.timedelta(hours=7, minutes=i)
        texts.append(day.isoformat() + day.strftime(" %A %d %B"))
        assert datetime.datetime.fromisoformat(day.isoformat()) == day
    with decimal.localcontext() as context:
        context.prec = 30
        amount = decimal.Decimal("1.10")
        for i in range(n):
            amount = amount * decimal.Decimal("1.01") - decimal.Decimal(i) / 7
    return texts[-1], str(amount)


def options(n):
    parser = argparse.ArgumentParser(prog="p")
    parser.add_argument("path", nargs="+")
    parser.add_argument("-n", "--number", type=int, default=3)
    parser.add_argument("--verbose", action="store_true")
    parser.add_argument("--mode", choices=["a", "b"])
    found = [parser.parse_args(["x", "y", "-n", str(i), "--mode", "a"]).number for i in range(n)]
    query = [parse_qs(urlsplit(f"http://h.example/a?x={i}&y=2#f").query) for i in range(n * 4)]
    escaped = [quote(f"a b/{i}ü") + escape("<&>") for i in range(n * 4)]
    space = SimpleNamespace(a=1, b=found)
    return parser.format_help(), pprint.pformat([query[:30], vars(space), records(10)]), len(escaped)


for _ in range(8):
    serialising(400)
    tables(800)
    logs(1500)
    files(40)
    typed(400)
    dates(120)
    options(40)
