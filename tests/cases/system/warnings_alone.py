import sys
class Here:
    """Standard output, without the folder of this file."""
    def write(self, text):
        return sys.stdout.write(text.replace(__file__.rpartition('/')[0] + '/', ''))
    def flush(self):
        pass
sys.stderr = Here()
import sys,_warnings
del _warnings.filters[:]
sys.path.insert(0,'/nonexistent')
class F:
    def find_spec(s,n,p,t=None):
        if n=='warnings': raise ImportError('no')
sys.meta_path.insert(0,F())
_warnings.warn("x")
def f():
	  	_warnings.warn("tab")
f()
class L:
    def get_source(self, name): return "line1\n  line2\n"
class S: loader=L()
_warnings.warn_explicit('eggs', UserWarning, 'nonex', 2, module_globals={'__name__':'zz','__loader__':S.loader,'__spec__':S})
_warnings.warn_explicit('eggs', UserWarning, 'nonex', 3, module_globals={'__name__':'zz','__loader__':S.loader,'__spec__':S})
