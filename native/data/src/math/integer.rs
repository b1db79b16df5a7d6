//! Functions of whole numbers. CPython: `Modules/mathmodule.c`, `Objects/longobject.c` (`_PyLong_GCD`).

use dashu_int::ops::{Gcd, SquareRoot};
use dashu_int::{IBig, UBig};
use kaa_object::int::IntRef;
use kaa_object::{Args, PyResult, Value, Vm, methods, raw_methods};
use kaa_types::int::arith::check_bits;

methods! { FUNCTIONS: Module =>
    /// Number of ways to choose k items from n items without repetition and without order.
    ///
    /// Evaluates to n! / (k! * (n - k)!) when k <= n and evaluates
    /// to zero when k > n.
    ///
    /// Also called the binomial coefficient because it is equivalent
    /// to the coefficient of k-th term in polynomial expansion of the
    /// expression (1 + x)**n.
    ///
    /// Raises TypeError if either of the arguments are not integers.
    /// Raises ValueError if either of the arguments are negative.
    "comb($module, n, k, /)" => comb, Any;
    /// Find n!.
    "factorial($module, n, /)" => factorial, Any;
    /// Return the integer part of the square root of the input.
    "isqrt($module, n, /)" => isqrt, Any;
    /// Number of ways to choose k items from n items without repetition and with order.
    ///
    /// Evaluates to n! / (n - k)! when k <= n and evaluates
    /// to zero when k > n.
    ///
    /// If k is not specified or is None, then k defaults to n
    /// and the function returns n!.
    ///
    /// Raises TypeError if either of the arguments are not integers.
    /// Raises ValueError if either of the arguments are negative.
    "perm($module, n, k=None, /)" => perm, Any;
}

raw_methods! { RAW: Module =>
    /// Greatest Common Divisor.
    "gcd($module, /, *integers)" => gcd, Any;
    /// Least Common Multiple.
    "lcm($module, /, *integers)" => lcm, Any;
}

/// A number of any size apart from the heap.
fn big_of(vm: &Vm, value: Value) -> IBig {
    vm.int_ref(value).map_or(IBig::ZERO, IntRef::to_big)
}

fn magnitude(vm: &mut Vm, value: Value) -> PyResult {
    match vm.int_ref(value) {
        Some(n) if n.is_negative() => vm.negative(value),
        _ => Ok(value),
    }
}

fn gcd(vm: &mut Vm, args: Args<'_>) -> PyResult {
    kaa_types::util::no_keywords(vm, "math.gcd", args)?;
    let mut result = Value::int32(0);
    for &value in args.values {
        let value = vm.index(value)?;
        result = gcd_of(vm, result, value)?;
    }
    Ok(result)
}

fn gcd_of(vm: &mut Vm, a: Value, b: Value) -> PyResult {
    if let (Some(x), Some(y)) = (a.as_int(), b.as_int()) {
        return Ok(vm.int_from_u64(gcd_words(x.unsigned_abs(), y.unsigned_abs())));
    }
    let (x, y) = (big_of(vm, a), big_of(vm, b));
    if x == IBig::ZERO {
        return magnitude(vm, b);
    }
    if y == IBig::ZERO {
        return magnitude(vm, a);
    }
    Ok(vm.int_from_big(IBig::from(x.gcd(y))))
}

/// Binary algorithm.
fn gcd_words(mut a: u64, mut b: u64) -> u64 {
    if a == 0 || b == 0 {
        return a | b;
    }
    let shift = (a | b).trailing_zeros();
    a >>= a.trailing_zeros();
    while b != 0 {
        b >>= b.trailing_zeros();
        (a, b) = (a.min(b), a.abs_diff(b));
    }
    a << shift
}

fn lcm(vm: &mut Vm, args: Args<'_>) -> PyResult {
    kaa_types::util::no_keywords(vm, "math.lcm", args)?;
    let mut result = Value::int32(1);
    for &value in args.values {
        let value = vm.index(value)?;
        let zero = Value::int32(0);
        // The remaining arguments must still be integers.
        if result == zero || value == zero {
            result = zero;
            continue;
        }
        let common = gcd_of(vm, result, value)?;
        let quotient = kaa_types::int::divide::floordiv(vm, result, common)?;
        let product = kaa_types::int::arith::mul(vm, quotient, value)?;
        result = magnitude(vm, product)?;
    }
    Ok(result)
}

fn isqrt(vm: &mut Vm, n: Value) -> PyResult {
    let n = vm.index(n)?;
    match vm.int_ref(n) {
        Some(n) if n.is_negative() => Err(vm.value_error("isqrt() argument must be nonnegative")),
        Some(IntRef::Big(n)) => {
            let (_, magnitude) = n.clone().into_parts();
            Ok(vm.int_from_big(IBig::from(magnitude.sqrt())))
        }
        Some(IntRef::Small(n)) => Ok(vm.int(n.isqrt())),
        None => Ok(n),
    }
}

/// The product of the numbers from `low` up to and without `high`. Halves of equal size keep multiplications
/// balanced.
fn product(low: u64, high: u64) -> UBig {
    if high - low <= 8 {
        let mut result = UBig::ONE;
        let mut word = 1u64;
        for n in low..high {
            match word.checked_mul(n) {
                Some(next) => word = next,
                None => {
                    result *= word;
                    word = n;
                }
            }
        }
        return result * word;
    }
    let middle = low + (high - low) / 2;
    product(low, middle) * product(middle, high)
}

/// `n!` without its factors of two.
fn odd_factorial(vm: &mut Vm, n: u64) -> PyResult<UBig> {
    // Each odd number up to n / 2^i counts once for each i.
    let (mut inner, mut outer) = (UBig::ONE, UBig::ONE);
    let mut upper = 3;
    for shift in (0..64 - n.leading_zeros()).rev() {
        let limit = n >> shift;
        if limit <= 2 {
            continue;
        }
        let lower = upper;
        upper = (limit + 1) | 1;
        inner *= odd_product(vm, lower, upper)?;
        outer *= &inner;
    }
    Ok(outer)
}

/// The product of the odd numbers from `low` up to and without `high`, both odd.
fn odd_product(vm: &mut Vm, low: u64, high: u64) -> PyResult<UBig> {
    let count = (high - low) / 2;
    if count <= 8 {
        return Ok((0..count).fold(UBig::ONE, |product, i| product * (low + 2 * i)));
    }
    let middle = low + count / 2 * 2;
    vm.safepoint()?;
    Ok(odd_product(vm, low, middle)? * odd_product(vm, middle, high)?)
}

fn factorial(vm: &mut Vm, n: Value) -> PyResult {
    let n = vm.index(n)?;
    let n = match vm.int_ref(n) {
        Some(n) if n.is_negative() => {
            return Err(vm.value_error("factorial() not defined for negative values"));
        }
        Some(IntRef::Small(n)) => n as u64,
        Some(IntRef::Big(n)) => match i64::try_from(n) {
            Ok(n) => n as u64,
            Err(_) => {
                return Err(vm.overflow_error(format!("factorial() argument should not exceed {}", i64::MAX)));
            }
        },
        None => 0,
    };
    if n <= 20 {
        return Ok(vm.int((2..=n as i64).product()));
    }
    // log2(n!) > n * (log2(n) - 2)
    check_bits(vm, n as u128 * u128::from(n.ilog2().saturating_sub(2)))?;
    let result = odd_factorial(vm, n)? << (n - u64::from(n.count_ones())) as usize;
    Ok(vm.int_from_big(IBig::from(result)))
}

/// Two numbers that must not be negative.
fn operands(vm: &mut Vm, n: Value, k: Value) -> PyResult<(IBig, IBig)> {
    let n = vm.index(n)?;
    let k = vm.index(k)?;
    let (n, k) = (big_of(vm, n), big_of(vm, k));
    for (name, number) in [("n", &n), ("k", &k)] {
        if *number < IBig::ZERO {
            return Err(vm.value_error(format!("{name} must be a non-negative integer")));
        }
    }
    Ok((n, k))
}

fn perm(vm: &mut Vm, n: Value, k: Option<Value>) -> PyResult {
    let Some(k) = k.filter(|k| !k.is_none()) else { return factorial(vm, n) };
    let (n, k) = operands(vm, n, k)?;
    if n < k {
        return Ok(Value::int32(0));
    }
    let Ok(count) = i64::try_from(&k) else {
        return Err(vm.overflow_error(format!("k must not exceed {}", i64::MAX)));
    };
    check_power(vm, &n, count as u64)?;
    let result = falling(vm, &n, count as u64)?;
    Ok(vm.int_from_big(result))
}

/// MemoryError where `count` factors near `n` cannot be multiplied in memory.
fn check_power(vm: &mut Vm, n: &IBig, count: u64) -> PyResult<()> {
    use dashu_int::ops::BitTest;
    let bits = (n.bit_len() as u128).saturating_sub(2);
    check_bits(vm, bits * u128::from(count) / 2)
}

/// n * (n - 1) * ... with `count` factors.
fn falling(vm: &mut Vm, n: &IBig, count: u64) -> PyResult<IBig> {
    vm.safepoint()?;
    if let Ok(high) = u64::try_from(n)
        && high < u64::MAX
        && count <= high
    {
        return Ok(IBig::from(product(high + 1 - count, high + 1)));
    }
    match count {
        0 => Ok(IBig::ONE),
        1 => Ok(n.clone()),
        _ => {
            let half = count / 2;
            let low = n - IBig::from(half);
            Ok(falling(vm, n, half)? * falling(vm, &low, count - half)?)
        }
    }
}

fn comb(vm: &mut Vm, n: Value, k: Value) -> PyResult {
    let (n, k) = operands(vm, n, k)?;
    if n < k {
        return Ok(Value::int32(0));
    }
    let other = &n - &k;
    let least = if other < k { other } else { k };
    let Ok(count) = i64::try_from(&least) else {
        return Err(vm.overflow_error(format!("min(n - k, k) must not exceed {}", i64::MAX)));
    };
    let result = choose(vm, &n, count as u64)?;
    Ok(vm.int_from_big(result))
}

/// The binomial coefficient, for `k` no more than half of `n`.
fn choose(vm: &mut Vm, n: &IBig, k: u64) -> PyResult<IBig> {
    vm.safepoint()?;
    if let Ok(small) = u64::try_from(n)
        && let Some(result) = choose_words(small, k)
    {
        return Ok(IBig::from(result));
    }
    match k {
        0 => return Ok(IBig::ONE),
        1 => return Ok(n.clone()),
        _ => {}
    }
    check_choice(vm, n, k)?;
    // C(n, k) = C(n, j) * C(n - j, k - j) / C(k, j)
    let j = k / 2;
    let rest = n - IBig::from(j);
    let left = choose(vm, n, j)?;
    let right = choose(vm, &rest, k - j)?;
    let divisor = choose(vm, &IBig::from(k), j)?;
    Ok(left * right / divisor)
}

/// MemoryError where the coefficient, at least (n / k)^k, cannot fit.
fn check_choice(vm: &mut Vm, n: &IBig, k: u64) -> PyResult<()> {
    use dashu_int::ops::BitTest;
    let bits = (n.bit_len() as u128).saturating_sub(u128::from(64 - k.leading_zeros()) + 1).max(1);
    check_bits(vm, bits * u128::from(k))
}

/// As `choose`, while everything on the way fits a word.
fn choose_words(n: u64, k: u64) -> Option<u64> {
    let mut result = 1u64;
    for i in 0..k {
        // The product of i + 1 consecutive factors is divisible by (i + 1)!.
        result = match result.checked_mul(n - i) {
            Some(product) => product / (i + 1),
            None => u64::try_from(u128::from(result) * u128::from(n - i) / u128::from(i + 1)).ok()?,
        };
    }
    Some(result)
}
