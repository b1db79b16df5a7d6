//! Unit tests of the heap.

use super::*;
use crate::cell::CellBox;
use std::cell::Cell;
use std::rc::Rc;

struct Pair {
    left: Slot<Option<Value>>,
    right: Slot<Option<Value>>,
}
kaa_gc::trace_fields!(Pair { left, right });

struct Noisy {
    drops: NoTrace<Rc<Cell<u32>>>,
}
kaa_gc::trace_fields!(Noisy { drops });

impl Drop for Noisy {
    fn drop(&mut self) {
        self.drops.set(self.drops.get() + 1);
    }
}

const PAIR: ShapeId = ShapeId(1);
const NOISY: ShapeId = ShapeId(2);

fn heap() -> Box<Heap> {
    let mut heap =
        Heap::new(HeapConfig { limit: 1 << 30, reserve: 8 << 30, stress: false, nursery: 1 << 16 }).unwrap();
    // SAFETY: the kinds are those of the payloads that the tests allocate under these shapes.
    unsafe {
        heap.register_shape(PAIR, kind_of::<Pair>(), std::ptr::null_mut());
        heap.register_shape(NOISY, kind_of::<Noisy>(), std::ptr::null_mut());
    }
    heap
}

fn pair(heap: &mut Heap, left: Option<Value>, right: Option<Value>) -> Gc<Pair> {
    heap.alloc(PAIR, Pair { left: Slot::new(left), right: Slot::new(right) })
}

fn collect(heap: &mut Heap, what: Collection, roots: &[Value]) {
    // SAFETY: the tests use only what they pass as roots afterwards.
    unsafe { heap.collect(what, &mut |t| roots.trace(t), &mut |_, _| (), None) }
}

fn count(heap: &mut Heap) -> usize {
    let mut n = 0;
    heap.for_each_cell(|_| n += 1);
    n
}

#[test]
fn words_round_trip() {
    for n in [0, 1, -1, 255, i32::MIN as i64, Value::INT_MIN, Value::INT_MAX] {
        assert_eq!(Value::small_int(n).and_then(Value::as_int), Some(n));
    }
    assert_eq!(Value::small_int(Value::INT_MAX + 1), None);
    assert_eq!(Value::small_int(Value::INT_MIN - 1), None);
    for x in [0.0, -0.0, 1.0, -1.5, 1e-300, 3.14, 1e77, -1e77, 1e-70, f64::MIN_POSITIVE, 5e-324] {
        if let Some(v) = Value::small_float(x) {
            assert_eq!(v.as_small_float().map(f64::to_bits), Some(x.to_bits()), "{x}");
            assert_eq!(v.tag(), ValueTag::Float);
            assert!(!v.is_int() && !v.is_pointer());
        }
    }
    for x in [f64::INFINITY, f64::NAN, 1e300, 1e-200, f64::NEG_INFINITY] {
        assert_eq!(Value::small_float(x), None, "{x}");
    }
    assert!(Value::small_float(0.0).is_some() && Value::small_float(2f64.powi(256)).is_some());
    assert!(Value::small_float(2f64.powi(257)).is_none());
}

#[test]
fn unreachable_cells_are_freed_and_reachable_ones_stay() {
    let mut heap = heap();
    let inner = pair(&mut heap, None, Some(Value::int32(7)));
    let root = pair(&mut heap, Some(inner.value()), None);
    for _ in 0..10_000 {
        pair(&mut heap, None, None);
    }
    collect(&mut heap, Collection::Major, &[root.value()]);
    assert_eq!(count(&mut heap), 2);
    assert_eq!(root.left.get(), Some(inner.value()));
    assert_eq!(inner.right.get(), Some(Value::int32(7)));
}

#[test]
fn an_old_cell_that_gets_a_new_reference_is_remembered() {
    let mut heap = heap();
    let root = pair(&mut heap, None, None);
    collect(&mut heap, Collection::Minor, &[root.value()]);
    assert_eq!(root.header().gc_state(), GcState::Old);
    let young = pair(&mut heap, Some(Value::TRUE), None);
    root.left.set(root, Some(young.value()));
    assert_eq!(root.header().gc_state(), GcState::Remembered);
    collect(&mut heap, Collection::Minor, &[]);
    assert_eq!(count(&mut heap), 2);
    assert_eq!(young.left.get(), Some(Value::TRUE));
    collect(&mut heap, Collection::Major, &[]);
    assert_eq!(count(&mut heap), 0);
}

#[test]
fn native_parts_are_dropped_once() {
    let mut heap = heap();
    let drops = Rc::new(Cell::new(0));
    for _ in 0..100 {
        heap.alloc(NOISY, Noisy { drops: NoTrace(drops.clone()) });
    }
    let kept = heap.alloc(NOISY, Noisy { drops: NoTrace(drops.clone()) });
    collect(&mut heap, Collection::Major, &[kept.value()]);
    assert_eq!(drops.get(), 100);
    drop(heap);
    assert_eq!(drops.get(), 101);
}

#[test]
fn large_cells_are_found_from_inside_and_given_back() {
    let mut heap = heap();
    let payload = || Pair { left: Slot::new(None), right: Slot::new(None) };
    let big = heap.alloc_tail(PAIR, payload(), 200_000).unwrap();
    let inside = big.as_header_ptr().addr() + 150_000;
    let words = [inside];
    // SAFETY: the word is the only root, and the cell is looked at only through it.
    unsafe {
        heap.collect(
            Collection::Major,
            &mut |t| t.visit_conservatively(words.as_ptr(), words.as_ptr().add(1)),
            &mut |_, _| (),
            None,
        );
    }
    assert_eq!(count(&mut heap), 1);
    collect(&mut heap, Collection::Major, &[]);
    assert_eq!(count(&mut heap), 0);
    assert!(heap.alloc_tail(PAIR, payload(), 2 << 30).is_none(), "beyond the limit");
    let again = heap.alloc_tail(PAIR, payload(), 200_000).unwrap();
    assert_eq!(again.as_header_ptr(), big.as_header_ptr());
}

#[test]
fn weak_references_are_cleared_before_finalizers_run() {
    let mut heap = heap();
    let target = pair(&mut heap, Some(Value::int32(1)), None);
    let weak = pair(&mut heap, None, None);
    heap.register_weak(target, weak);
    heap.register_finalizable(target);
    let mut cleared = Vec::new();
    // SAFETY: only `weak` and the resurrected target are used afterwards.
    unsafe {
        heap.collect(Collection::Major, &mut |t| weak.trace(t), &mut |w, _| cleared.push(w), None);
    }
    assert_eq!(cleared, [weak.value()]);
    assert_eq!(heap.next_finalizer(), Some(target.value()));
    assert_eq!(target.left.get(), Some(Value::int32(1)));
    assert_eq!(heap.next_finalizer(), None);
    collect(&mut heap, Collection::Major, &[weak.value()]);
    assert_eq!(count(&mut heap), 1);
}

#[test]
fn weak_references_that_come_back_with_a_finalizable_cell_are_cleared() {
    let mut heap = heap();
    let target = pair(&mut heap, None, None);
    let weak = pair(&mut heap, None, None);
    let holder = pair(&mut heap, Some(weak.value()), None);
    heap.register_weak(target, weak);
    heap.register_finalizable(holder);
    let mut cleared = Vec::new();
    // SAFETY: there are no roots, and only the resurrected cells are used afterwards.
    unsafe { heap.collect(Collection::Major, &mut |_| (), &mut |w, alive| cleared.push((w, alive)), None) };
    assert_eq!(cleared, [(weak.value(), false)]);
    assert_eq!(heap.next_finalizer(), Some(holder.value()));
    assert_eq!(holder.left.get(), Some(weak.value()));
    assert_eq!(count(&mut heap), 2);
}

#[test]
fn random_graphs_survive_any_mix_of_collections() {
    let mut heap = heap();
    let mut seed = 12345u64;
    let mut next = move |n: usize| {
        seed ^= seed << 13;
        seed ^= seed >> 7;
        seed ^= seed << 17;
        (seed % n as u64) as usize
    };
    let mut roots: Vec<Value> = Vec::new();
    for step in 0..200_000 {
        let link = if roots.is_empty() { None } else { Some(roots[next(roots.len())]) };
        let cell = pair(&mut heap, Some(Value::int_unchecked(step)), link);
        if roots.len() < 64 {
            roots.push(cell.value());
        } else {
            let at = next(64);
            // SAFETY: every root is a pair.
            let owner: Gc<Pair> = unsafe { roots[at].cast() };
            owner.right.set(owner, Some(cell.value()));
            let other = next(64);
            roots[other] = cell.value();
        }
        if step % 1500 == 0 {
            let what = if next(4) == 0 { Collection::Major } else { Collection::Minor };
            collect(&mut heap, what, &roots);
        }
    }
    for root in &roots {
        let (mut at, mut steps) = (Some(*root), 0);
        while let Some(v) = at {
            // SAFETY: every link is a pair.
            let cell: Gc<Pair> = unsafe { v.cast() };
            assert!(cell.left.get().is_some_and(|v| v.is_int()));
            at = cell.right.get();
            steps += 1;
            if steps > 1000 {
                break;
            }
        }
    }
}

#[test]
fn weak_references_that_a_finalizer_brings_back_are_cleared() {
    let mut heap = heap();
    let target = pair(&mut heap, None, None);
    let weak = pair(&mut heap, None, None);
    let owner = pair(&mut heap, Some(weak.value()), None);
    heap.register_weak(target, weak);
    heap.register_finalizable(owner);
    let mut cleared = Vec::new();
    // SAFETY: only the resurrected cells are used afterwards.
    unsafe {
        heap.collect(Collection::Major, &mut |_| (), &mut |w, alive| cleared.push((w, alive)), None);
    }
    assert_eq!(cleared, [(weak.value(), false)]);
    assert_eq!(heap.next_finalizer(), Some(owner.value()));
    assert_eq!(owner.left.get(), Some(weak.value()));
}

#[test]
fn weak_references_to_live_cells_stay_registered_when_a_finalizer_brings_them_back() {
    let mut heap = heap();
    let target = pair(&mut heap, None, None);
    let weak = pair(&mut heap, None, None);
    let owner = pair(&mut heap, Some(weak.value()), None);
    heap.register_weak(target, weak);
    heap.register_finalizable(owner);
    collect(&mut heap, Collection::Major, &[target.value()]);
    assert_eq!(heap.next_finalizer(), Some(owner.value()));
    let mut cleared = Vec::new();
    // SAFETY: only `owner` and what it refers to are used afterwards.
    unsafe {
        heap.collect(Collection::Major, &mut |t| owner.trace(t), &mut |w, _| cleared.push(w), None);
    }
    assert_eq!(cleared, [weak.value()]);
}

#[test]
fn shapes_die_with_their_class() {
    let mut heap = heap();
    let (kept, class) = (pair(&mut heap, None, None), pair(&mut heap, None, None));
    let (living, dying) = (ShapeId(3), ShapeId(4));
    // SAFETY: the kind is that of the payloads below, the classes are live.
    unsafe {
        heap.register_shape(living, kind_of::<Noisy>(), kept.as_header_ptr());
        heap.register_shape(dying, kind_of::<Noisy>(), class.as_header_ptr());
    }
    let drops = Rc::new(Cell::new(0));
    heap.alloc(dying, Noisy { drops: NoTrace(drops.clone()) });
    let instance = heap.alloc(living, Noisy { drops: NoTrace(drops.clone()) });
    collect(&mut heap, Collection::Minor, &[instance.value()]);
    assert_eq!(heap.take_dead_shapes(), [dying]);
    collect(&mut heap, Collection::Major, &[]);
    assert_eq!(heap.take_dead_shapes(), [living]);
    collect(&mut heap, Collection::Major, &[]);
    assert_eq!((heap.take_dead_shapes().len(), drops.get()), (0, 2));
}

#[test]
fn runs_that_are_used_again_read_as_zero_where_that_is_promised() {
    let mut heap = heap();
    for bytes in [100_000, 300_000, 9 << 20, 50_000, 200_000] {
        let cell = heap.alloc_tail(NOISY, Noisy { drops: NoTrace(Rc::default()) }, bytes).unwrap();
        // SAFETY: the cell has `bytes` bytes behind its fixed part.
        let tail = unsafe {
            std::slice::from_raw_parts_mut(
                cell.as_header_ptr().cast::<CellBox<Noisy>>().add(1).cast::<u8>(),
                bytes,
            )
        };
        assert!(tail.iter().all(|&b| b == 0));
        tail.fill(0xa5);
        collect(&mut heap, Collection::Major, &[]);
    }
}

#[test]
fn only_stores_of_young_references_are_remembered() {
    let mut heap = heap();
    let (root, old) = (pair(&mut heap, None, None), pair(&mut heap, None, None));
    collect(&mut heap, Collection::Minor, &[root.value(), old.value()]);
    root.left.set(root, Some(old.value()));
    assert_eq!(root.header().gc_state(), GcState::Old);
    let young = pair(&mut heap, None, None);
    root.left.set(root, Some(young.value()));
    assert_eq!(root.header().gc_state(), GcState::Remembered);
}

/// References behind the payload, all of which are visited but what is known to be old.
struct Run {
    len: usize,
}

impl Run {
    fn slots(&self) -> &[Cell<Option<Value>>] {
        // SAFETY: `len` words lie behind the payload (allocation below).
        unsafe { std::slice::from_raw_parts((&raw const *self).add(1).cast(), self.len) }
    }
}

// SAFETY: visits every slot but those that the collector knows.
unsafe impl Trace for Run {
    fn has_region() -> bool {
        false
    }

    fn trace(&self, tracer: &mut Tracer<'_>) {
        self.slots()[tracer.first_to_visit()..].trace(tracer);
    }
}

#[test]
fn what_is_added_behind_old_references_survives() {
    const RUN: ShapeId = ShapeId(5);
    let mut heap = heap();
    // SAFETY: the kind is that of the payload below.
    unsafe { heap.register_shape(RUN, kind_of::<Run>(), std::ptr::null_mut()) };
    let run = heap.alloc_words(RUN, Run { len: 1000 }, 1000, |_| None).unwrap();
    let append = |heap: &mut Heap, index: usize| {
        let cell = pair(heap, None, None);
        run.slots()[index].set(Some(cell.value()));
        run.appended(index, cell.value());
    };
    append(&mut heap, 0);
    collect(&mut heap, Collection::Minor, &[run.value()]);
    append(&mut heap, 700);
    assert_eq!(run.header().gc_state(), GcState::Appended);
    append(&mut heap, 300);
    collect(&mut heap, Collection::Minor, &[run.value()]);
    assert_eq!((run.header().gc_state(), count(&mut heap)), (GcState::Old, 4));
    append(&mut heap, 800);
    let early = pair(&mut heap, None, None);
    run.slots()[1].set(Some(early.value()));
    run.wrote(early.value());
    assert_eq!(run.header().gc_state(), GcState::Remembered);
    collect(&mut heap, Collection::Minor, &[run.value()]);
    collect(&mut heap, Collection::Major, &[run.value()]);
    assert_eq!(count(&mut heap), 6);
}
