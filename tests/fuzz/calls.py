"""Calls everything native with odd arguments: python calls.py SEED COUNT"""
import importlib, io, random, signal, sys, types, warnings

seed, count = int(sys.argv[1]), int(sys.argv[2])
rng = random.Random(seed)
warnings.simplefilter("ignore")
sys.stdin = io.StringIO()
MODULES = """builtins itertools collections _collections functools _functools operator math cmath _struct array time _random _bisect
_heapq _json _csv binascii zlib _io _sre re _codecs unicodedata _string _weakref weakref marshal _opcode _tokenize _symtable
_ast types _typing contextvars _contextvars _abc _thread select _socket errno sys gc _warnings _imp _operator _stat _statistics
_md5 _sha1 _sha2 _sha3 _blake2 _queue _locale _suggestions _tracemalloc atexit faulthandler _interpreters mmap _datetime""".split()
SKIP = """exit quit input breakpoint help _exit abort fork forkpty kill killpg execv execve _sigsegv _sigabrt _sigfpe _fatal_error
_read_null _stack_overflow settrace setprofile setrecursionlimit addaudithook sleep pause sigwait sigwaitinfo sigtimedwait
raise_signal alarm setitimer pthread_kill dump_traceback_later _fatal_error_c_thread interrupt_main accept select poll epoll
setswitchinterval set_int_max_str_digits _clear_internal_caches _clear_type_cache set_asyncgen_hooks call_tracing monitoring
activate_stack_trampoline remote_exec _setprofileallthreads _settraceallthreads setdlopenflags _shutdown start_new_thread
start_new start_joinable_thread stack_size open open_code FileIO socketpair socket getaddrinfo gethostbyname gethostbyaddr
gethostbyname_ex getnameinfo displayhook excepthook unraisablehook breakpointhook exc_clear close dup sethostname acquire
acquire_lock lock release_lock lock_held join wait get fcntl dup2 closerange print enable disable register unregister set_threshold
_debugmallocstats set_debug freeze _clear _run_exitfuncs create_dynamic exec_dynamic exec_builtin _override_frozen_modules_for_tests
_override_multi_interp_extensions_check modules meta_path path_hooks setstate allocate_lock allocate SystemExit KeyboardInterrupt
factorial comb perm count repeat cycle audit settimeout setdefaulttimeout __import__""".split()


class Odd:
    def __index__(self): return rng.choice((0, -1, 2**80, 5))
    def __len__(self): return rng.choice((0, 3, -1))
    def __iter__(self): return iter((1, "x", None))
    def __eq__(self, o): return True
    def __hash__(self): return 1
    def __call__(self, *a, **k): return self
    def __getattr__(self, n): return 1


class Raises:
    def __getattribute__(self, n): raise ValueError(n)
    def __index__(self): raise KeyError
    def __iter__(self): raise OSError
    def __eq__(self, o): raise TypeError
    def __hash__(self): raise TypeError


def values():
    loop = []
    loop.append(loop)
    return [None, True, 0, 1, -1, 2, 255, 256, 1000, 2**40, 2**63 - 1, -(2**63), 2**64, 10**30, 0.0, -0.0, 1.5, float("nan"), float("inf"),
            1j, "", "a", "abc", "é€\U00010000", "\ud800", "\0", "a" * 300, "utf-8", "strict", "%s", "{}", b"", b"abc", b"\xff\0" * 40,
            bytearray(b"xyz"), memoryview(b"abcd"), memoryview(bytearray(8))[::2], [], [1, 2, 3], [3, "a", None], loop, (), (1,), ("a", 1, None),
            {}, {"a": 1}, {1: [2]}, set(), {1, 2}, frozenset(), range(10), range(2**70), slice(None), slice(1, -1, 2), ..., NotImplemented,
            int, str, type, object, list, Odd, Odd(), Raises(), object(), len, [].append, lambda *a, **k: a, lambda: 1, (x for x in (1, 2)), iter([1]),
            iter({1: 2}), map(str, [1]), zip(), enumerate("ab"), types.SimpleNamespace(a=1), sys, ValueError(), ValueError, Exception, compile("1", "", "eval"),
            sys._getframe(), io.BytesIO(b"abc"), io.StringIO("a\nb"), types.MappingProxyType({}), list[int], int | str, property(), classmethod(len),
            staticmethod(1), super(Odd, Odd()), types.CellType(1), __import__("weakref").ref(Odd), __import__("array").array("i", [1, 2])]


targets = []
for name in MODULES:
    try:
        module = importlib.import_module(name)
    except ImportError:
        continue
    for key in sorted(vars(module)):
        item = vars(module)[key]
        if key in SKIP or not callable(item):
            continue
        targets.append((f"{name}.{key}", lambda item=item: item))
        if isinstance(item, type) and not isinstance(item, types.FunctionType):
            for attribute in dir(item):
                if attribute not in SKIP and attribute != "__subclasses__":
                    targets.append((f"{name}.{key}().{attribute}", lambda item=item, attribute=attribute: made(item, attribute)))


def made(item, attribute):
    for _ in range(4):
        pool = values()
        try:
            instance = next((v for v in pool if type(v) is item), None) if rng.random() < 0.7 else None
            if instance is None:
                instance = item(*rng.choices(pool, k=rng.randrange(3)))
            return getattr(instance, attribute)
        except Exception:
            pass
    return getattr(item, attribute)


class Late(BaseException):
    pass


def late(*_):
    raise Late


signal.signal(signal.SIGALRM, late)
real = sys.stderr
for number in range(count):
    name, target = rng.choice(targets)
    args = rng.choices(values(), k=rng.choice((0, 1, 1, 2, 2, 3, 4)))
    keywords = {rng.choice(("key", "default", "encoding", "x", "maxsplit")): rng.choice(values())} if rng.random() < 0.05 else {}
    described = ", ".join(ascii(a)[:60] if type(a) is not Raises else "Raises()" for a in args)
    print(number, f"{name}({described}, **{list(keywords)})", file=real, flush=True)
    out = sys.stdout
    sys.stdout = io.StringIO()
    try:
        signal.setitimer(signal.ITIMER_REAL, 1)
        result = target()(*args, **keywords)
        if hasattr(type(result), "__next__"):
            for _ in range(5):
                next(result)
        repr(result)
    except Late:
        pass
    except BaseException:
        pass
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        sys.stdout, sys.stderr = out, real
