"""warnings filters, formatting and catch_warnings together with logging levels, formatters, handlers, filters and adapters."""
import io, logging, logging.handlers, sys, warnings


def t(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except BaseException as e:
        print(type(e).__name__ + ":", e)


def show(message, category, filename, lineno, file=None, line=None): print("shown", category.__name__, message, lineno > 0)
warnings.showwarning = show
for action in ("default", "always", "ignore", "error", "once", "module", "all"):
    with warnings.catch_warnings():
        warnings.showwarning = show; warnings.resetwarnings(); warnings.simplefilter(action); print(action, len(warnings.filters))
        for i in range(2):
            try: warnings.warn("msg"); warnings.warn("other", DeprecationWarning)
            except Warning as e: print("raised", repr(e))
for a, kw in ((("error", "ms", UserWarning), {}), (("nope",), {}), (("error", 5), {}), (("error", "", 5), {}), (("error", "", int), {}), (("error", "(", UserWarning), {}), (("error", "", UserWarning, 5), {}), (("error", "", UserWarning, "", -1), {}), (("error", "", UserWarning, "", "x"), {}), (("ignore",), {"append": True})): 
    with warnings.catch_warnings(): t(warnings.filterwarnings, *a, **kw)
for a, kw in (((), {}), ((5,), {}), (("m", 5), {}), (("m", int), {}), (("m", UserWarning, "x"), {}), ((UserWarning("inst"),), {}), (("m",), {"stacklevel": 99}), (("m",), {"stacklevel": -5}), (("m",), {"source": 5}), (("m",), {"skip_file_prefixes": "x"}), (("m",), {"skip_file_prefixes": ("x",)}), (("m",), {"nope": 1}), ((None,), {}), (("m", None), {})):
    with warnings.catch_warnings(record=True) as w: warnings.simplefilter("always"); t(warnings.warn, *a, **kw); print([(x.category.__name__, str(x.message)) for x in w])
print(warnings.formatwarning("m", UserWarning, "nofile.py", 3), warnings.formatwarning("m", UserWarning, "nofile.py", 3, "the line")); t(warnings.warn_explicit, "m", UserWarning, "f", 1); t(warnings.warn_explicit, "m", UserWarning, "f"); t(warnings.warn_explicit, "m", UserWarning, "f", 1, registry=5); t(warnings.warn_explicit, "m", 5, "f", 1); reg = {}; warnings.simplefilter("default"); warnings.warn_explicit("m", UserWarning, "f", 1, registry=reg); warnings.warn_explicit("m", UserWarning, "f", 1, registry=reg); print(sorted(map(str, reg)))
with warnings.catch_warnings(action="error"): t(warnings.warn, "as error")
with warnings.catch_warnings(record=True, action="always", category=DeprecationWarning) as w: warnings.warn("d", DeprecationWarning); print(len(w), str(w[0]).replace(__file__, "FILE"))
c = warnings.catch_warnings(); t(c.__exit__); 
with c: t(c.__enter__)
print(repr(warnings.catch_warnings(record=True)), [x.__name__ for x in (Warning, *Warning.__subclasses__()) if x.__module__ == "builtins"])
@warnings.deprecated("use other")
def old(x): return x
@warnings.deprecated("cls", category=FutureWarning)
class Old: pass
@warnings.deprecated("none", category=None)
def quiet(): return 1
warnings.simplefilter("always"); print(old(1), Old() is not None, quiet(), old.__deprecated__, Old.__deprecated__); t(warnings.deprecated, 5); t(type, "SubOld", (Old,), {}).__class__; t(warnings.deprecated("m"), 5)
print("-- logging")
out = io.StringIO(); h = logging.StreamHandler(out); log = logging.getLogger("a.b"); log.addHandler(h); log.setLevel("DEBUG"); log.propagate = False
def flush(): print(repr(out.getvalue())); out.seek(0); out.truncate()
for fmt in ("%(levelname)s:%(name)s:%(message)s", "%(message)-10s|%(levelno)05d", "%(funcName)s %(module)s %(lineno)s".replace("%(lineno)s", ""), "%(missing)s", "%(custom)s"):
    try: h.setFormatter(logging.Formatter(fmt)); logging.raiseExceptions = False; log.info("hello %s", "w"); flush()
    except Exception as e: print(type(e).__name__, e)
for style, fmt in (("{", "{levelname}-{message:>8}"), ("$", "$levelname ${message} $$"), ("{", "%(message)s"), ("%", "nothing"), ("x", "y"), ("{", "{message!z}"), ("$", "$")):
    try: h.setFormatter(logging.Formatter(fmt, style=style)); log.warning("m"); flush()
    except Exception as e: print(type(e).__name__, e)
h.setFormatter(logging.Formatter("%(message)s %(extra_)s", defaults={"extra_": "dflt"})); log.error("e"); log.error("e", extra={"extra_": "given"}); t(log.error, "e", extra={"message": 1}); t(log.log, "x", "m"); t(log.log, 5, "low"); t(log.setLevel, "NOPE"); t(log.setLevel, 1.5); t(logging.getLevelName, 20); t(logging.getLevelName, "INFO"); t(logging.getLevelName, 33); logging.addLevelName(33, "CUSTOM"); log.log(33, "custom"); flush()
h.setFormatter(logging.Formatter("%(levelname)s %(message)s")); log.info("%d", "x"); log.info("%s %s", 1); log.info("%(k)s", {"k": "dict"}); log.info("no args %s"); log.info({"a": 1}); log.info("%s", (1, 2)); flush()
try: 1 / 0
except ZeroDivisionError: log.exception("exc"); log.error("ei", exc_info=False); log.error("t", exc_info=True)
print([l for l in out.getvalue().split("\n") if "File" not in l and "^" not in l and "1 / 0" not in l]); out.seek(0); out.truncate()
class Filt(logging.Filter):
    def filter(self, r): r.msg = r.msg.upper(); return "drop" not in r.msg.lower()
log.addFilter(Filt()); log.info("kept"); log.info("drop me"); log.filters.clear(); log.addFilter(lambda r: r.levelno > 20); log.info("no"); log.error("yes"); log.filters.clear(); flush(); ad = logging.LoggerAdapter(log, {"u": 1}); ad.info("adapted"); print(ad.process("m", {"extra": {"v": 2}}), logging.LoggerAdapter(log, {"u": 1}, merge_extra=True).process("m", {"extra": {"v": 2}}), repr(ad)); flush()
log.setLevel(logging.WARNING); print(log.isEnabledFor(20), log.getEffectiveLevel(), log.hasHandlers(), log.getChild("c").name, log.parent.name, repr(log), repr(h).split(" <")[0] if 0 else "", logging.getLogger("a").getChildren() if hasattr(log, "getChildren") else ""); logging.disable(50); log.critical("disabled"); logging.disable(0); flush(); mh = logging.handlers.MemoryHandler(2, target=h); log.addHandler(mh); log.removeHandler(h); log.warning("one"); flush(); log.warning("two"); flush(); mh.close(); q = logging.handlers.QueueHandler(__import__("queue").SimpleQueue()); r = q.prepare(log.makeRecord("n", 20, "fn", 5, "m %s", ("a",), None)); print(r.msg, r.args, r.getMessage(), repr(r), logging.makeLogRecord({"msg": "q", "levelno": 9}).msg, logging.getHandlerNames() if hasattr(logging, "getHandlerNames") else ""); t(logging.getLogger, 5); t(logging.Handler().emit, 1); t(logging.basicConfig, nope=1); t(logging.basicConfig, stream=1, filename=2); t(log.addHandler, 5) if 0 else None; import logging.config; t(logging.config.dictConfig, {}); t(logging.config.dictConfig, {"version": 2}); t(logging.config.dictConfig, {"version": 1, "handlers": {"h": {"class": "no.such"}}}); logging.config.dictConfig({"version": 1, "formatters": {"f": {"format": "%(message)s!"}}, "handlers": {"h": {"class": "logging.StreamHandler", "formatter": "f", "stream": "ext://sys.stdout"}}, "loggers": {"conf": {"handlers": ["h"], "level": "INFO"}}}); logging.getLogger("conf").info("configured")
