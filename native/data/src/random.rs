//! `_random`: the Mersenne Twister MT19937 of Matsumoto and Nishimura. CPython: `Modules/_randommodule.c`.

use dashu_int::IBig;
use kaa_object::convert::NamedPayload;
use kaa_object::declare::{ModuleDef, TypeDef};
use kaa_object::int::IntRef;
use kaa_object::typeobject::type_flags;
use kaa_object::{Args, Gc, PyResult, Value, Vm, methods};
use kaa_types::util::{check_count, no_keywords_exact};
use std::cell::RefCell;

pub static MODULE: ModuleDef = ModuleDef {
    name: "_random",
    doc: Some("Module implements the Mersenne Twister random number generator."),
    functions: &[],
    init: |vm, module| {
        let object = vm.types.object;
        let class = vm.define_type::<Random>(object, &RANDOM);
        vm.module_add_type(module, class)
    },
};

const N: usize = 624;
const M: usize = 397;

struct Twister {
    state: [u32; N],
    index: usize,
}

/// Payload of `Random`.
pub struct Random {
    twister: RefCell<kaa_object::NoTrace<Box<Twister>>>,
}
kaa_gc::trace_fields!(Random { twister });

impl NamedPayload for Random {
    const NAME: &'static str = "_random.Random";
}

static RANDOM: TypeDef = TypeDef {
    doc: Some("Random() -> create a random number generator with its own internal state."),
    flags: type_flags::BASETYPE,
    slots: |s| {
        s.new.set(Some(|vm, class, _| {
            let twister = Box::new(Twister { state: [0; N], index: 0 });
            let payload = Random { twister: RefCell::new(kaa_object::NoTrace(twister)) };
            Ok(vm.alloc_instance(class, payload).value())
        }));
        s.init.set(Some(init));
    },
    methods: &[METHODS],
    ..TypeDef::new("_random.Random")
};

fn init(vm: &mut Vm, this: Value, args: Args<'_>) -> PyResult<()> {
    let (class, own) = (vm.class_of(this), vm.type_of_payload::<Random>());
    no_keywords_exact(vm, class, own, "Random", args)?;
    check_count(vm, "Random", args.values.len(), 0, 1)?;
    let this = vm.this::<Random>(this);
    seed(vm, this, args.positional().first().copied())
}

impl Twister {
    fn init_genrand(&mut self, seed: u32) {
        self.state[0] = seed;
        for i in 1..N {
            let before = self.state[i - 1];
            self.state[i] = 1_812_433_253u32.wrapping_mul(before ^ (before >> 30)).wrapping_add(i as u32);
        }
        self.index = N;
    }

    fn init_by_array(&mut self, key: &[u32]) {
        self.init_genrand(19_650_218);
        let (mut i, mut j) = (1, 0);
        let mix = |state: &[u32; N], i: usize, factor: u32| {
            let before = state[i - 1];
            state[i] ^ (before ^ (before >> 30)).wrapping_mul(factor)
        };
        for _ in 0..N.max(key.len()) {
            self.state[i] = mix(&self.state, i, 1_664_525).wrapping_add(key[j]).wrapping_add(j as u32);
            i += 1;
            j = if j + 1 == key.len() { 0 } else { j + 1 };
            if i == N {
                self.state[0] = self.state[N - 1];
                i = 1;
            }
        }
        for _ in 0..N - 1 {
            self.state[i] = mix(&self.state, i, 1_566_083_941).wrapping_sub(i as u32);
            i += 1;
            if i == N {
                self.state[0] = self.state[N - 1];
                i = 1;
            }
        }
        self.state[0] = 0x8000_0000;
    }

    #[cold]
    fn refill(&mut self) {
        let state = &mut self.state;
        let twist = |upper: u32, lower: u32, other: u32| {
            let y = (upper & 0x8000_0000) | (lower & 0x7fff_ffff);
            other ^ (y >> 1) ^ if y & 1 == 1 { 0x9908_b0df } else { 0 }
        };
        for i in 0..N {
            state[i] = twist(state[i], state[(i + 1) % N], state[(i + M) % N]);
        }
        self.index = 0;
    }

    #[inline]
    fn next(&mut self) -> u32 {
        if self.index >= N {
            self.refill();
        }
        let mut y = self.state[self.index];
        self.index += 1;
        y ^= y >> 11;
        y ^= (y << 7) & 0x9d2c_5680;
        y ^= (y << 15) & 0xefc6_0000;
        y ^ (y >> 18)
    }
}

/// Seeds from a number's 32-bit digits, from an object's hash, or from the system.
fn seed(vm: &mut Vm, this: Gc<Random>, seed: Option<Value>) -> PyResult<()> {
    let Some(value) = seed.filter(|s| !s.is_none()) else {
        let key = system_key();
        this.twister.borrow_mut().0.init_by_array(&key);
        return Ok(());
    };
    let number = match vm.exact_int(value) {
        Some(number) => number,
        None => {
            let hash = vm.hash(value)?;
            vm.int_from_u64(hash)
        }
    };
    let key = match vm.int_ref(number) {
        Some(IntRef::Small(n)) => {
            let n = n.unsigned_abs();
            if n >> 32 == 0 { vec![n as u32] } else { vec![n as u32, (n >> 32) as u32] }
        }
        Some(IntRef::Big(n)) => {
            let mut key: Vec<u32> =
                n.as_sign_words().1.iter().flat_map(|&w| [w as u32, (w >> 32) as u32]).collect();
            while key.len() > 1 && key.last() == Some(&0) {
                key.pop();
            }
            key
        }
        None => return Err(vm.type_error("an integer is required")),
    };
    this.twister.borrow_mut().0.init_by_array(&key);
    Ok(())
}

fn system_key() -> Vec<u32> {
    let mut bytes = [0; 4 * N];
    let mut filled = 0;
    while filled < bytes.len() {
        match kaa_host::process::getrandom(&mut bytes[filled..], 0) {
            Ok(n) if n > 0 => filled += n,
            _ => {
                // Without the system's source what a hash secret is made of must do.
                let (a, b) = kaa_host::random_words();
                return vec![a as u32, (a >> 32) as u32, b as u32, (b >> 32) as u32];
            }
        }
    }
    bytes.chunks_exact(4).map(|c| u32::from_le_bytes([c[0], c[1], c[2], c[3]])).collect()
}

methods! { METHODS: Instance =>
    /// random() -> x in the interval [0, 1).
    "random($self, /)" => |_: &mut Vm, this: Gc<Random>| {
        let mut twister = this.twister.borrow_mut();
        let (a, b) = (twister.0.next() >> 5, twister.0.next() >> 6);
        (f64::from(a) * 67_108_864.0 + f64::from(b)) * (1.0 / 9_007_199_254_740_992.0)
    }, Alloc;
    /// seed([n]) -> None.
    ///
    /// Defaults to use urandom and falls back to a combination
    /// of the current time and the process identifier.
    "seed($self, n=None, /)" => |vm: &mut Vm, this: Gc<Random>, n: Option<Value>| seed(vm, this, n), Any;
    /// getstate() -> tuple containing the current state.
    "getstate($self, /)" => |vm: &mut Vm, this: Gc<Random>| {
        let twister = this.twister.borrow();
        let twister: &Twister = &twister.0;
        let word = |i: usize| if i < N { i64::from(twister.state[i]) } else { twister.index as i64 };
        vm.tuple_from_fn(N + 1, |i| Value::int_unchecked(word(i)))
    }, Alloc;
    /// setstate(state) -> None.  Restores generator state.
    "setstate($self, state, /)" => setstate, Any;
    /// getrandbits(k) -> x.  Generates an int with k random bits.
    "getrandbits($self, k, /)" => getrandbits, Any;
}

fn setstate(vm: &mut Vm, this: Gc<Random>, state: Value) -> PyResult<()> {
    let Some(items) = vm.as_tuple(state) else {
        return Err(vm.type_error("state vector must be a tuple"));
    };
    if items.len() != N + 1 {
        return Err(vm.value_error("state vector is the wrong size"));
    }
    let mut words = [0; N];
    for (word, &item) in words.iter_mut().zip(items.items()) {
        *word = match vm.int_ref(item) {
            None => return Err(vm.type_error("an integer is required")),
            Some(n) if n.is_negative() => {
                return Err(vm.overflow_error("can't convert negative value to unsigned int"));
            }
            Some(IntRef::Small(n)) => n as u32,
            Some(IntRef::Big(n)) => match u64::try_from(n) {
                Ok(n) => n as u32,
                Err(_) => {
                    return Err(vm.overflow_error("Python int too large to convert to C unsigned long"));
                }
            },
        };
    }
    let index = vm.to_i64(items.items()[N], "Python int too large to convert to C long")?;
    let Some(index) = usize::try_from(index).ok().filter(|&i| i <= N) else {
        return Err(vm.value_error("invalid state"));
    };
    let mut twister = this.twister.borrow_mut();
    twister.0.state = words;
    twister.0.index = index;
    Ok(())
}

fn getrandbits(vm: &mut Vm, this: Gc<Random>, k: Value) -> PyResult {
    let k = vm.index(k)?;
    let k = match vm.int_ref(k) {
        Some(n) if n.is_negative() => return Err(vm.value_error("Cannot convert negative int")),
        Some(IntRef::Small(n)) => n as u64,
        Some(IntRef::Big(n)) => match u64::try_from(n) {
            Ok(n) => n,
            Err(_) => return Err(vm.overflow_error("Python int too large for C uint64_t")),
        },
        None => 0,
    };
    if k == 0 {
        return Ok(Value::int32(0));
    }
    if k <= 32 {
        let word = this.twister.borrow_mut().0.next() >> (32 - k);
        return Ok(Value::int_unchecked(word.into()));
    }
    kaa_types::int::arith::check_bits(vm, k.into())?;
    let count = k.div_ceil(32) as usize;
    let mut words = vec![0u64; count.div_ceil(2)];
    {
        let mut twister = this.twister.borrow_mut();
        for i in 0..count {
            let mut word = twister.0.next();
            if i + 1 == count {
                word >>= (32 - k % 32) % 32;
            }
            words[i / 2] |= u64::from(word) << (32 * (i % 2));
        }
    }
    let number = IBig::from(dashu_int::UBig::from_words(&words));
    Ok(vm.int_from_big(number))
}
