//! Tests of the types in a bare isolate, without an interpreter.

use kaa_gc::HeapConfig;
use kaa_object::list::ListRef;
use kaa_object::number::BinaryOp;
use kaa_object::vm::ThreadState;
use kaa_object::{Value, Vm};

/// Runs `f` in an isolate that has the builtin types; every poll collects.
fn with_vm(f: impl FnOnce(&mut Vm)) {
    let base = kaa_gc::native_stack_base();
    let thread = ThreadState::new(1, base, base - (1 << 20)).unwrap();
    let mut vm = Vm::new(HeapConfig { stress: true, ..HeapConfig::default() }, thread).unwrap();
    crate::install(&mut vm);
    f(&mut vm);
}

fn repr(vm: &mut Vm, value: Value) -> String {
    vm.repr(value).unwrap().to_lossy()
}

/// The class and message of the pending exception.
fn error(vm: &mut Vm) -> String {
    let exception = vm.take_exception().unwrap();
    let class = vm.type_name_of(exception);
    format!("{class}: {}", vm.to_str(exception).unwrap().to_lossy())
}

fn ints(vm: &mut Vm, numbers: &[i64]) -> Value {
    let values: Vec<Value> = numbers.iter().map(|&n| Value::int_unchecked(n)).collect();
    vm.list(&values).unwrap().value()
}

#[test]
fn sets_iterate_in_the_order_of_their_table() {
    with_vm(|vm| {
        let set = crate::set::new_set(vm);
        for n in [5, 3, 100, 7, 64, 8, 16, 1000] {
            assert!(crate::set::add(vm, set, Value::int32(n)).unwrap());
        }
        assert_eq!(repr(vm, set.value()), "{64, 3, 100, 5, 7, 8, 1000, 16}");
        assert!(!crate::set::add(vm, set, Value::int32(64)).unwrap());
    });
}

#[test]
fn unhashable_keys_say_what_they_were_for() {
    with_vm(|vm| {
        let list = vm.new_list().value();
        let dict = vm.new_dict();
        assert!(vm.setitem(dict.value(), list, list).is_err());
        assert_eq!(error(vm), "TypeError: cannot use 'list' as a dict key (unhashable type: 'list')");
        let set = crate::set::new_set(vm);
        assert!(crate::set::add(vm, set, list).is_err());
        assert_eq!(error(vm), "TypeError: cannot use 'list' as a set element (unhashable type: 'list')");
    });
}

#[test]
fn slices_of_lists_are_replaced_and_deleted() {
    with_vm(|vm| {
        let list = ints(vm, &[0, 1, 2, 3, 4, 5, 6, 7]);
        let slice = |vm: &mut Vm, a: i32, b: i32, c: i32| {
            vm.new_slice(Value::int32(a), Value::int32(b), Value::int32(c))
        };
        let key = slice(vm, 1, 3, 1);
        let with = ints(vm, &[10, 11, 12]);
        vm.setitem(list, key, with).unwrap();
        assert_eq!(repr(vm, list), "[0, 10, 11, 12, 3, 4, 5, 6, 7]");
        let key = slice(vm, 7, 0, -3);
        vm.delitem(list, key).unwrap();
        assert_eq!(repr(vm, list), "[0, 11, 12, 4, 5, 7]");
        assert!(vm.setitem(list, key, with).is_err());
        assert_eq!(error(vm), "ValueError: attempt to assign sequence of size 3 to extended slice of size 2");
    });
}

#[test]
fn sorting_keeps_items_when_a_comparison_fails() {
    with_vm(|vm| {
        let list = ints(vm, &[3, 1, 2]);
        let text = vm.str("a").value();
        vm.as_list(list).unwrap().push(vm, text).unwrap();
        assert!(vm.call_method_named(list, "sort", &[]).is_err());
        assert_eq!(error(vm), "TypeError: '<' not supported between instances of 'str' and 'int'");
        assert_eq!(vm.len(list).unwrap(), 4);
    });
}

#[test]
fn exported_bytearrays_keep_their_size() {
    with_vm(|vm| {
        let array = crate::bytearray::new_array(vm, b"abc".to_vec());
        let view = crate::memoryview::from_object(vm, array.value()).unwrap();
        assert!(crate::bytearray::append(vm, array, b"d").is_err());
        assert_eq!(error(vm), "BufferError: Existing exports of data: object cannot be re-sized");
        vm.setitem(view.value(), Value::int32(0), Value::int32(65)).unwrap();
        crate::memoryview::release(vm, view);
        crate::bytearray::append(vm, array, b"d").unwrap();
        assert_eq!(repr(vm, array.value()), "bytearray(b'Abcd')");
    });
}

#[test]
fn numbers_of_any_size() {
    with_vm(|vm| {
        let two = Value::int32(2);
        let big = vm.binary(BinaryOp::Power, two, Value::int32(100)).unwrap();
        assert_eq!(repr(vm, big), "1267650600228229401496703205376");
        let shifted = vm.binary(BinaryOp::RightShift, big, Value::int32(98)).unwrap();
        assert_eq!(shifted, Value::int32(4));
        let ratio = vm.binary(BinaryOp::TrueDivide, big, Value::int32(3)).unwrap();
        assert_eq!(repr(vm, ratio), "4.2255020007607644e+29");
        let huge = vm.binary(BinaryOp::LeftShift, Value::int32(1), big);
        assert!(huge.is_err());
        assert_eq!(error(vm), "OverflowError: too many digits in integer");
    });
}

#[test]
fn texts_are_formatted_and_encoded() {
    with_vm(|vm| {
        let text = vm.str("{:>5}|{0!r}|{n:.2f}").value();
        assert!(vm.call_method_named(text, "format", &[Value::int32(7)]).is_err());
        assert_eq!(
            error(vm),
            "ValueError: cannot switch from automatic field numbering to manual field specification"
        );
        let format = vm.str("%05.1f %s %c").value();
        let (x, s) = (vm.float(2.25), vm.str("é").value());
        let args = vm.tuple(&[x, s, Value::int32(65)]).value();
        let done = vm.binary(BinaryOp::Remainder, format, args).unwrap();
        assert_eq!(repr(vm, done), "'002.2 é A'");
        let bytes = vm.call_method_named(done, "encode", &[]).unwrap();
        assert_eq!(repr(vm, bytes), "b'002.2 \\xc3\\xa9 A'");
        let (encoding, errors) = (vm.str("ascii").value(), vm.str("backslashreplace").value());
        let bytes = vm.call_method_named(done, "encode", &[encoding, errors]).unwrap();
        assert_eq!(repr(vm, bytes), "b'002.2 \\\\xe9 A'");
    });
}
