# Sizes that no memory can hold: the exception, never the end of the process.
import array, collections, io, itertools, os, sys

HUGE = [2**50, 2**62, 2**63 - 1, 2**63, 2**64, 10**30, -1, -2**63, -2**64]
TRIED = [
    "'x' * N", "'é' * N", "b'x' * N", "[0] * N", "(0,) * N", "[0, 1] * N", "bytearray(N)", "'' * N", "() * N", "[] * N",
    "list(range(N))[:1]", "range(N)[N - 1]", "'a'.ljust(N)", "'a'.center(N)", "'a'.rjust(N, 'é')", "'1'.zfill(N)",
    "format(1, '%d' % N)", "format('a', '%d' % N)", "format(1.0, '%df' % N)", "'{:{}}'.format(1, N)", "'%*d' % (N, 1)",
    "'%.*f' % (N, 1.0)", "b'%*d' % (N, 1)", "0 << N", "1 >> N", "(-1) ** N", "[1].pop(N)", "bytearray(b'ab').pop(N)",
    "[1, 2][N]", "[1, 2][:N]", "'ab'[::N]", "list(itertools.islice([1, 2], N))", "list(itertools.islice([1, 2], 0, None, N))",
    "itertools.tee([1], N)", "len(itertools.tee([1], 3))", "array.array('q', [0]) * N", "collections.deque([0], N)",
    "(lambda b: (b.seek(N), b.write(b'a')))(io.BytesIO())", "io.BytesIO(b'a').read(2)", "os.urandom(N)",
    "sys._getframe(N) and None", "chr(N)", "bytes([N])", "int.from_bytes(b'', N)", "slice(N, N, N).indices(10)",
]
# Where CPython looks at the size before it asks for memory, it raises another exception at the very end of the range.
EDGE = {"OverflowError": "MemoryError"}
for expression in TRIED:
    for n in HUGE:
        try:
            result = eval(expression, {**globals(), "N": n})
            text = type(result).__name__, result if isinstance(result, (int, tuple)) else len(result) if hasattr(result, "__len__") else ""
        except Exception as e:
            kind = type(e).__name__
            text = (EDGE.get(kind, kind),) if n == 2**63 - 1 or kind == "MemoryError" else (kind, str(e))
        print(expression, hex(n), *text)
for digits in ("sys.set_int_max_str_digits(100)", "sys.set_int_max_str_digits(2**40)", "int('9' * 5000)", "str(10**5000)", "f'{10**5000}'", "'%d' % 10**5000"):
    try:
        print(digits, eval(digits))
    except Exception as e:
        print(digits, type(e).__name__, e)
exec(compile("zeros = " + "0" * 10000, "", "exec"))
print(zeros)
