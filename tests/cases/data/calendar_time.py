def t(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)).split(" at 0x")[0])
    except BaseException as e:
        print(type(e).__name__ + ":", str(e).split(" at 0x")[0])


import calendar as c, time, locale
print(c.month(2024, 2), c.TextCalendar(6).formatmonth(2023, 10, 3, 2), c.calendar(2024, 1, 1, 2, 4)[:200], sep='\n')
print(c.monthcalendar(2024, 9), c.monthrange(2023, 2), c.isleap(1900), c.leapdays(1900, 2001), c.weekday(2024, 1, 1), c.timegm((2024, 1, 2, 3, 4, 5)), list(c.day_name), list(c.month_abbr), c.day_abbr[0:2], c.month_name[-1], c.firstweekday(), c.MONDAY, c.JANUARY, repr(c.Day.SUNDAY), c.Month(3), list(c.Calendar(2).iterweekdays()), c.weekheader(3), c.standalone_month_name[1] if hasattr(c, 'standalone_month_name') else '')
for f, a in ((c.monthrange, (2024, 13)), (c.monthrange, (2024, 0)), (c.setfirstweekday, (7,)), (c.weekday, (2024, 2, 30)), (c.weekday, (10001, 1, 1)), (c.Calendar, (9,)), (c.Day, (7,)), (c.month, (2024, 'x')), (c.isleap, ('x',)), (c.LocaleTextCalendar, (0, 'nope_XX'))): t(lambda: f(*a) if f is not c.Calendar else f(*a).firstweekday)
cal = c.Calendar(); print(list(cal.itermonthdays(2024, 2))[:5], list(cal.itermonthdays2(2024, 2))[:2], list(cal.itermonthdays3(2024, 2))[:2], list(cal.itermonthdays4(2024, 2))[-1], [str(d) for d in cal.itermonthdates(2024, 2)][:2], cal.monthdays2calendar(2024, 2)[0], len(cal.yeardayscalendar(2024, 4)), cal.monthdatescalendar(2024, 2)[0][0]); c.setfirstweekday(c.SUNDAY); print(c.monthcalendar(2024, 2)[0]); c.setfirstweekday(0)
h = c.HTMLCalendar(); h.cssclasses = ['d%d' % i for i in range(7)]; print(h.formatmonth(2024, 2)[:300], h.formatweekheader()[:60], h.formatday(0, 1), h.formatmonthname(2024, 2), len(h.formatyearpage(2024)) > 1000); c.prmonth(2024, 2); c.main(['2024', '2']); 
st = time.struct_time((2024, 2, 29, 13, 4, 5, 3, 60, 0))
for d in 'aAbBcdHIjmMpSUwWxXyYZ%eDFTRrCgGuVnthk': print(d, repr(time.strftime('%' + d, st)), end=' ')
print(); print(time.asctime(st), time.asctime(time.gmtime(0)), time.gmtime(1e9), time.strftime('%Y', (99, 1, 1, 0, 0, 0, 0, 1, 0)), time.strftime('', st), repr(time.strftime('é%Y\0x', st)), time.strftime('%', st), time.strftime('%Q', st))
for f, a in ((time.strftime, (5,)), (time.strftime, ('%Y', (1,))), (time.strftime, ('%Y', (2024, 13, 1, 0, 0, 0, 0, 1, 0))), (time.strftime, ('%Y', (2024, 1, 32, 0, 0, 0, 0, 1, 0))), (time.strftime, ('%Y', (2024, 1, 1, 25, 0, 0, 0, 1, 0))), (time.strftime, ('%Y', 'x')), (time.gmtime, ('x',)), (time.gmtime, (1e20,)), (time.gmtime, (float('nan'),)), (time.mktime, ((1,),)), (time.mktime, (5,)), (time.asctime, ((1, 2),)), (time.asctime, ((2024, 0, 1, 0, 0, 0, 0, 1, 0),)), (time.sleep, (-1,)), (time.sleep, ('x',)), (time.struct_time, ((1, 2),)), (time.struct_time, (5,)), (time.struct_time, (range(12),)), (time.clock_gettime, (999,)), (time.clock_settime, (999, 1)), (time.get_clock_info, ('nope',)), (time.ctime, ('x',)), (time.strftime, ('\ud800', st))): t(f, *a)
for s, f in (('2024-02-29', '%Y-%m-%d'), ('29 Feb 24', '%d %b %y'), ('1:2:3 PM', '%I:%M:%S %p'), ('Thu', '%a'), ('60', '%j'), ('2024 09 4', '%G %V %u'), ('10 1 2024', '%U %w %Y'), ('x', '%Y'), ('2024', '%Y %m'), ('2024 extra', '%Y'), ('30 02', '%d %m'), ('+0130', '%z'), ('UTC', '%Z'), ('a%', 'a%%'), ('5', '%q'), ('', ''), ('12', '%'), ('2024 53 1', '%G %V %u'), ('2024 1', '%G %V'), ('1 1', '%W %d'), ('feb', '%b'), ('  5', '%d')): print(s, f, end=' '); t(time.strptime, s, f)
t(time.strptime, 5); t(time.strptime, 'x', 5); print(time.struct_time(range(11)).tm_gmtoff, time.struct_time(range(9)).tm_zone, st[0:2], st.n_fields, st == tuple(st), hash(st) == hash(tuple(st)), time.get_clock_info('monotonic').monotonic, time.monotonic() <= time.monotonic(), time.time_ns() > 0, isinstance(time.perf_counter_ns(), int), time.thread_time() >= 0, time.clock_getres(time.CLOCK_MONOTONIC) > 0)
import pickle, copy; print(pickle.loads(pickle.dumps(st)) == st, copy.replace(st, tm_year=2000)[0], repr(copy.copy(st))[:30])
