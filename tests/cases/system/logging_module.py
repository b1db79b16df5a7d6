import logging, io, sys
import logging.handlers
s = io.StringIO(); h = logging.StreamHandler(s); h.setFormatter(logging.Formatter('%(levelname)s:%(name)s:%(message)s:%(funcName)s'))
log = logging.getLogger('a.b'); log.addHandler(h); log.setLevel(logging.INFO); log.propagate = False
def f():
    log.debug('no'); log.info('yes %s', 1); log.warning('%d %s', 2, 'x'); log.error('e', extra={'k': 1}); log.critical({'a': 1}); log.log(25, 'custom'); log.info('%(a)s', {'a': 9})
f()
try: 1 / 0
except ZeroDivisionError: log.exception('failed'); log.error('with', exc_info=True)
out = s.getvalue(); print('\n'.join(l for l in out.splitlines() if 'File' not in l and '^' not in l and '~' not in l))
print(log, logging.getLogger('a'), log.parent, log.getEffectiveLevel(), log.isEnabledFor(10), logging.getLevelName(20), logging.getLevelName('INFO'), logging.getLevelName(25), log.getChild('c').name, log.hasHandlers(), log.handlers[0].__class__.__name__, logging.getLevelNamesMapping()['WARN'])
for bad in (lambda: log.setLevel('NOPE'), lambda: log.setLevel(1.5), lambda: logging.getLogger(5), lambda: logging.Formatter('%(x'), lambda: logging.Formatter('{a', style='{'), lambda: logging.Formatter('x', style='q'), lambda: logging.Formatter('no fields'), lambda: log.log('x', 'y'), lambda: logging.basicConfig(nope=1), lambda: log.addFilter(5)):
    try: print(bad())
    except Exception as e: print(type(e).__name__, e)
r = logging.LogRecord('n', 30, '/p/f.py', 7, 'm %s', ('a',), None, 'fn'); print(r.getMessage(), r.filename, r.module, r.lineno, r.levelname, r, logging.Formatter('{levelname:>8}|{message}', style='{').format(r), logging.Formatter('$message', style='$').format(r), logging.Formatter('%(nope)s', defaults={'nope': 'd'}).format(r), logging.Formatter().format(r))
class F(logging.Filter):
    def filter(self, rec): return 'drop' not in rec.getMessage()
s.truncate(0); s.seek(0); log.addFilter(F()); log.info('keep'); log.info('drop me'); h.addFilter(lambda rec: rec.levelno > 20); log.info('low'); log.warning('high'); print(s.getvalue())
a = logging.LoggerAdapter(log, {'u': 1}); a.warning('adapted'); print(s.getvalue().splitlines()[-1])
m = logging.handlers.MemoryHandler(10, target=h); log.handlers = [m]; log.error('buffered'); print('buffered' in s.getvalue()); m.flush(); print('buffered' in s.getvalue())
logging.addLevelName(15, 'FINE'); print(logging.getLevelName(15)); logging.disable(logging.CRITICAL); log.critical('off'); logging.disable(logging.NOTSET)
root = io.StringIO(); logging.basicConfig(stream=root, level='DEBUG', format='%(message)s', force=True); logging.debug('root msg'); logging.warning('w'); print(root.getvalue())
err = sys.stderr; sys.stderr = io.StringIO(); log.handlers = [h]; log.error('%d', 'notint'); text = sys.stderr.getvalue(); sys.stderr = err; print('--- Logging error ---' in text, 'TypeError' in text)
import logging.config
logging.config.dictConfig({'version': 1, 'formatters': {'f': {'format': 'CFG %(message)s'}}, 'handlers': {'h': {'class': 'logging.StreamHandler', 'formatter': 'f', 'stream': 'ext://sys.stdout'}}, 'loggers': {'cfg': {'handlers': ['h'], 'level': 'INFO'}}}); logging.getLogger('cfg').info('from config')
try: logging.config.dictConfig({'version': 2})
except ValueError as e: print(e)
