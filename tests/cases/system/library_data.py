# Data files of the library, whether they are files of the system or not.
import importlib.resources as resources
import os
import pkgutil
import pydoc
import tempfile
import venv

print(b"VIRTUAL_ENV" in pkgutil.get_data("venv", "scripts/common/activate"), pkgutil.get_data("json", "decoder.py")[:20])
folder = resources.files("venv")
print([name for name in ("__init__.py", "scripts") if name in {path.name for path in folder.iterdir()}])
print((folder / "scripts" / "common" / "activate").read_text()[:30])
print(resources.read_text("pydoc_data", "_pydoc.css")[:20], resources.is_resource("venv", "__main__.py"))
with resources.as_file(folder / "scripts" / "common") as path:
    print(sorted(str(p.relative_to(path)) for p in path.rglob("*")))
with resources.path("json", "tool.py") as path:
    print(path.name, path.is_file())
for action in (
    lambda: resources.read_text("json", "nope"),
    lambda: pkgutil.get_data("json", "nope"),
    lambda: (folder / "scripts").open(),
    lambda: resources.files("nope"),
):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__)
with resources.open_text("pydoc_data", "_pydoc.css") as file:
    print(repr(file.readline()))
print(resources.files("json").joinpath("tool.py").open("rb").read(5), folder.exists(), folder.name, (folder / "x.py").suffix)
print(folder.joinpath("x", "y").name, folder / "a" == folder / "a", (folder / "x").is_dir(), (folder / "x").is_file())
print(len(pydoc._url_handler("pydoc_data/_pydoc.css", "text/css")) > 1000)

with tempfile.TemporaryDirectory() as home:
    made = os.path.join(home, "e v")
    venv.create(made, with_pip=False)
    print([name for name in ("activate", "activate.csh", "activate.fish", "python", "python3") if name in os.listdir(os.path.join(made, "bin"))])
    with open(os.path.join(made, "bin", "activate")) as file:
        print([line for line in file if "VIRTUAL_ENV=" in line][-1].strip().replace(home, "HOME"))
