//! Sums, products and norms of many numbers. CPython: `Modules/mathmodule.c` (`math_fsum`, `math_sumprod_impl`,
//! `vector_norm`, `math_prod_impl`).

use crate::support::Items;
use kaa_object::core_types::shape;
use kaa_object::number::BinaryOp;
use kaa_object::tuple::Tuple;
use kaa_object::{Args, Gc, PyResult, Value, Vm, methods, raw_methods};

methods! { FUNCTIONS: Module =>
    /// Return the Euclidean distance between two points p and q.
    ///
    /// The points should be specified as sequences (or iterables) of
    /// coordinates.  Both inputs must have the same dimension.
    ///
    /// Roughly equivalent to:
    ///     sqrt(sum((px - qx) ** 2.0 for px, qx in zip(p, q)))
    "dist($module, p, q, /)" => dist, Any;
    /// Return an accurate floating-point sum of values in the iterable seq.
    ///
    /// Assumes IEEE-754 floating-point arithmetic.
    "fsum($module, seq, /)" => fsum, Any;
    /// Calculate the product of all the elements in the input iterable.
    ///
    /// The default start value for the product is 1.
    ///
    /// When the iterable is empty, return the start value.  This function is
    /// intended specifically for use with numeric values and may reject
    /// non-numeric types.
    "prod($module, iterable, /, *, start=1)" => prod, Any;
    /// Return the sum of products of values from two iterables p and q.
    ///
    /// Roughly equivalent to:
    ///
    ///     sum(map(operator.mul, p, q, strict=True))
    ///
    /// For float and mixed int/float inputs, the intermediate products
    /// and sums are computed with extended precision.
    "sumprod($module, p, q, /)" => sumprod, Any;
}

raw_methods! { RAW: Module =>
    /// Multidimensional Euclidean distance from the origin to a point.
    ///
    /// Roughly equivalent to:
    ///     sqrt(sum(x**2 for x in coordinates))
    ///
    /// For a two dimensional point (x, y), gives the hypotenuse
    /// using the Pythagorean theorem:  sqrt(x*x + y*y).
    ///
    /// For example, the hypotenuse of a 3/4/5 right triangle is:
    ///
    ///     >>> hypot(3.0, 4.0)
    ///     5.0
    "hypot($module, /, *coordinates)" => hypot, Any;
}

fn hypot(vm: &mut Vm, args: Args<'_>) -> PyResult {
    kaa_types::util::no_keywords(vm, "math.hypot", args)?;
    let coordinates: Vec<f64> = args.values.iter().map(|&x| vm.to_f64(x)).collect::<PyResult<_>>()?;
    Ok(vm.float(pymath::math::hypot(&coordinates)))
}

fn point(vm: &mut Vm, value: Value) -> PyResult<Gc<Tuple>> {
    if let Some(tuple) = vm.as_tuple(value) {
        return Ok(tuple);
    }
    let list = vm.collect_list(value)?;
    vm.try_tuple(list.items())
}

fn dist(vm: &mut Vm, p: Value, q: Value) -> PyResult<f64> {
    let (p, q) = (point(vm, p)?, point(vm, q)?);
    if p.len() != q.len() {
        return Err(vm.value_error("both points must have the same number of dimensions"));
    }
    let (mut from, mut to) = (Vec::with_capacity(p.len()), Vec::with_capacity(q.len()));
    for (&x, &y) in p.items().iter().zip(q.items()) {
        from.push(vm.to_f64(x)?);
        to.push(vm.to_f64(y)?);
    }
    Ok(pymath::math::dist(&from, &to))
}

fn fsum(vm: &mut Vm, iterable: Value) -> PyResult<f64> {
    let mut items = Items::of(vm, iterable)?;
    let mut raised = None;
    let terms = std::iter::from_fn(|| match next_float(vm, &mut items) {
        Ok(x) => x,
        Err(error) => {
            raised = Some(error);
            None
        }
    });
    let result = pymath::math::fsum(terms);
    match (raised, result) {
        (Some(raised), _) => Err(raised),
        (None, Ok(sum)) => Ok(sum),
        (None, Err(pymath::Error::ERANGE)) => Err(vm.overflow_error("intermediate overflow in fsum")),
        (None, Err(pymath::Error::EDOM)) => Err(vm.value_error("-inf + inf in fsum")),
    }
}

#[inline]
fn next_float(vm: &mut Vm, items: &mut Items) -> PyResult<Option<f64>> {
    vm.safepoint()?;
    match items.next(vm)? {
        Some(item) => vm.to_f64(item).map(Some),
        None => Ok(None),
    }
}

fn prod(vm: &mut Vm, iterable: Value, start: Option<Value>) -> PyResult {
    let mut items = Items::of(vm, iterable)?;
    let mut result = start.unwrap_or(Value::int32(1));
    while let Some(item) = items.next(vm)? {
        result = match (result.as_small_float(), item.as_small_float()) {
            (Some(x), Some(y)) => vm.float(x * y),
            _ => vm.binary(BinaryOp::Multiply, result, item)?,
        };
        vm.safepoint()?;
    }
    Ok(result)
}

/// A sum in three floats, each holding what the one before rounded off.
#[derive(Clone, Copy, Default)]
struct TripleSum {
    high: f64,
    low: f64,
    tiny: f64,
}

/// The rounded sum, and what rounding took from it (Knuth).
fn two_sum(a: f64, b: f64) -> (f64, f64) {
    let sum = a + b;
    let back = sum - a;
    (sum, (a - (sum - back)) + (b - back))
}

impl TripleSum {
    /// Adds a product (Ogita, Rump, Oishi: "Accurate sum and dot product", SumKVert with K = 3).
    fn add_product(self, x: f64, y: f64) -> TripleSum {
        let product = x * y;
        let error = x.mul_add(y, -product);
        let (high, carry) = two_sum(self.high, product);
        let (low, first) = two_sum(self.low, error);
        let (low, second) = two_sum(low, carry);
        TripleSum { high, low, tiny: self.tiny + first + second }
    }

    fn value(self) -> f64 {
        let (sum, error) = two_sum(self.low, self.high);
        self.tiny + error + sum
    }
}

/// What `sumprod` has added up: machine integers first, then floats, then anything.
struct Products {
    total: Value,
    ints: Option<i64>,
    floats: Option<TripleSum>,
    ints_open: bool,
    floats_open: bool,
}

fn is_exact_int(value: Value) -> bool {
    value.is_int() || value.has_shape(shape::INT)
}

/// The float of an exact float.
fn exact_float(vm: &Vm, value: Value) -> Option<f64> {
    (value.is_small_float() || value.has_shape(shape::FLOAT)).then(|| vm.as_f64(value)).flatten()
}

/// The two factors as floats, where one is a float and the other a float, an int or a bool.
fn float_pair(vm: &mut Vm, p: Value, q: Value) -> Option<(f64, f64)> {
    let whole = |vm: &mut Vm, value: Value| {
        if !is_exact_int(value) && !value.is_bool() {
            return None;
        }
        match vm.int_to_f64(value) {
            Ok(x) => Some(x),
            Err(_) => {
                vm.clear_exception();
                None
            }
        }
    };
    match (exact_float(vm, p), exact_float(vm, q)) {
        (Some(x), Some(y)) => Some((x, y)),
        (Some(x), None) => Some((x, whole(vm, q)?)),
        (None, Some(y)) => Some((whole(vm, p)?, y)),
        (None, None) => None,
    }
}

impl Products {
    fn close_ints(&mut self, vm: &mut Vm) -> PyResult<()> {
        self.ints_open = false;
        if let Some(sum) = self.ints.take() {
            let sum = vm.int(sum);
            self.total = vm.binary(BinaryOp::Add, self.total, sum)?;
        }
        Ok(())
    }

    fn close_floats(&mut self, vm: &mut Vm) -> PyResult<()> {
        self.floats_open = false;
        if let Some(sum) = self.floats.take() {
            let sum = vm.float(sum.value());
            self.total = vm.binary(BinaryOp::Add, self.total, sum)?;
        }
        Ok(())
    }

    fn add(&mut self, vm: &mut Vm, p: Value, q: Value) -> PyResult<()> {
        if self.ints_open {
            if let (Some(x), Some(y)) = (p.as_int(), q.as_int())
                && let Some(product) = x.checked_mul(y)
                && let Some(sum) = self.ints.unwrap_or(0).checked_add(product)
            {
                self.ints = Some(sum);
                return Ok(());
            }
            self.close_ints(vm)?;
        }
        if self.floats_open {
            if let Some((x, y)) = float_pair(vm, p, q) {
                let sum = self.floats.unwrap_or_default().add_product(x, y);
                if sum.high.is_finite() {
                    self.floats = Some(sum);
                    return Ok(());
                }
            }
            self.close_floats(vm)?;
        }
        let product = vm.binary(BinaryOp::Multiply, p, q)?;
        self.total = vm.binary(BinaryOp::Add, self.total, product)?;
        Ok(())
    }
}

fn sumprod(vm: &mut Vm, p: Value, q: Value) -> PyResult {
    let (mut p, mut q) = (Items::of(vm, p)?, Items::of(vm, q)?);
    let mut products =
        Products { total: Value::int32(0), ints: None, floats: None, ints_open: true, floats_open: true };
    loop {
        match (p.next(vm)?, q.next(vm)?) {
            (Some(x), Some(y)) => products.add(vm, x, y)?,
            (None, None) => break,
            _ => return Err(vm.value_error("Inputs are not the same length")),
        }
        vm.safepoint()?;
    }
    products.close_ints(vm)?;
    products.close_floats(vm)?;
    Ok(products.total)
}
