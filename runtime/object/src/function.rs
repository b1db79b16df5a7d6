//! Functions written in Rust: their declarations, and making function objects of them.

use crate::payloads::{BuiltinFunction, Function, MethodDescriptor};
use crate::str::Str;
use crate::typeobject::Type;
use crate::{Args, Gc, NoTrace, PyResult, Slot, Value, Vm};
use std::sync::OnceLock;

/// Stands in a function for the doc string that is its code's first constant.
const DOC_OF_CODE: Value = Value::EMPTY;

/// A function that gets one entry per parameter of its signature.
pub type BoundFn = fn(&mut Vm, &Call<'_>) -> PyResult;
/// A function that binds its arguments itself.
pub type RawFn = fn(&mut Vm, Args<'_>) -> PyResult;

/// What a native function may do; read by the JIT.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Neither allocates, raises nor runs Python code.
    Leaf,
    /// May allocate.
    Alloc,
    /// May raise.
    Raises,
    /// May run any Python code.
    Any,
    /// As `Any`, and collects garbage: the evaluation loop leaves its native frame first, where words that it no
    /// longer needs would keep objects alive.
    Collects,
}

/// How a native function takes its arguments.
#[derive(Clone, Copy)]
pub enum NativeCode {
    Bound(BoundFn),
    Raw(RawFn),
}

/// What the first parameter of a method is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Receiver {
    /// A function of a module: no receiver among its parameters.
    Module,
    Instance,
    Class,
    Static,
}

/// A native function as a constant row.
pub struct NativeDef {
    /// Name and signature, e.g. `append($self, object, /)`, in CPython's text signature form.
    pub signature: &'static str,
    pub doc: &'static str,
    pub code: NativeCode,
    pub effect: Effect,
    pub receiver: Receiver,
    /// Number of parameters, the receiver not among them, where all are positional-only: the required ones and
    /// all; `NativeDef::OTHER` and 0 else.
    pub least: u8,
    pub most: u8,
    /// The signature taken apart, at first use.
    pub parsed: OnceLock<crate::bind::Signature>,
    /// The module whose function it is, which some messages name.
    pub module: OnceLock<&'static str>,
}

/// The arguments of a bound call: one entry per parameter, receiver first, `None` where left out.
pub struct Call<'a> {
    pub def: &'static NativeDef,
    pub args: &'a [Option<Value>],
}

impl NativeDef {
    /// `least` of functions whose arguments need more than counting.
    pub const OTHER: u8 = u8::MAX;
    /// Entries that a call has at most, receiver included, where arguments need no more than counting.
    const ENTRIES: usize = 8;

    pub const fn new(
        signature: &'static str,
        doc: &'static str,
        code: NativeCode,
        effect: Effect,
        receiver: Receiver,
    ) -> NativeDef {
        let (least, most) = match code {
            NativeCode::Bound(_) => arity(signature),
            NativeCode::Raw(_) => (NativeDef::OTHER, 0),
        };
        NativeDef {
            signature,
            doc,
            code,
            effect,
            receiver,
            least,
            most,
            parsed: OnceLock::new(),
            module: OnceLock::new(),
        }
    }

    /// The function's name.
    pub fn name(&self) -> &'static str {
        match self.signature.split_once('(') {
            Some((name, _)) => name,
            None => self.signature,
        }
    }

    /// `__text_signature__`: the parenthesised part; `None` where the row gives a bare name.
    pub fn text_signature(&self) -> Option<&'static str> {
        self.signature.find('(').map(|at| &self.signature[at..]).filter(|s| !s.starts_with("(!"))
    }

    /// The code, where it may take `count` arguments behind its receiver, all of them positional.
    #[inline]
    pub fn of_arity(&self, count: u32) -> Option<BoundFn> {
        match self.code {
            NativeCode::Bound(code) if self.least as u32 <= count && count <= self.most as u32 => Some(code),
            _ => None,
        }
    }

    /// Calls `code`, which is `of_arity`, with the receiver, if it takes one, and arguments, as the first of its
    /// entries.
    #[inline]
    pub fn call_counted(
        &'static self,
        vm: &mut Vm,
        code: BoundFn,
        given: &[Option<Value>],
        arguments: u32,
    ) -> PyResult {
        if arguments == self.most as u32 {
            return code(vm, &Call { def: self, args: given });
        }
        self.call_padded(vm, code, given, arguments)
    }

    #[inline(never)]
    fn call_padded(
        &'static self,
        vm: &mut Vm,
        code: BoundFn,
        given: &[Option<Value>],
        arguments: u32,
    ) -> PyResult {
        let mut entries = [None; NativeDef::ENTRIES];
        for (to, from) in entries.iter_mut().zip(given) {
            *to = *from;
        }
        let all = given.len() + self.most as usize - arguments as usize;
        code(vm, &Call { def: self, args: &entries[..all] })
    }

    pub fn parsed(&self) -> &crate::bind::Signature {
        self.parsed.get_or_init(|| crate::bind::Signature::parse(self))
    }

    /// Calls the function: `receiver`, if any, then the arguments.
    #[inline]
    pub fn call(&'static self, vm: &mut Vm, receiver: Option<Value>, args: Args<'_>) -> PyResult {
        match self.code {
            NativeCode::Bound(code) => crate::bind::call_bound(vm, self, code, receiver, args),
            NativeCode::Raw(code) => match receiver {
                None => code(vm, args),
                Some(receiver) => vm.with_prepended(receiver, args, code),
            },
        }
    }
}

/// See `NativeDef::least`.
const fn arity(signature: &str) -> (u8, u8) {
    const OTHER: (u8, u8) = (NativeDef::OTHER, 0);
    let text = signature.as_bytes();
    let mut at = 0;
    while at < text.len() && text[at] != b'(' {
        at += 1;
    }
    let (mut names, mut optional) = (0u8, 0u8);
    let (mut in_name, mut receiver, mut slash) = (false, false, false);
    while at + 1 < text.len() {
        at += 1;
        match text[at] {
            b'*' | b'[' | b'!' => return OTHER,
            b'=' => {
                optional += 1;
                at = end_of_default(text, at + 1);
                in_name = false;
            }
            b'$' => receiver = true,
            b'/' => slash = true,
            b',' | b' ' | b'\n' | b')' => in_name = false,
            _ if slash => return OTHER,
            _ if !in_name => {
                in_name = true;
                names += 1;
            }
            _ => {}
        }
    }
    match (names - receiver as u8, slash) {
        (0, _) => (0, 0),
        (count, true) if (count as usize) < NativeDef::ENTRIES => (count - optional, count),
        _ => OTHER,
    }
}

/// The last byte of a default's text that begins at `at`: what follows is its comma or the closing parenthesis.
const fn end_of_default(text: &[u8], mut at: usize) -> usize {
    let (mut depth, mut quote) = (0, 0u8);
    while at + 1 < text.len() {
        match text[at] {
            c if quote != 0 => {
                if c == quote {
                    quote = 0;
                }
            }
            c @ (b'\'' | b'"') => quote = c,
            b'(' | b'{' => depth += 1,
            b')' | b'}' => depth -= 1,
            b',' if depth == 0 => return at - 1,
            _ => {}
        }
        at += 1;
    }
    at - 1
}

impl Vm {
    /// A module-level function object.
    pub fn new_builtin_function(
        &mut self,
        def: &'static NativeDef,
        receiver: Option<Value>,
        module: Option<Value>,
    ) -> Value {
        let payload = BuiltinFunction { def: NoTrace(def), receiver, module: Slot::new(module) };
        self.heap.alloc(crate::core_types::shape::BUILTIN_FUNCTION, payload).value()
    }

    /// What stands in the dict of a builtin type for a method.
    pub fn new_method_descriptor(&mut self, def: &'static NativeDef, owner: Gc<Type>) -> Value {
        use crate::core_types::shape;
        match def.receiver {
            Receiver::Class => self
                .heap
                .alloc(shape::CLASSMETHOD_DESCRIPTOR, MethodDescriptor { def: NoTrace(def), owner })
                .value(),
            Receiver::Static => {
                let function = self.new_builtin_function(def, Some(owner.value()), None);
                let payload = crate::payloads::StaticMethod { callable: Slot::new(Some(function)) };
                let class = self.types.staticmethod;
                self.alloc_instance(class, payload).value()
            }
            Receiver::Instance | Receiver::Module => self
                .heap
                .alloc(shape::METHOD_DESCRIPTOR, MethodDescriptor { def: NoTrace(def), owner })
                .value(),
        }
    }

    /// A Python function.
    pub fn new_function(
        &mut self,
        code: Gc<crate::payloads::Code>,
        globals: Gc<crate::dict::Dict>,
        closure: Option<Gc<crate::tuple::Tuple>>,
    ) -> Gc<Function> {
        let builtins = self.builtins_of(globals);
        let module = globals.get_str(self.names.__name__);
        let doc = (code.plain.flags() & kaa_code::flags::HAS_DOCSTRING != 0).then_some(DOC_OF_CODE);
        let payload = Function {
            code: Slot::new(code),
            globals,
            builtins,
            name: Slot::new(code.name),
            qualname: Slot::new(code.qualname),
            module: Slot::new(module),
            doc: Slot::new(doc),
            defaults: Slot::new(None),
            kwdefaults: Slot::new(None),
            closure,
            annotations: Slot::new(None),
            annotate: Slot::new(None),
            type_params: Slot::new(None),
            version: std::cell::Cell::new(0),
        };
        self.heap.alloc_with_region(crate::core_types::shape::FUNCTION, payload, 1)
    }

    /// A function's `__doc__`.
    pub fn function_doc(&mut self, function: Gc<Function>) -> PyResult<Option<Value>> {
        match function.doc.get() {
            Some(DOC_OF_CODE) => {
                let code = function.code.get();
                self.unpack_code(code)?;
                let doc = code.values().consts.first().copied();
                function.doc.set(function, doc);
                Ok(doc)
            }
            doc => Ok(doc),
        }
    }

    /// Makes a code object's constants and names, if that wasn't done yet.
    #[inline]
    pub fn unpack_code(&mut self, code: Gc<crate::payloads::Code>) -> PyResult<()> {
        if code.unpacked.get().is_some() {
            return Ok(());
        }
        let unpack = self.hooks.unpack_code;
        unpack(self, code)
    }

    /// The builtins that code with these globals sees.
    pub fn builtins_of(&mut self, globals: Gc<crate::dict::Dict>) -> Gc<crate::dict::Dict> {
        match globals.get_str(self.names.__builtins__) {
            Some(value) => {
                if let Some(dict) = self.as_dict(value) {
                    return dict;
                }
                match self.payload::<crate::payloads::Module>(value) {
                    Some(module) => module.dict.get(),
                    // Any other mapping is asked by name (`odd_builtin`).
                    None => self.new_dict(),
                }
            }
            None => self.builtins,
        }
    }

    /// The interned name of a native function.
    pub fn name_of_native(&mut self, def: &NativeDef) -> Gc<Str> {
        self.intern_str(def.name())
    }
}
