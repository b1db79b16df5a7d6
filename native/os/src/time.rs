//! `time`: clocks, sleeping, calendar. CPython: `Modules/timemodule.c`, `Python/pytime.c`.

use crate::args::{retry, sys};
use kaa_host::clock::{self, Calendar};
use kaa_host::{Errno, SysResult};
use kaa_object::declare::{ModuleDef, TypeDef};
use kaa_object::payloads::Module;
use kaa_object::{Args, Gc, PyResult, StrBuilder, Type, Value, Vm, methods, raw_methods};
use kaa_types::structseq;
use kaa_types::timeout::{Round, nanoseconds};
use std::ffi::{CStr, CString};

pub static MODULE: ModuleDef = ModuleDef {
    name: "time",
    doc: Some("Clocks, sleeping, and conversion between seconds since the epoch and calendar times."),
    functions: &[CLOCKS, CALENDAR, OF_SECONDS, OTHERS, PARSING],
    init,
};

static STRUCT_TIME: TypeDef = TypeDef {
    doc: Some("A calendar time as a tuple with named fields."),
    slots: structseq::slots,
    methods: &[structseq::METHODS],
    ..TypeDef::new("time.struct_time")
};

#[derive(Default)]
struct State {
    struct_time: Option<Gc<Type>>,
    module: Option<Gc<Module>>,
}

fn init(vm: &mut Vm, module: Gc<Module>) -> PyResult<()> {
    for (name, value) in [
        ("CLOCK_BOOTTIME", clock::CLOCK_BOOTTIME),
        ("CLOCK_MONOTONIC", clock::CLOCK_MONOTONIC),
        ("CLOCK_MONOTONIC_RAW", clock::CLOCK_MONOTONIC_RAW),
        ("CLOCK_PROCESS_CPUTIME_ID", clock::CLOCK_PROCESS_CPUTIME_ID),
        ("CLOCK_REALTIME", clock::CLOCK_REALTIME),
        ("CLOCK_TAI", clock::CLOCK_TAI),
        ("CLOCK_THREAD_CPUTIME_ID", clock::CLOCK_THREAD_CPUTIME_ID),
        ("_STRUCT_TM_ITEMS", 11),
    ] {
        vm.module_set(module, name, Value::int32(value))?;
    }
    let fields = [
        "tm_year",
        "tm_mon",
        "tm_mday",
        "tm_hour",
        "tm_min",
        "tm_sec",
        "tm_wday",
        "tm_yday",
        "tm_isdst",
        "tm_zone",
        "tm_gmtoff",
    ];
    let class = structseq::define(vm, &STRUCT_TIME, &fields, 9)?;
    vm.add_root(class.value());
    vm.add_root(module.value());
    vm.module_add_type(module, class)?;
    let state = vm.state::<State>();
    state.struct_time = Some(class);
    state.module = Some(module);
    set_zone(vm, module)
}

/// `timezone`, `altzone`, `daylight` and `tzname`, from how January and July are counted this year.
fn set_zone(vm: &mut Vm, module: Gc<Module>) -> PyResult<()> {
    clock::tzset();
    let year_start = |vm: &mut Vm, seconds: i64| match clock::localtime(seconds) {
        Ok(c) => Ok(c),
        Err(Errno(n)) => Err(vm.os_error(n, None)),
    };
    let now = sys(vm, clock::now(clock::CLOCK_REALTIME))?;
    let year: i64 = 31_556_952;
    let start = (now / 1_000_000_000) as i64 / year * year;
    let january = year_start(vm, start)?;
    let july = year_start(vm, start + year / 2)?;
    let (j, u) = (-january.offset, -july.offset);
    let (standard, other) = if j < u { (&july, &january) } else { (&january, &july) };
    let zone = Value::int32(-standard.offset as i32);
    vm.module_set(module, "timezone", zone)?;
    vm.module_set(module, "altzone", Value::int32(-other.offset as i32))?;
    vm.module_set(module, "daylight", Value::int32((january.offset != july.offset) as i32))?;
    let names = [zone_name(vm, standard)?, zone_name(vm, other)?];
    let names = vm.tuple(&names).value();
    vm.module_set(module, "tzname", names)
}

fn zone_name(vm: &mut Vm, c: &Calendar) -> PyResult {
    kaa_types::paths::fs_str(vm, &c.zone).map(Gc::value)
}

fn as_float(vm: &mut Vm, ns: SysResult<i128>) -> PyResult {
    let ns = sys(vm, ns)?;
    Ok(vm.float(seconds(ns)))
}

/// Nanoseconds as seconds, rounded once.
fn seconds(ns: i128) -> f64 {
    ns as f64 / 1e9
}

fn as_int(vm: &mut Vm, ns: SysResult<i128>) -> PyResult {
    let ns = sys(vm, ns)?;
    Ok(vm.int_from_i128(ns))
}

methods! { CLOCKS: Module =>
    /// Return the current time in seconds since the Epoch.
    "time($self, /)" => |vm: &mut Vm| as_float(vm, clock::now(clock::CLOCK_REALTIME)), Alloc;
    "time_ns($self, /)" => |vm: &mut Vm| as_int(vm, clock::now(clock::CLOCK_REALTIME)), Alloc;
    /// Monotonic clock, cannot go backward.
    "monotonic($self, /)" => |vm: &mut Vm| as_float(vm, clock::now(clock::CLOCK_MONOTONIC)), Alloc;
    "monotonic_ns($self, /)" => |vm: &mut Vm| as_int(vm, clock::now(clock::CLOCK_MONOTONIC)), Alloc;
    /// Performance counter for benchmarking.
    "perf_counter($self, /)" => |vm: &mut Vm| as_float(vm, clock::now(clock::CLOCK_MONOTONIC)), Alloc;
    "perf_counter_ns($self, /)" => |vm: &mut Vm| as_int(vm, clock::now(clock::CLOCK_MONOTONIC)), Alloc;
    /// Process time for profiling: sum of the kernel and user-space CPU time.
    "process_time($self, /)" => |vm: &mut Vm| as_float(vm, clock::now(clock::CLOCK_PROCESS_CPUTIME_ID)), Alloc;
    "process_time_ns($self, /)" => |vm: &mut Vm| as_int(vm, clock::now(clock::CLOCK_PROCESS_CPUTIME_ID)), Alloc;
    /// Thread time for profiling: sum of the kernel and user-space CPU time.
    "thread_time($self, /)" => |vm: &mut Vm| as_float(vm, clock::now(clock::CLOCK_THREAD_CPUTIME_ID)), Alloc;
    "thread_time_ns($self, /)" => |vm: &mut Vm| as_int(vm, clock::now(clock::CLOCK_THREAD_CPUTIME_ID)), Alloc;
    "clock_gettime($module, clk_id, /)" => |vm: &mut Vm, id: i32| as_float(vm, clock::now(id)), Any;
    "clock_gettime_ns($module, clk_id, /)" => |vm: &mut Vm, id: i32| as_int(vm, clock::now(id)), Any;
    "clock_getres(clk_id, /)" => |vm: &mut Vm, id: i32| as_float(vm, clock::resolution(id)), Any;
    "clock_settime(clk_id, time, /)" => |vm: &mut Vm, id: i32, time: Value| -> PyResult<()> {
        let ns = nanoseconds(vm, time, Round::Floor)?;
        sys(vm, clock::set(id, ns))
    }, Any;
    "clock_settime_ns(clk_id, time, /)" => |vm: &mut Vm, id: i32, time: i64| -> PyResult<()> {
        sys(vm, clock::set(id, time as i128))
    }, Any;
    "pthread_getcpuclockid(thread_id, /)" => |vm: &mut Vm, thread: i64| -> PyResult {
        // The system may do anything with the identifier of no thread.
        let result = if vm.has_thread(thread as u64) {
            clock::thread_clock(thread as u64)
        } else {
            Err(kaa_host::Errno(kaa_host::errno::ESRCH))
        };
        sys(vm, result).map(Value::int32)
    }, Any;
}

fn sleep(vm: &mut Vm, duration: Value) -> PyResult<()> {
    vm.audit("time.sleep", &[&duration])?;
    let ns = nanoseconds(vm, duration, Round::Ceiling)?;
    if ns < 0 {
        return Err(vm.value_error("sleep length must be non-negative"));
    }
    let deadline = sys(vm, clock::now(clock::CLOCK_MONOTONIC))? + ns;
    let result = retry(vm, || clock::sleep_until(deadline))?;
    sys(vm, result)
}

/// Whole seconds of an optional timestamp; now where there is none.
fn timestamp(vm: &mut Vm, value: Option<Value>) -> PyResult<i64> {
    match value.filter(|v| !v.is_none()) {
        None => Ok((sys(vm, clock::now(clock::CLOCK_REALTIME))? / 1_000_000_000) as i64),
        Some(value) => match vm.as_f64(value) {
            Some(x) if x.is_nan() => Err(vm.value_error("Invalid value NaN (not a number)")),
            Some(x) if !(-9.2e18..9.2e18).contains(&x) => {
                Err(vm.overflow_error("timestamp out of range for platform time_t"))
            }
            Some(x) => Ok(x.floor() as i64),
            None => {
                if vm.class_of(value).slots.index.get().is_none() {
                    let class = vm.type_name_of(value);
                    return Err(
                        vm.type_error(format!("'{class}' object cannot be interpreted as an integer"))
                    );
                }
                vm.to_i64(value, "timestamp out of range for platform time_t")
            }
        },
    }
}

fn struct_time(vm: &mut Vm, c: &Calendar) -> PyResult {
    let mut values = vec![vm.int(c.year)];
    for n in [c.month, c.day, c.hour, c.minute, c.second, c.weekday, c.yearday, c.isdst] {
        values.push(Value::int32(n));
    }
    values.push(zone_name(vm, c)?);
    values.push(vm.int(c.offset));
    match vm.state::<State>().struct_time {
        Some(class) => structseq::make(vm, class, &values),
        None => Err(vm.runtime_error("time is not ready")),
    }
}

fn local(vm: &mut Vm, seconds: Option<Value>) -> PyResult<Calendar> {
    let seconds = timestamp(vm, seconds)?;
    calendar_error(vm, clock::localtime(seconds))
}

fn calendar_error(vm: &mut Vm, result: SysResult<Calendar>) -> PyResult<Calendar> {
    match result {
        Ok(c) => Ok(c),
        Err(Errno(kaa_host::errno::EOVERFLOW)) => Err(vm.os_error(kaa_host::errno::EOVERFLOW, None)),
        Err(Errno(n)) => Err(vm.os_error(n, None)),
    }
}

/// The fields of a time tuple. CPython: `gettmarg`.
fn fields(vm: &mut Vm, value: Value, function: &str, format: &str) -> PyResult<Calendar> {
    let Some(t) = vm.as_tuple(value) else {
        return Err(vm.type_error("Tuple or struct_time argument required"));
    };
    if t.len() != 9 {
        return Err(vm.type_error(format!("{function}(): illegal time tuple argument")));
    }
    let _ = format;
    let mut numbers = [0i64; 9];
    for (to, &item) in numbers.iter_mut().zip(t.items()) {
        *to = vm.to_i64(item, "Python int too large to convert to C int")?;
        if i32::try_from(*to).is_err() {
            let message = if *to > 0 {
                "signed integer is greater than maximum"
            } else {
                "signed integer is less than minimum"
            };
            return Err(vm.overflow_error(message));
        }
    }
    let n = numbers.map(|n| n as i32);
    let mut c = Calendar {
        year: numbers[0],
        month: n[1],
        day: n[2],
        hour: n[3],
        minute: n[4],
        second: n[5],
        weekday: n[6],
        yearday: n[7],
        isdst: n[8],
        ..Calendar::default()
    };
    let state_class = vm.state::<State>().struct_time;
    if state_class.is_some_and(|class| vm.is_instance(value, class)) {
        let zone = structseq::field(vm, value, 9);
        if let Some(zone) = vm.as_str(zone) {
            c.zone = kaa_types::paths::fs_bytes(vm, zone.value())?;
        }
        let offset = structseq::field(vm, value, 10);
        if !offset.is_none() {
            c.offset = vm.to_i64(offset, "Python int too large to convert to C long")?;
        }
    }
    Ok(c)
}

/// Makes zeros of a partial tuple valid and refuses what is out of range. CPython: `checktm`.
fn check(vm: &mut Vm, c: &mut Calendar) -> PyResult<()> {
    let wrong = if c.month == 0 {
        c.month = 1;
        None
    } else if !(1..=12).contains(&c.month) {
        Some("month out of range")
    } else {
        None
    };
    if let Some(message) = wrong {
        return Err(vm.value_error(message));
    }
    if c.day == 0 {
        c.day = 1;
    }
    if c.yearday == 0 {
        c.yearday = 1;
    }
    let message = if !(1..=31).contains(&c.day) {
        "day of month out of range"
    } else if !(0..=23).contains(&c.hour) {
        "hour out of range"
    } else if !(0..=59).contains(&c.minute) {
        "minute out of range"
    } else if !(0..=61).contains(&c.second) {
        "seconds out of range"
    } else if c.weekday < -1 {
        "day of week out of range"
    } else if !(1..=366).contains(&c.yearday) {
        "day of year out of range"
    } else {
        c.weekday = c.weekday.rem_euclid(7);
        return Ok(());
    };
    Err(vm.value_error(message))
}

const DAYS: [&str; 7] = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
const MONTHS: [&str; 12] =
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

fn asc(c: &Calendar) -> String {
    let (day, month) = (DAYS[c.weekday as usize % 7], MONTHS[(c.month - 1) as usize % 12]);
    format!("{day} {month} {:2} {:02}:{:02}:{:02} {}", c.day, c.hour, c.minute, c.second, c.year)
}

/// The argument of functions whose arguments CPython counts the old way.
fn seconds_of(vm: &mut Vm, args: Args<'_>, name: &str) -> PyResult<Option<Value>> {
    if args.has_keywords() {
        return Err(vm.type_error(format!("{name}() takes no keyword arguments")));
    }
    match args.positional() {
        [] => Ok(None),
        [seconds] => Ok(Some(*seconds)),
        more => {
            let given = more.len();
            Err(vm.type_error(format!("{name}() takes at most 1 argument ({given} given)")))
        }
    }
}

raw_methods! { OF_SECONDS: Module =>
    "gmtime(seconds=None, /)" => |vm: &mut Vm, args: Args<'_>| -> PyResult {
        let seconds = seconds_of(vm, args, "gmtime")?;
        let seconds = timestamp(vm, seconds)?;
        let c = calendar_error(vm, clock::gmtime(seconds))?;
        struct_time(vm, &c)
    }, Any;
    "localtime(seconds=None, /)" => |vm: &mut Vm, args: Args<'_>| -> PyResult {
        let seconds = seconds_of(vm, args, "localtime")?;
        let c = local(vm, seconds)?;
        struct_time(vm, &c)
    }, Any;
    "ctime(seconds=None, /)" => |vm: &mut Vm, args: Args<'_>| -> PyResult {
        let seconds = seconds_of(vm, args, "ctime")?;
        let text = asc(&local(vm, seconds)?);
        Ok(vm.str(&text).value())
    }, Any;
}

methods! { CALENDAR: Module =>
    "asctime(tuple=None, /)" => |vm: &mut Vm, tuple: Option<Value>| -> PyResult<String> {
        let mut c = match tuple {
            Some(tuple) => fields(vm, tuple, "asctime", "")?,
            None => local(vm, None)?,
        };
        check(vm, &mut c)?;
        Ok(asc(&c))
    }, Any;
    "mktime($self, object, /)" => |vm: &mut Vm, tuple: Value| -> PyResult {
        let c = fields(vm, tuple, "mktime", "")?;
        match clock::mktime(&c) {
            Some(seconds) => Ok(vm.float(seconds as f64)),
            None => Err(vm.overflow_error("mktime argument out of range")),
        }
    }, Any;
    "strftime(format, tuple=None, /)" => |vm: &mut Vm, format: Value, tuple: Option<Value>| -> PyResult {
        let Some(format) = vm.as_str(format) else {
            let class = vm.type_name_of(format);
            return Err(vm.type_error(format!("strftime() argument 1 must be str, not {class}")));
        };
        let mut c = match tuple {
            Some(tuple) => fields(vm, tuple, "strftime", "")?,
            None => local(vm, None)?,
        };
        check(vm, &mut c)?;
        c.isdst = c.isdst.clamp(-1, 1);
        strftime(vm, format, &c).map(Gc::value)
    }, Any;
}

/// Formats piecewise: what is not a conversion is kept as it is, whatever characters it has.
fn strftime(vm: &mut Vm, format: Gc<kaa_object::Str>, c: &Calendar) -> PyResult<Gc<kaa_object::Str>> {
    let mut out = StrBuilder::new();
    let zone = if c.zone.is_empty() { None } else { CString::new(c.zone.clone()).ok() };
    // A tuple that says no zone gets the local ones' names, by its daylight flag.
    let zone = match zone {
        Some(zone) => Some(zone),
        None => local_zone(c.isdst),
    };
    let points: Vec<u32> = format.code_points().collect();
    let mut at = 0;
    while at < points.len() {
        if points[at] != b'%' as u32 {
            out.push(points[at]);
            at += 1;
            continue;
        }
        let mut end = at + 1;
        let is =
            |i: usize, set: &str| points.get(i).is_some_and(|&p| p < 128 && set.contains(p as u8 as char));
        while is(end, "_-0^#+") {
            end += 1;
        }
        while is(end, "0123456789") {
            end += 1;
        }
        if is(end, "EO") {
            end += 1;
        }
        let Some(&conversion) = points.get(end) else {
            points[at..].iter().for_each(|&p| out.push(p));
            break;
        };
        end += 1;
        if conversion == 0 || conversion >= 128 {
            points[at..end].iter().for_each(|&p| out.push(p));
            at = end;
            continue;
        }
        let piece: Vec<u8> = points[at..end].iter().map(|&p| p as u8).collect();
        at = end;
        // A width that would take gigabytes is no format.
        let width: usize = piece
            .iter()
            .filter(|b| b.is_ascii_digit())
            .fold(0usize, |n, b| n.saturating_mul(10).saturating_add((b - b'0') as usize));
        if width > 1 << 20 {
            return Err(vm.memory_error());
        }
        let Ok(piece) = CString::new(piece) else { continue };
        let bytes = clock::strftime(&piece, c, zone.as_deref().map(|z: &CStr| z));
        let text = kaa_types::paths::fs_str(vm, &bytes)?;
        out.push_pystr(&text);
    }
    out.finish(vm)
}

/// The name of the local zone in or out of daylight saving time.
fn local_zone(isdst: i32) -> Option<CString> {
    if isdst < 0 {
        return None;
    }
    let now = (clock::now(clock::CLOCK_REALTIME).ok()? / 1_000_000_000) as i64;
    let half = 15_778_476;
    for seconds in [now, now + half] {
        let c = clock::localtime(seconds).ok()?;
        if (c.isdst > 0) == (isdst > 0) {
            return CString::new(c.zone).ok();
        }
    }
    CString::new(clock::localtime(now).ok()?.zone).ok()
}

methods! { OTHERS: Module =>
    /// Delay execution for a given number of seconds, which may be a fraction.
    "sleep($self, object, /)" => sleep, Any;
    /// Initialize, or reinitialize, the local timezone from the environment variable TZ.
    "tzset($self, /)" => |vm: &mut Vm| -> PyResult<()> {
        match vm.state::<State>().module {
            Some(module) => set_zone(vm, module),
            None => Ok(()),
        }
    }, Any;
    "get_clock_info(name, /)" => get_clock_info, Any;
}

raw_methods! { PARSING: Module =>
    "strptime" => strptime, Any;
}

/// Parsing stands in `_strptime`.
fn strptime(vm: &mut Vm, args: Args<'_>) -> PyResult {
    let name = vm.intern_str("_strptime");
    let module = (vm.hooks.import_module)(vm, name)?;
    let function = vm.getattr_named(module, "_strptime_time")?;
    vm.call_args(function, args)
}

fn get_clock_info(vm: &mut Vm, name: Gc<kaa_object::Str>) -> PyResult {
    let (id, monotonic, adjustable, implementation) = match name.to_lossy().as_str() {
        "time" => (clock::CLOCK_REALTIME, false, true, "clock_gettime(CLOCK_REALTIME)"),
        "monotonic" | "perf_counter" => {
            (clock::CLOCK_MONOTONIC, true, false, "clock_gettime(CLOCK_MONOTONIC)")
        }
        "process_time" => {
            (clock::CLOCK_PROCESS_CPUTIME_ID, true, false, "clock_gettime(CLOCK_PROCESS_CPUTIME_ID)")
        }
        "thread_time" => {
            (clock::CLOCK_THREAD_CPUTIME_ID, true, false, "clock_gettime(CLOCK_THREAD_CPUTIME_ID)")
        }
        _ => return Err(vm.value_error("unknown clock")),
    };
    let resolution = sys(vm, clock::resolution(id))?;
    let resolution = vm.float(seconds(resolution));
    let class = vm.types.simple_namespace.value();
    let implementation = vm.str(implementation).value();
    vm.call_with_keywords(
        class,
        &[],
        &[
            ("implementation", implementation),
            ("monotonic", Value::bool(monotonic)),
            ("adjustable", Value::bool(adjustable)),
            ("resolution", resolution),
        ],
    )
}
