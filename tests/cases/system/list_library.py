import importlib
import pkgutil

every = {m.name: m.ispkg for m in pkgutil.iter_modules()}
for name in ("json", "os", "abc", "string", "this", "asyncio", "email", "_pyrepl", "collections", "absent", "json.tool"):
    print(name, every.get(name))
for package in ("json", "importlib", "concurrent", "collections", "wsgiref", "xml", "encodings"):
    module = importlib.import_module(package)
    found = [(m.name, m.ispkg) for m in pkgutil.iter_modules(module.__path__)]
    print(package, found == sorted(found), found[:12])
    print([m.name for m in pkgutil.iter_modules(module.__path__, "p.")][:4])
import xml

print([(m.name, m.ispkg) for m in pkgutil.walk_packages(xml.__path__, "xml.") if "expat" not in m.name])
print(list(pkgutil.iter_modules(["/nowhere/at/all"])), list(pkgutil.iter_modules([])))
try:
    list(pkgutil.iter_modules("text"))
except ValueError as e:
    print(e)
m = next(pkgutil.iter_modules(xml.__path__))
print(m._fields, pkgutil.find_loader if hasattr(pkgutil, "find_loader") else "gone")
print(pkgutil.resolve_name("json.tool:main").__name__)
