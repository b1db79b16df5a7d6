//! `_multibytecodec`: codecs as objects, and the incremental and stream classes that modules of `encodings` build on.
//!
//! CPython counterpart: `Modules/cjkcodecs/multibytecodec.c`.

use super::codec::{Codec, State, Stop};
use super::engine::{Decoding, Until, encode};
use crate::support::{errors_name, input, pair};
use kaa_gc::{NoTrace, Slot};
use kaa_object::declare::{GetSetDef, ModuleDef, TypeDef};
use kaa_object::payloads::{Bytes, Plain};
use kaa_object::str::Str;
use kaa_object::typeobject::type_flags;
use kaa_object::{Args, Gc, PyResult, Raised, Type, Value, Vm, methods};
use kaa_types::codecs::errors::{decode_error, raise_made};
use kaa_types::util::bind;
use std::cell::Cell;

/// Bytes that a decoder can hold back.
const MOST_BYTES: usize = 8;
/// Characters that an encoder can hold back.
const MOST_CHARS: usize = 2;

/// Payload of `MultibyteCodec`.
pub struct CodecObject {
    codec: NoTrace<&'static Codec>,
}
kaa_gc::trace_fields!(CodecObject { codec });

/// Bytes that others must follow.
#[derive(Clone, Copy, Default)]
struct Held {
    bytes: [u8; MOST_BYTES],
    len: usize,
}

impl Held {
    /// `None` for more than there is room for.
    fn of(bytes: &[u8]) -> Option<Held> {
        let mut held = Held { len: bytes.len(), ..Held::default() };
        held.bytes.get_mut(..bytes.len())?.copy_from_slice(bytes);
        Some(held)
    }
}

/// Payload of the four stateful classes.
pub struct Stateful {
    plain: Plain,
    codec: NoTrace<&'static Codec>,
    state: NoTrace<Cell<State>>,
    errors: Slot<Gc<Str>>,
    /// Of decoders.
    held: NoTrace<Cell<Held>>,
    /// Of encoders: text that what follows may belong to.
    pending: Slot<Option<Gc<Str>>>,
    /// Of streams.
    stream: Value,
}
kaa_gc::trace_fields!(Stateful { plain, codec, state, errors, held, pending, stream });

static CODEC: TypeDef = TypeDef {
    flags: type_flags::DISALLOW_INSTANTIATION,
    methods: &[CODEC_METHODS],
    ..TypeDef::new("_multibytecodec.MultibyteCodec")
};

const ERRORS: GetSetDef = GetSetDef {
    name: "errors",
    doc: "how to treat errors",
    get: |vm, this| Ok(vm.this::<Stateful>(this).errors.get().value()),
    set: Some(|vm, this, value| {
        let Some(value) = value else {
            return Err(vm.raise_named("AttributeError", "cannot delete attribute"));
        };
        let Some(text) = vm.as_str(value) else { return Err(vm.type_error("errors must be a string")) };
        errors_name(vm, Some(value))?;
        let this = vm.this::<Stateful>(this);
        this.errors.set(this, text);
        Ok(())
    }),
};

const STREAM: GetSetDef =
    GetSetDef { name: "stream", doc: "", get: |vm, this| Ok(vm.this::<Stateful>(this).stream), set: None };

static ENCODER: TypeDef = TypeDef {
    flags: type_flags::BASETYPE,
    slots: |s| {
        s.new.set(Some(|vm, class, args| new_incremental(vm, class, args, "IncrementalEncoder", true)));
        s.init.set(Some(|_, _, _| Ok(())));
    },
    methods: &[ENCODER_METHODS],
    getset: &[ERRORS],
    ..TypeDef::new("_multibytecodec.MultibyteIncrementalEncoder")
};

static DECODER: TypeDef = TypeDef {
    flags: type_flags::BASETYPE,
    slots: |s| {
        s.new.set(Some(|vm, class, args| new_incremental(vm, class, args, "IncrementalDecoder", false)));
        s.init.set(Some(|_, _, _| Ok(())));
    },
    methods: &[DECODER_METHODS],
    getset: &[ERRORS],
    ..TypeDef::new("_multibytecodec.MultibyteIncrementalDecoder")
};

static READER: TypeDef = TypeDef {
    flags: type_flags::BASETYPE,
    slots: |s| {
        s.new.set(Some(|vm, class, args| new_stream(vm, class, args, "StreamReader", false)));
        s.init.set(Some(|_, _, _| Ok(())));
    },
    methods: &[READER_METHODS],
    getset: &[STREAM, ERRORS],
    readonly: &["stream"],
    ..TypeDef::new("_multibytecodec.MultibyteStreamReader")
};

static WRITER: TypeDef = TypeDef {
    flags: type_flags::BASETYPE,
    slots: |s| {
        s.new.set(Some(|vm, class, args| new_stream(vm, class, args, "StreamWriter", true)));
        s.init.set(Some(|_, _, _| Ok(())));
    },
    methods: &[WRITER_METHODS],
    getset: &[STREAM, ERRORS],
    readonly: &["stream"],
    ..TypeDef::new("_multibytecodec.MultibyteStreamWriter")
};

pub static MODULE: ModuleDef = ModuleDef {
    name: "_multibytecodec",
    doc: None,
    functions: &[FUNCTIONS],
    init: |vm, module| {
        let object = vm.types.object;
        vm.define_type::<CodecObject>(object, &CODEC);
        for def in [&ENCODER, &DECODER, &READER, &WRITER] {
            let class = vm.define_another_type::<Stateful>(object, def);
            vm.module_add_type(module, class)?;
        }
        Ok(())
    },
};

methods! { FUNCTIONS: Module =>
    // Codecs of Kaa come from its own modules, never from a capsule.
    "__create_codec($module, object, /)" => |vm: &mut Vm, _: Value| -> PyResult {
        Err(vm.value_error("argument type invalid"))
    }, Raises;
}

/// The object of a codec.
pub fn codec_object(vm: &mut Vm, codec: &'static Codec) -> PyResult {
    let name = vm.intern_str("_multibytecodec");
    let import = vm.hooks.import_module;
    import(vm, name)?;
    let class = vm.type_of_payload::<CodecObject>();
    Ok(vm.alloc_instance(class, CodecObject { codec: NoTrace(codec) }).value())
}

/// The `errors` argument of a codec's methods.
fn errors_of(vm: &mut Vm, method: &str, errors: Option<Value>) -> PyResult<Gc<Str>> {
    match errors.filter(|value| !value.is_none()) {
        None => Ok(vm.intern_str("strict")),
        Some(value) => match vm.as_str(value) {
            Some(text) => {
                errors_name(vm, Some(value))?;
                Ok(text)
            }
            None => {
                let class = vm.type_name_of(value);
                let message = format!("{method}() argument 'errors' must be str or None, not {class}");
                Err(vm.type_error(message))
            }
        },
    }
}

methods! { CODEC_METHODS: Instance =>
    /// Return an encoded string version of 'input'.
    ///
    /// 'errors' may be given to set a different error handling scheme.
    /// Default is 'strict' meaning that encoding errors raise
    /// a UnicodeEncodeError.  Other possible values are 'ignore', 'replace'
    /// and 'xmlcharrefreplace' as well as any other name registered with
    /// codecs.register_error that can handle UnicodeEncodeErrors.
    "encode($self, /, input, errors=None)" => |vm: &mut Vm, this: Value, text: Value, errors: Option<Value>| -> PyResult {
        let codec = *vm.this::<CodecObject>(this).codec;
        let errors = errors_of(vm, "encode", errors)?;
        let text = text_of(vm, text)?;
        let mut state = codec.new_encoder();
        let (bytes, _) = encode(vm, codec, &mut state, text, errors, Until { flush: true, reset: true })?;
        let bytes = vm.new_bytes(&bytes)?.value();
        pair(vm, bytes, text.len())
    }, Any;
    /// Decodes 'input'.
    ///
    /// 'errors' may be given to set a different error handling scheme.
    /// Default is 'strict' meaning that encoding errors raise
    /// a UnicodeDecodeError.  Other possible values are 'ignore' and
    /// 'replace' as well as any other name registered with
    /// codecs.register_error that is able to handle UnicodeDecodeErrors."
    "decode($self, /, input, errors=None)" => |vm: &mut Vm, this: Value, data: Value, errors: Option<Value>| -> PyResult {
        let codec = *vm.this::<CodecObject>(this).codec;
        let data = input(vm, data)?;
        let errors = errors_of(vm, "decode", errors)?;
        let mut decoding = Decoding::new(data);
        decoding.run(vm, codec, &mut codec.new_decoder(), errors, true)?;
        let text = decoding.out.finish(vm)?.value();
        pair(vm, text, data.as_slice().len())
    }, Any;
}

/// The text to encode: what isn't a string is shown as one.
fn text_of(vm: &mut Vm, value: Value) -> PyResult<Gc<Str>> {
    match vm.as_str(value) {
        Some(text) => Ok(text),
        None => vm.to_str(value),
    }
}

fn new_stateful(
    vm: &mut Vm,
    class: Gc<Type>,
    errors: Option<Value>,
    encoder: bool,
    stream: Value,
) -> PyResult {
    let codec = vm.getattr_named(class.value(), "codec")?;
    let Some(codec) = vm.payload::<CodecObject>(codec).map(|object| *object.codec) else {
        return Err(vm.type_error("codec is unexpected type"));
    };
    let errors = match errors.and_then(|value| vm.as_str(value)) {
        Some(errors) => errors,
        None => vm.intern_str("strict"),
    };
    let payload = Stateful {
        plain: Plain,
        codec: NoTrace(codec),
        state: NoTrace(Cell::new(if encoder { codec.new_encoder() } else { codec.new_decoder() })),
        errors: Slot::new(errors),
        held: NoTrace(Cell::default()),
        pending: Slot::new(None),
        stream,
    };
    Ok(vm.alloc_instance(class, payload).value())
}

/// Checks the `errors` argument of a constructor, the `place`th.
fn check_errors(vm: &mut Vm, name: &str, place: usize, errors: Option<Value>) -> PyResult<()> {
    match errors {
        Some(value) if vm.as_str(value).is_none() => {
            let class = vm.type_name_of(value);
            Err(vm.type_error(format!("{name}() argument {place} must be str, not {class}")))
        }
        Some(value) => errors_name(vm, Some(value)).map(drop),
        None => Ok(()),
    }
}

fn new_incremental(vm: &mut Vm, class: Gc<Type>, args: Args<'_>, name: &str, encoder: bool) -> PyResult {
    let [errors] = bind(vm, name, ["errors"], 0, args)?;
    check_errors(vm, name, 1, errors)?;
    new_stateful(vm, class, errors, encoder, Value::NONE)
}

fn new_stream(vm: &mut Vm, class: Gc<Type>, args: Args<'_>, name: &str, encoder: bool) -> PyResult {
    let [stream, errors] = bind(vm, name, ["stream", "errors"], 1, args)?;
    check_errors(vm, name, 2, errors)?;
    new_stateful(vm, class, errors, encoder, stream.unwrap_or(Value::NONE))
}

/// Encodes what was held back and a text; holds back what may belong to a next one.
fn encode_stateful(vm: &mut Vm, this: Gc<Stateful>, text: Value, last: bool) -> PyResult<Gc<Bytes>> {
    let text = text_of(vm, text)?;
    let before = this.pending.get();
    let text = match before {
        Some(before) => vm.str_concat(before, text)?,
        None => text,
    };
    this.pending.set(this, None);
    let mut state = this.state.get();
    let (codec, errors) = (*this.codec, this.errors.get());
    let encoded = encode(vm, codec, &mut state, text, errors, Until { flush: last, reset: last });
    this.state.set(state);
    let (bytes, used) = match encoded {
        Ok(encoded) => encoded,
        Err(raised) => {
            this.pending.set(this, before);
            return Err(raised);
        }
    };
    if used < text.len() {
        if text.len() - used > MOST_CHARS {
            return Err(vm.raise_named("UnicodeError", "pending buffer overflow"));
        }
        let rest = vm.str_slice(text, used, text.len())?;
        this.pending.set(this, Some(rest));
    }
    vm.new_bytes(&bytes)
}

/// An int from bytes, the lowest first.
fn int_of(vm: &mut Vm, bytes: &[u8]) -> PyResult {
    let bytes = vm.new_bytes(bytes)?.value();
    let (class, order) = (vm.types.int.value(), vm.str("little").value());
    vm.call_method_named(class, "from_bytes", &[bytes, order])
}

/// The bytes of an int, the lowest first.
fn bytes_of_int(vm: &mut Vm, n: Value, len: usize) -> PyResult<Vec<u8>> {
    let (len, order) = (vm.int_from_usize(len), vm.str("little").value());
    let bytes = vm.call_method_named(n, "to_bytes", &[len, order])?;
    Ok(vm.payload::<Bytes>(bytes).map(|bytes| bytes.as_slice().to_vec()).unwrap_or_default())
}

/// Bytes of a pending text in an encoder's state.
const MOST_UTF8: usize = MOST_CHARS * 4;
const STATE: usize = size_of::<State>();

methods! { ENCODER_METHODS: Instance =>
    "encode($self, /, input, final=False)" => |vm: &mut Vm, this: Value, text: Value, last: Option<bool>| -> PyResult {
        let this = vm.this::<Stateful>(this);
        encode_stateful(vm, this, text, last.unwrap_or(false)).map(Gc::value)
    }, Any;
    // The length of the pending text, its UTF-8, the codec's state.
    "getstate($self, /)" => |vm: &mut Vm, this: Value| -> PyResult {
        let this = vm.this::<Stateful>(this);
        let pending = match this.pending.get() {
            Some(text) => vm.to_utf8(text)?,
            None => String::new(),
        };
        if pending.len() > MOST_UTF8 {
            return Err(vm.raise_named("UnicodeError", "pending buffer too large"));
        }
        let mut bytes = vec![pending.len() as u8];
        bytes.extend_from_slice(pending.as_bytes());
        bytes.extend_from_slice(&this.state.get());
        int_of(vm, &bytes)
    }, Any;
    "setstate($self, state, /)" => |vm: &mut Vm, this: Value, state: Value| -> PyResult {
        let this = vm.this::<Stateful>(this);
        if vm.int_ref(state).is_none() {
            let class = vm.type_name_of(state);
            return Err(vm.type_error(format!("setstate() argument must be int, not {class}")));
        }
        let bytes = bytes_of_int(vm, state, 1 + MOST_UTF8 + STATE)?;
        let len = usize::from(bytes[0]);
        if len > MOST_UTF8 {
            return Err(vm.raise_named("UnicodeError", "pending buffer too large"));
        }
        let pending = vm.new_bytes(&bytes[1..=len])?.value();
        let pending = vm.call_method_named(pending, "decode", &[])?;
        let pending = vm.as_str(pending).filter(|text| !text.is_empty());
        this.pending.set(this, pending);
        let mut state = State::default();
        state.copy_from_slice(&bytes[1 + len..][..STATE]);
        this.state.set(state);
        Ok(Value::NONE)
    }, Any;
    "reset($self, /)" => |vm: &mut Vm, this: Value| {
        let this = vm.this::<Stateful>(this);
        let mut state = this.state.get();
        this.codec.reset_encoder(&mut state, &mut Vec::new());
        this.state.set(state);
        this.pending.set(this, None);
    }, Any;
}

/// Keeps what a decoding left over.
fn hold(vm: &mut Vm, this: Gc<Stateful>, decoding: &Decoding) -> PyResult<()> {
    match Held::of(decoding.rest()) {
        Some(held) => {
            this.held.set(held);
            Ok(())
        }
        None => Err(refuse_bytes(vm, this, decoding.input, "pending buffer overflow")),
    }
}

/// Raises UnicodeDecodeError for all of the bytes.
fn refuse_bytes(vm: &mut Vm, this: Gc<Stateful>, bytes: Gc<Bytes>, reason: &str) -> Raised {
    let len = bytes.as_slice().len();
    let made = decode_error(vm, this.codec.name, bytes, 0, len, reason);
    raise_made(vm, made)
}

/// Bytes held back and the new ones; none are held after that.
fn joined(vm: &mut Vm, this: Gc<Stateful>, data: Gc<Bytes>) -> PyResult<Gc<Bytes>> {
    let held = this.held.take();
    if held.len == 0 {
        return Ok(data);
    }
    vm.new_bytes(&[&held.bytes[..held.len], data.as_slice()].concat())
}

fn feed(vm: &mut Vm, this: Gc<Stateful>, decoding: &mut Decoding) -> PyResult<()> {
    let mut state = this.state.get();
    let errors = this.errors.get();
    let fed = decoding.run(vm, *this.codec, &mut state, errors, false);
    this.state.set(state);
    fed
}

methods! { DECODER_METHODS: Instance =>
    "decode($self, /, input, final=False)" => |vm: &mut Vm, this: Value, data: Value, last: Option<bool>| -> PyResult {
        let this = vm.this::<Stateful>(this);
        let data = input(vm, data)?;
        let before = this.held.get();
        let data = joined(vm, this, data)?;
        let mut decoding = Decoding::new(data);
        feed(vm, this, &mut decoding)?;
        if last.unwrap_or(false) && !decoding.rest().is_empty() {
            let errors = this.errors.get();
            if let Err(raised) = decoding.wrong(vm, *this.codec, errors, Stop::TooFew) {
                this.held.set(before);
                return Err(raised);
            }
        }
        hold(vm, this, &decoding)?;
        decoding.out.finish(vm).map(Gc::value)
    }, Any;
    "getstate($self, /)" => |vm: &mut Vm, this: Value| -> PyResult {
        let this = vm.this::<Stateful>(this);
        let held = this.held.get();
        let bytes = vm.new_bytes(&held.bytes[..held.len])?.value();
        let state = int_of(vm, &this.state.get())?;
        Ok(vm.tuple(&[bytes, state]).value())
    }, Any;
    "setstate($self, state, /)" => |vm: &mut Vm, this: Value, state: Value| -> PyResult {
        let this = vm.this::<Stateful>(this);
        let Some(parts) = vm.as_tuple(state) else {
            let class = vm.type_name_of(state);
            return Err(vm.type_error(format!("setstate() argument must be tuple, not {class}")));
        };
        let parts = match *parts.items() {
            [bytes, n] if vm.int_ref(n).is_some() => vm.payload::<Bytes>(bytes).map(|bytes| (bytes, n)),
            _ => None,
        };
        let Some((bytes, n)) = parts else {
            return Err(vm.type_error("setstate(): illegal state argument"));
        };
        let state = bytes_of_int(vm, n, STATE)?;
        let Some(held) = Held::of(bytes.as_slice()) else {
            return Err(refuse_bytes(vm, this, bytes, "pending buffer too large"));
        };
        this.held.set(held);
        let mut new = State::default();
        new.copy_from_slice(&state);
        this.state.set(new);
        Ok(Value::NONE)
    }, Any;
    "reset($self, /)" => |vm: &mut Vm, this: Value| {
        let this = vm.this::<Stateful>(this);
        reset_decoder(this);
    }, Leaf;
}

fn reset_decoder(this: Gc<Stateful>) {
    let mut state = this.state.get();
    this.codec.reset_decoder(&mut state);
    this.state.set(state);
    this.held.take();
}

/// Reads by a method of the stream, as much as `size` says where it isn't negative.
fn read(vm: &mut Vm, this: Gc<Stateful>, method: &str, mut size: isize) -> PyResult<Gc<Str>> {
    if size == 0 {
        return Ok(vm.empty_str());
    }
    loop {
        let bytes = if size < 0 {
            vm.call_method_named(this.stream, method, &[])?
        } else {
            let size = vm.int_from_usize(size as usize);
            vm.call_method_named(this.stream, method, &[size])?
        };
        let Some(bytes) = vm.payload::<Bytes>(bytes) else {
            let class = vm.type_name_of(bytes);
            return Err(vm.type_error(format!("stream function returned a non-bytes object ({class})")));
        };
        let at_end = bytes.as_slice().is_empty();
        let bytes = joined(vm, this, bytes)?;
        let nothing = bytes.as_slice().is_empty();
        let mut decoding = Decoding::new(bytes);
        feed(vm, this, &mut decoding)?;
        if (at_end || size < 0) && !decoding.rest().is_empty() {
            let errors = this.errors.get();
            decoding.wrong(vm, *this.codec, errors, Stop::TooFew)?;
        }
        hold(vm, this, &decoding)?;
        if size < 0 || !decoding.out.is_empty() || nothing {
            return decoding.out.finish(vm);
        }
        // A byte more may complete a character.
        size = 1;
    }
}

/// A size argument; None for all.
fn size_of_argument(vm: &mut Vm, size: Option<Value>) -> PyResult<isize> {
    match size.filter(|size| !size.is_none()) {
        None => Ok(-1),
        Some(size) if vm.int_ref(size).is_some() => vm.to_isize(size),
        Some(_) => Err(vm.type_error("arg 1 must be an integer")),
    }
}

methods! { READER_METHODS: Instance =>
    "read($self, sizeobj=None, /)" => |vm: &mut Vm, this: Value, size: Option<Value>| -> PyResult {
        let this = vm.this::<Stateful>(this);
        let size = size_of_argument(vm, size)?;
        read(vm, this, "read", size).map(Gc::value)
    }, Any;
    "readline($self, sizeobj=None, /)" => |vm: &mut Vm, this: Value, size: Option<Value>| -> PyResult {
        let this = vm.this::<Stateful>(this);
        let size = size_of_argument(vm, size)?;
        read(vm, this, "readline", size).map(Gc::value)
    }, Any;
    "readlines($self, sizehintobj=None, /)" => |vm: &mut Vm, this: Value, size: Option<Value>| -> PyResult {
        let this = vm.this::<Stateful>(this);
        let size = size_of_argument(vm, size)?;
        let text = read(vm, this, "read", size)?.value();
        vm.call_method_named(text, "splitlines", &[Value::TRUE])
    }, Any;
    "reset($self, /)" => |vm: &mut Vm, this: Value| {
        let this = vm.this::<Stateful>(this);
        reset_decoder(this);
    }, Leaf;
}

fn write(vm: &mut Vm, this: Gc<Stateful>, text: Value) -> PyResult<()> {
    let bytes = encode_stateful(vm, this, text, false)?.value();
    vm.call_method_named(this.stream, "write", &[bytes]).map(drop)
}

methods! { WRITER_METHODS: Instance =>
    "write($self, strobj, /)" => |vm: &mut Vm, this: Value, text: Value| -> PyResult {
        let this = vm.this::<Stateful>(this);
        write(vm, this, text)?;
        Ok(Value::NONE)
    }, Any;
    "writelines($self, lines, /)" => |vm: &mut Vm, this: Value, lines: Value| -> PyResult {
        let this = vm.this::<Stateful>(this);
        let indexed = vm.class_of(lines).slots.getitem.get().is_some();
        if !indexed || vm.as_dict(lines).is_some() {
            return Err(vm.type_error("arg must be a sequence object"));
        }
        let mut at = 0;
        while at < vm.len(lines)? {
            let place = vm.int_from_usize(at);
            let line = vm.getitem(lines, place)?;
            write(vm, this, line)?;
            at += 1;
        }
        Ok(Value::NONE)
    }, Any;
    "reset($self, /)" => |vm: &mut Vm, this: Value| -> PyResult {
        let this = vm.this::<Stateful>(this);
        let Some(pending) = this.pending.get() else { return Ok(Value::NONE) };
        let mut state = this.state.get();
        let (codec, errors) = (*this.codec, this.errors.get());
        let encoded = encode(vm, codec, &mut state, pending, errors, Until { flush: true, reset: true });
        this.state.set(state);
        this.pending.set(this, None);
        let (bytes, _) = encoded?;
        if !bytes.is_empty() {
            let bytes = vm.new_bytes(&bytes)?.value();
            vm.call_method_named(this.stream, "write", &[bytes])?;
        }
        Ok(Value::NONE)
    }, Any;
}
