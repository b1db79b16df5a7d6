"""Resources of the packed library, which are no files of the system."""

import contextlib
import io
import os
import pathlib
import tempfile

from . import _common
from .abc import Traversable, TraversableResources


class PackedReader(TraversableResources):
    """What `importlib.resources` asks for the data files of a package."""

    def __init__(self, loader, folder):
        self.loader = loader
        self.path = folder

    def files(self):
        return PackedPath(self.loader, self.path)


class PackedPath(Traversable):
    """A file or folder of the packed library."""

    def __init__(self, loader, path):
        self._loader = loader
        self._path = path

    def __repr__(self):
        return f"{type(self).__name__}({self._path!r})"

    def __str__(self):
        return self._path

    def __eq__(self, other):
        if not isinstance(other, PackedPath):
            return NotImplemented
        return self._path == other._path

    def __hash__(self):
        return hash(self._path)

    @property
    def name(self):
        return os.path.basename(self._path)

    @property
    def parent(self):
        return PackedPath(self._loader, os.path.dirname(self._path))

    @property
    def suffix(self):
        return pathlib.PurePath(self._path).suffix

    @property
    def stem(self):
        return pathlib.PurePath(self._path).stem

    def exists(self):
        return self.is_dir() or self.is_file()

    def is_dir(self):
        return self._loader.list_folder(self._path) is not None

    def is_file(self):
        folder, name = os.path.split(self._path)
        names = self._loader.list_folder(folder)
        return names is not None and names.get(name) is False

    def iterdir(self):
        names = self._loader.list_folder(self._path)
        if names is None:
            raise NotADirectoryError(self._path)
        for name in names:
            yield PackedPath(self._loader, os.path.join(self._path, name))

    def joinpath(self, *descendants):
        path = os.path.join(self._path, *map(os.fspath, descendants))
        return PackedPath(self._loader, os.path.normpath(path))

    __truediv__ = joinpath

    def read_text(self, encoding=None, errors=None):
        with self.open(encoding=io.text_encoding(encoding), errors=errors) as stream:
            return stream.read()

    def open(self, mode='r', *args, **kwargs):
        if mode not in ('r', 'rt', 'rb'):
            raise ValueError(f"invalid mode {mode!r}: the library cannot be written")
        if self.is_dir():
            raise IsADirectoryError(self._path)
        stream = io.BytesIO(self._loader.get_data(self._path))
        if mode == 'rb':
            return stream
        kwargs['encoding'] = io.text_encoding(kwargs.get('encoding'))
        return io.TextIOWrapper(stream, *args, **kwargs)


@_common.as_file.register(PackedPath)
@contextlib.contextmanager
def _(path):
    """Copies that keep their names: those of wheels mean something."""
    if not path.exists():
        raise FileNotFoundError(str(path))
    with tempfile.TemporaryDirectory() as folder:
        yield _common._write_contents(pathlib.Path(folder), path)
