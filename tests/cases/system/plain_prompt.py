# The prompt where no terminal is: names of the statements' code, their lines in errors, and warnings.
import subprocess
import sys

LINES = r'''
import sys
def f(): return sys._getframe().f_code.co_filename

f(), f.__code__.co_filename
global 
return 1
sys.last_exc.filename, sys.last_exc.text, sys.last_exc.args
def g(x, x): pass

1/0
sys.last_exc.__traceback__.tb_frame.f_code.co_filename
"\d"
1 is 1
def h():
  import warnings
  return warnings.warn("y")

h()
import inspect; inspect.getsource(f)
raise KeyboardInterrupt
sys.ps1 = "? "
if 1:
  2

raise SystemExit(3)
'''
ran = subprocess.run([sys.executable, "-S", "-i", "-q"], input=LINES, capture_output=True, text=True)
print(ran.returncode)
print(ran.stdout)
print(ran.stderr)
