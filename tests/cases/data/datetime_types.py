def t(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)).split(" at 0x")[0])
    except BaseException as e:
        print(type(e).__name__)


from datetime import *
import pickle, copy, time as tm
D, T, DT, TD = date, time, datetime, timedelta
for f, a in ((D, ()), (D, (2024, 2, 30)), (D, (0, 1, 1)), (D, (10000, 1, 1)), (D, (2024, 13, 1)), (D, ('a', 1, 1)), (D, (2024, 1.5, 1)), (D, (2024, 2, 29)), (T, ()), (T, (24,)), (T, (1, 60)), (T, (1, 2, 60)), (T, (1, 2, 3, 10 ** 6)), (T, (1, 2, 3, 4, 'tz')), (T, ('a',)), (DT, (2024, 1)), (DT, (2024, 1, 1, 25)), (DT, (2024, 1, 1, 0, 0, 0, 0, 5)), (TD, (10 ** 10,)), (TD, ('a',)), (TD, (1.5, 0.5)), (TD, (0, 0, 0.5)), (TD, (float('nan'),)), (timezone, (5,)), (timezone, (TD(hours=24),)), (timezone, (TD(hours=-5, minutes=-30), 'X')), (timezone, (TD(0),)), (timezone, (TD(0), 5)), (DT.fromtimestamp, ('a',)), (DT.fromtimestamp, (10 ** 20,)), (D.fromtimestamp, (float('inf'),)), (D.fromordinal, (0,)), (D.fromordinal, (738000,)), (DT.fromordinal, (4 * 10 ** 6,)), (D.fromisocalendar, (2024, 53, 1)), (D.fromisocalendar, (2020, 53, 7)), (DT.combine, (1, 2)), (DT.combine, (D(2024, 1, 1), T(2))), (DT.strptime, ('2024', '%Y-%m')), (DT.strptime, ('2024-01-02 03:04:05.678 +0530', '%Y-%m-%d %H:%M:%S.%f %z')), (DT.strptime, ('x', '%Q')), (DT.strptime, ('Jan 5 99', '%b %d %y')), (D.strptime, ('2024-02-29', '%Y-%m-%d')), (T.strptime, ('03:04', '%H:%M'))):
    t(f, *a)
for s in ('2024-02-29', '20240229', '2024-W09-4', '2024W094', '2024-060', '2024-2-9', '2024-02-30', '', 'x', '2024-02-29T01', '٢٠٢٤-01-01', '2024-W54-1', 5): t(D.fromisoformat, s)
for s in ('01:02', '010203', 'T01', '01:02:03.5', '01:02:03,123456789', '24:00', '01:02Z', '01:02+05:30', '01:02-05:30:15.5', '1:2', '', '01:60', '01:02+25:00', '010203.123+0100'): t(T.fromisoformat, s)
for s in ('2024-02-29T01:02:03', '2024-02-29 01:02', '20240229T010203Z', '2024-02-29x01', '2024-02-29T24:00', '2024-12-31T24:00:00', '2024-02-29T01:02:03.1234567+00:00', '2024-W01-1T00:00', '2024-02-29T01:02:03-00:00:01'): t(DT.fromisoformat, s)
d, n, x, z = D(2024, 2, 29), T(1, 2, 3, 4, fold=1), DT(2024, 2, 29, 1, 2, 3, 4), timezone(TD(hours=-5), 'EST'); w = x.replace(tzinfo=z); td = TD(days=-1, seconds=5, microseconds=7)
print(d, n, x, w, td, repr(n), repr(w), repr(td), str(TD(days=2)), repr(TD()), str(TD(1, 1)), repr(z), str(z), repr(timezone.utc), str(timezone(TD(seconds=-3723))), d.ctime(), d.isoformat(), d.weekday(), d.isoweekday(), d.toordinal(), d.timetuple(), x.timetuple()[:6], w.utctimetuple()[:6], w.timestamp(), w.utcoffset(), w.tzname(), w.dst(), w.astimezone(timezone.utc), w.isoformat('_', 'milliseconds'), n.isoformat('hours'), x.date(), x.time(), w.timetz(), d.replace(day=1), x.replace(fold=1), n.fold, d.strftime('%Y %j %U %a %%'), f'{x:%d/%m/%y %H.%M}', format(d, ''), x.strftime('%f %z|%Z'), w.strftime('%z %:z %Z'), n.strftime('%H'))
for f in (lambda: d + TD(1), lambda: d - TD(1), lambda: d - D(2024, 1, 1), lambda: x - x.replace(day=1), lambda: x - w, lambda: d + 1, lambda: D.max + TD(1), lambda: DT.min - TD(1), lambda: d < x, lambda: d == x, lambda: x == w, lambda: x < w, lambda: n < T(2, tzinfo=z), lambda: T(1) == T(1, tzinfo=z), lambda: d < 5, lambda: n + TD(1), lambda: TD(1) + d, lambda: TD(1) - d, lambda: td * 2, lambda: 2.5 * td, lambda: td / 2, lambda: td / TD(1), lambda: td // 7, lambda: td // TD(1), lambda: td % TD(hours=1), lambda: divmod(td, TD(hours=5)), lambda: -td, lambda: abs(td), lambda: td / 0, lambda: td // 0, lambda: td % 5, lambda: td * 'a', lambda: TD.max + TD.resolution, lambda: td == 5, lambda: td < 5, lambda: bool(TD()), lambda: td.total_seconds(), lambda: hash(td) == hash(TD(seconds=-86395, microseconds=7)), lambda: TD(weeks=1, days=1, hours=1, minutes=1, seconds=1, milliseconds=1, microseconds=1), lambda: x.replace(year=0), lambda: x.replace(tzinfo=5), lambda: x.astimezone(5), lambda: d.strftime(5), lambda: x.isoformat(timespec='bad'), lambda: z.utcoffset(5), lambda: z.fromutc(x), lambda: z.utcoffset(None), lambda: d.replace(foo=1), lambda: setattr(d, 'year', 5), lambda: hash(x) == hash(x.replace(fold=1)), lambda: copy.replace(d, year=2020), lambda: d.__format__(5), lambda: timezone.utc == timezone(TD(0)), lambda: timezone.min, lambda: DT.max, lambda: tzinfo().utcoffset(x), lambda: w == w.astimezone(timezone.utc), lambda: DT.fromtimestamp(0, timezone.utc), lambda: DT.fromtimestamp(-1.5, timezone.utc), lambda: DT.fromtimestamp(1e9 + .0000005, z), lambda: {w: 1}[w.astimezone(timezone.utc)]): t(f)
class Tz(tzinfo):
    def __init__(self, o=1): self.o = o
    def utcoffset(self, dt): return TD(hours=self.o) if not isinstance(self.o, str) else self.o
    def dst(self, dt): return TD(0)
    def tzname(self, dt): return 'TZ'
class Bad(tzinfo):
    def utcoffset(self, dt): return TD(days=2)
    def tzname(self, dt): return 5
print(DT(2024, 1, 1, tzinfo=Tz(3)).isoformat(), DT(2024, 1, 1, tzinfo=Tz(3)).astimezone(Tz(-2)), T(1, tzinfo=Tz()).utcoffset()); t(DT(2024, 1, 1, tzinfo=Tz('x')).utcoffset); t(DT(2024, 1, 1, tzinfo=Bad()).isoformat); t(DT(2024, 1, 1, tzinfo=Bad()).tzname); t(DT(2024, 1, 1, tzinfo=tzinfo()).dst)
class SD(D): pass
class SDT(DT):
    def __new__(cls, *a, **k): return super().__new__(cls, *a, **k)
print(repr(SD(2024, 1, 1)), type(SD(2024, 1, 1) + TD(1)), type(SD.today()), repr(SDT(2024, 1, 1) + TD(1)), type(SDT.strptime('2024', '%Y')), type(SDT(2024, 1, 1).replace(day=2)), SDT(2024, 1, 1).date(), type(SDT.combine(D(2024, 1, 1), T())))
for o in (d, n, x, w, td, z, timezone.utc, SD(2024, 1, 1), SDT(2024, 1, 1, fold=1), T(1, tzinfo=z)): print(all(pickle.loads(pickle.dumps(o, p)) == o for p in range(6)), copy.deepcopy(o) == o, end=' ')
print(UTC is timezone.utc, MINYEAR, MAXYEAR, D.resolution, T.max, TD.min, abs((DT.now(UTC) - DT.now(UTC)).days) <= 1, D.today() == D.fromtimestamp(tm.time()))
