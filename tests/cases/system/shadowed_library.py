"""Modules in front of the library on the path hide the library's, those behind it don't."""
import os
import sys
import tempfile

with tempfile.TemporaryDirectory() as folder:
    for part, names in [('front', ['queue', 'sched']), ('behind', ['colorsys', 'nowhere'])]:
        os.mkdir(os.path.join(folder, part))
        for name in names:
            with open(os.path.join(folder, part, name + '.py'), 'w') as file:
                file.write(f'where = {part!r}\n')
    sys.path.insert(0, os.path.join(folder, 'front'))
    sys.path.append(os.path.join(folder, 'behind'))
    import colorsys
    import nowhere
    import queue
    import sched
    import json.decoder
    for module in (queue, sched, colorsys, nowhere):
        print(module.__name__, getattr(module, 'where', 'library'))
    print(json.decoder.JSONDecoder.__name__, any(p.endswith('python3.14') for p in sys.path))
