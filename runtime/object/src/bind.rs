//! Binding arguments to the parameters of native functions, with CPython's messages.
//! CPython: `Python/getargs.c`, `Objects/methodobject.c`, and what Argument Clinic generates.

use crate::function::{BoundFn, Call, NativeDef, Receiver};
use crate::{Args, PyResult, Raised, Value, Vm};

/// One parameter.
#[derive(Clone, Debug)]
pub struct Parameter {
    pub name: String,
    pub kind: ParameterKind,
    pub required: bool,
    /// Source text of the default.
    pub default: Option<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ParameterKind {
    PositionalOnly,
    PositionalOrKeyword,
    VarArgs,
    KeywordOnly,
    VarKeywords,
}

/// A text signature taken apart. The receiver is not among the parameters.
#[derive(Debug)]
pub struct Signature {
    pub parameters: Vec<Parameter>,
    /// Positional parameters, those that may also be keywords included.
    pub positional: usize,
    /// Of these, the ones without a default.
    pub required: usize,
    pub has_receiver: bool,
    /// Only positional-only parameters: no keywords, no stars.
    pub simple: bool,
    /// A single required positional-only parameter (`METH_O`).
    pub one: bool,
    /// Calls without keywords need no more than a count: no stars, and whatever is required comes first.
    pub plain: bool,
    pub var_args: Option<usize>,
    pub var_keywords: Option<usize>,
    /// Some parameters may be given by name.
    pub takes_keywords: bool,
}

impl Parameter {
    /// Whether it may be given by name.
    #[inline]
    fn has_name(&self) -> bool {
        matches!(self.kind, ParameterKind::PositionalOrKeyword | ParameterKind::KeywordOnly)
    }
}

impl Signature {
    pub fn parse(def: &NativeDef) -> Signature {
        let text = def.signature.split_once('(').map_or("", |(_, rest)| rest);
        let text = text.strip_suffix(')').unwrap_or(text);
        let mut parameters: Vec<Parameter> = Vec::new();
        let mut keyword_only = false;
        let mut has_receiver = false;
        let mut optional_group = false;
        for part in split_top_level(text) {
            let mut part = part.trim();
            // Optional groups in square brackets are parameters without a default text.
            while let Some(rest) = part.strip_prefix('[') {
                optional_group = true;
                part = rest.trim();
            }
            part = part.trim_end_matches(']').trim();
            // "sub[, start": what follows the bracket is optional.
            let opens_group = part.ends_with('[');
            part = part.trim_end_matches('[').trim();
            match part {
                "" => {}
                "/" => parameters.iter_mut().for_each(|p| p.kind = ParameterKind::PositionalOnly),
                "*" => keyword_only = true,
                _ if part.starts_with('$') => has_receiver = true,
                _ => {
                    let (name, default) = match part.split_once('=') {
                        Some((name, default)) => (name.trim(), Some(default.trim().to_owned())),
                        None => (part, None),
                    };
                    let (name, kind) = if let Some(name) = name.strip_prefix("**") {
                        (name, ParameterKind::VarKeywords)
                    } else if let Some(name) = name.strip_prefix('*') {
                        keyword_only = true;
                        (name, ParameterKind::VarArgs)
                    } else if keyword_only {
                        (name, ParameterKind::KeywordOnly)
                    } else {
                        (name, ParameterKind::PositionalOrKeyword)
                    };
                    let variable = matches!(kind, ParameterKind::VarArgs | ParameterKind::VarKeywords);
                    let required = default.is_none() && !variable && !optional_group;
                    parameters.push(Parameter { name: name.to_owned(), kind, required, default });
                }
            }
            optional_group |= opens_group;
        }
        let is_positional = |p: &&Parameter| {
            matches!(p.kind, ParameterKind::PositionalOnly | ParameterKind::PositionalOrKeyword)
        };
        let positional = parameters.iter().filter(is_positional).count();
        let required = parameters.iter().filter(is_positional).filter(|p| p.required).count();
        let simple = parameters.iter().all(|p| p.kind == ParameterKind::PositionalOnly);
        let position = |kind| parameters.iter().position(|p: &Parameter| p.kind == kind);
        let (var_args, var_keywords) =
            (position(ParameterKind::VarArgs), position(ParameterKind::VarKeywords));
        let plain = var_args.is_none()
            && var_keywords.is_none()
            && parameters.iter().enumerate().all(|(i, p)| p.required == (i < required))
            && parameters.iter().take(positional).all(|p| is_positional(&p));
        Signature {
            plain,
            var_args,
            var_keywords,
            takes_keywords: var_keywords.is_some() || parameters.iter().any(Parameter::has_name),
            one: simple && positional == 1 && required == 1,
            parameters,
            positional,
            required,
            has_receiver: has_receiver || matches!(def.receiver, Receiver::Instance | Receiver::Class),
            simple,
        }
    }
}

/// Splits at commas that stand outside quotes and brackets.
fn split_top_level(text: &str) -> Vec<&str> {
    let (mut out, mut start, mut depth, mut quote) = (Vec::new(), 0, 0, None);
    for (i, c) in text.char_indices() {
        match (quote, c) {
            (Some(q), _) if c == q => quote = None,
            (Some(_), _) => {}
            (None, '\'' | '"') => quote = Some(c),
            (None, '(' | '{') => depth += 1,
            (None, ')' | '}') => depth -= 1,
            (None, ',') if depth == 0 => {
                out.push(&text[start..i]);
                start = i + 1;
            }
            _ => {}
        }
    }
    out.push(&text[start..]);
    out
}

/// Calls a bound function. The receiver, if any, is the first entry that it gets.
#[inline]
pub fn call_bound(
    vm: &mut Vm,
    def: &'static NativeDef,
    code: BoundFn,
    receiver: Option<Value>,
    args: Args<'_>,
) -> PyResult {
    let signature = def.parsed();
    let count = signature.parameters.len();
    let offset = receiver.is_some() as usize;
    let given = args.values.len();
    let counts = given >= signature.required && given <= signature.positional;
    if args.names.is_none() && (signature.simple || signature.plain && counts) && count + offset <= 8 {
        if !counts {
            return Err(wrong_count(vm, def, receiver, given));
        }
        let mut bound: [Option<Value>; 8] = [None; 8];
        bound[0] = receiver;
        for (to, from) in bound[offset..].iter_mut().zip(args.values) {
            *to = Some(*from);
        }
        return code(vm, &Call { def, args: &bound[..count + offset] });
    }
    bind_general(vm, def, code, receiver, args)
}

#[inline(never)]
fn bind_general(
    vm: &mut Vm,
    def: &'static NativeDef,
    code: BoundFn,
    receiver: Option<Value>,
    args: Args<'_>,
) -> PyResult {
    const MOST: usize = 32;
    let signature = def.parsed();
    let count = signature.parameters.len();
    let offset = receiver.is_some() as usize;
    assert!(count + offset <= MOST, "a native function has too many parameters");
    let mut bound: [Option<Value>; MOST] = [None; MOST];
    bound[0] = receiver;
    let positional = args.positional();
    let (var_args, var_keywords) = (signature.var_args, signature.var_keywords);
    let takes_keywords = signature.takes_keywords;
    if args.has_keywords() && !takes_keywords {
        let name = qualified_name(vm, def, receiver);
        return Err(vm.type_error(format!("{name}() takes no keyword arguments")));
    }
    let fixed = var_args.is_none() && var_keywords.is_none();
    if fixed && takes_keywords && args.values.len() > count {
        return Err(too_many(vm, def, args));
    }
    if positional.len() > signature.positional && var_args.is_none() {
        return Err(wrong_count(vm, def, receiver, positional.len()));
    }
    for (to, from) in bound[offset..offset + signature.positional].iter_mut().zip(positional) {
        *to = Some(*from);
    }
    if let Some(at) = var_args {
        let rest = positional.get(signature.positional..).unwrap_or(&[]);
        bound[offset + at] = Some(vm.try_tuple(rest)?.value());
    }
    let extra = match var_keywords {
        Some(at) => {
            let dict = vm.new_dict();
            bound[offset + at] = Some(dict.value());
            Some(dict)
        }
        None => None,
    };
    // What is missing is reported before what is wrong with the keywords.
    let mut wrong = None;
    for (name, value) in args.keywords() {
        let found = signature.parameters.iter().position(|p| p.has_name() && name.is(&p.name));
        match (found, extra) {
            (Some(at), _) if bound[offset + at].is_some() => wrong = wrong.or(Some((name, Some(at)))),
            (Some(at), _) => bound[offset + at] = Some(value),
            (None, Some(dict)) => vm.dict_set(dict, name.value(), value)?,
            (None, None) => wrong = wrong.or(Some((name, None))),
        }
    }
    for (i, parameter) in signature.parameters.iter().enumerate() {
        if parameter.required && bound[offset + i].is_none() {
            return Err(missing(vm, def, receiver, i, positional.len()));
        }
    }
    if let Some((name, at)) = wrong {
        let (function, name) = (def.name(), name.to_lossy());
        return Err(vm.type_error(match at {
            Some(at) => {
                format!("argument for {function}() given by name ('{name}') and position ({})", at + 1)
            }
            None => {
                let known: Vec<&str> =
                    signature.parameters.iter().filter(|p| p.has_name()).map(|p| p.name.as_str()).collect();
                crate::suggest::unexpected_keyword(function, &name, &known)
            }
        }));
    }
    code(vm, &Call { def, args: &bound[..count + offset] })
}

/// `list.append` for methods, `posix.getpid` for functions. CPython: `_PyObject_FunctionStr`.
fn qualified_name(vm: &Vm, def: &NativeDef, receiver: Option<Value>) -> String {
    match (def.receiver, receiver) {
        (Receiver::Instance, Some(value)) => {
            // A class is its method's owner. CPython: `meth_get__qualname__`.
            if let Some(class) = vm.as_type(value) {
                return format!("{}.{}", class.qualname.get().to_lossy(), def.name());
            }
            // Builtin methods are named after the class that defines them.
            let name = vm.names_lookup(def.name());
            let owner = name.and_then(|n| {
                use crate::typeobject::TypeRef;
                vm.class_of(value).lookup_with_owner(n)
            });
            match owner {
                Some((_, class)) => format!("{}.{}", class.short_name(), def.name()),
                None => format!("{}.{}", vm.class_of(value).short_name(), def.name()),
            }
        }
        (Receiver::Class, Some(value)) => match vm.as_type(value) {
            Some(class) => format!("{}.{}", class.qualname.get().to_lossy(), def.name()),
            None => def.name().to_owned(),
        },
        _ => match def.module.get() {
            Some(&module) if module != "builtins" => format!("{module}.{}", def.name()),
            _ => def.name().to_owned(),
        },
    }
}

/// More arguments, named ones included, than there are parameters.
#[cold]
fn too_many(vm: &mut Vm, def: &'static NativeDef, args: Args<'_>) -> Raised {
    let (most, given) = (def.parsed().parameters.len(), args.values.len());
    let keyword = if args.positional().is_empty() { "keyword " } else { "" };
    let plural = if most == 1 { "" } else { "s" };
    let name = def.name();
    vm.type_error(format!("{name}() takes at most {most} {keyword}argument{plural} ({given} given)"))
}

#[cold]
fn wrong_count(vm: &mut Vm, def: &'static NativeDef, receiver: Option<Value>, given: usize) -> Raised {
    let signature = def.parsed();
    let message = if signature.simple && signature.positional == 0 {
        format!("{}() takes no arguments ({given} given)", qualified_name(vm, def, receiver))
    } else if signature.one {
        format!("{}() takes exactly one argument ({given} given)", qualified_name(vm, def, receiver))
    } else if signature.simple {
        let (least, most) = (signature.required, signature.positional);
        let bound = if given < least { least } else { most };
        let plural = if bound == 1 { "" } else { "s" };
        if least == most {
            format!("{} expected {least} argument{plural}, got {given}", def.name())
        } else if given < least {
            format!("{} expected at least {least} argument{plural}, got {given}", def.name())
        } else {
            format!("{} expected at most {most} argument{plural}, got {given}", def.name())
        }
    } else {
        let most = signature.positional;
        let all = signature.parameters.len();
        let keyword_only = all > most;
        let least = signature.required;
        if keyword_only && most == 0 {
            format!("{}() takes no positional arguments", def.name())
        } else if keyword_only {
            let exactly = if least == most { "exactly" } else { "at most" };
            let plural = if most == 1 { "" } else { "s" };
            format!("{}() takes {exactly} {most} positional argument{plural} ({given} given)", def.name())
        } else {
            let exactly = if least == most { "exactly" } else { "at most" };
            let plural = if most == 1 { "" } else { "s" };
            format!("{}() takes {exactly} {most} argument{plural} ({given} given)", def.name())
        }
    };
    vm.type_error(message)
}

#[cold]
fn missing(
    vm: &mut Vm,
    def: &'static NativeDef,
    receiver: Option<Value>,
    index: usize,
    given: usize,
) -> Raised {
    let signature = def.parsed();
    let parameter = &signature.parameters[index];
    if parameter.kind == ParameterKind::PositionalOnly {
        if signature.simple {
            return wrong_count(vm, def, receiver, given);
        }
        let least = signature
            .parameters
            .iter()
            .filter(|p| p.kind == ParameterKind::PositionalOnly && p.required)
            .count();
        let plural = if least == 1 { "" } else { "s" };
        let exactly = if least == signature.positional { "exactly" } else { "at least" };
        let given = given.min(index);
        return vm.type_error(format!(
            "{}() takes {exactly} {least} positional argument{plural} ({given} given)",
            def.name()
        ));
    }
    vm.type_error(format!(
        "{}() missing required argument '{}' (pos {})",
        def.name(),
        parameter.name,
        index + 1
    ))
}
