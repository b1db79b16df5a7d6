//! The classes of `_ast` as a table: CPython 3.14's ASDL (`Parser/Python.asdl`).

/// A sum or a product of the ASDL.
pub struct Group {
    pub name: &'static str,
    /// A product is a class itself; a sum is the base of its constructors' classes.
    pub is_product: bool,
    /// Whether instances have a position in the source.
    pub is_located: bool,
    pub rows: &'static [Row],
}

/// A class with fields.
pub struct Row {
    pub node: Node,
    /// The constructor's name; of products the group's is meant.
    name: &'static str,
    /// As the ASDL writes them: "expr target, expr? value, stmt* body".
    pub fields: &'static str,
}

impl Group {
    pub fn class_name(&self, row: &Row) -> &'static str {
        if self.is_product { self.name } else { row.name }
    }
}

/// How many values a field holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Quantity {
    One,
    Optional,
    Many,
}

/// A field taken apart.
pub struct Field {
    pub name: &'static str,
    pub kind: &'static str,
    pub quantity: Quantity,
}

impl Row {
    pub fn parsed(&self) -> impl Iterator<Item = Field> + use<> {
        let fields: &'static str = self.fields;
        fields.split(", ").filter(|f| !f.is_empty()).filter_map(|field| {
            let (kind, name) = field.split_once(' ')?;
            let quantity = match kind.as_bytes().last() {
                Some(b'*') => Quantity::Many,
                Some(b'?') => Quantity::Optional,
                _ => Quantity::One,
            };
            Some(Field { name, kind: kind.trim_end_matches(['?', '*']), quantity })
        })
    }
}

macro_rules! asdl {
    ($($form:ident $group:ident $place:ident { $($node:ident $fields:literal;)* })*) => {
        /// The classes with fields, constructors and products.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        #[repr(usize)]
        pub enum Node { $($($node,)*)* }

        impl Node {
            /// The class's name, as errors show it.
            pub fn name(self) -> &'static str {
                match self {
                    $($(Node::$node => asdl!(@name $form $group $node),)*)*
                }
            }
        }

        /// In the ASDL's order.
        pub static GROUPS: &[Group] = &[$(Group {
            name: stringify!($group),
            is_product: asdl!(@product $form),
            is_located: asdl!(@located $place),
            rows: &[$(Row { node: Node::$node, name: stringify!($node), fields: $fields },)*],
        },)*];
    };
    (@name product $group:ident $node:ident) => { stringify!($group) };
    (@name sum $group:ident $node:ident) => { stringify!($node) };
    (@product product) => { true };
    (@product sum) => { false };
    (@located located) => { true };
    (@located plain) => { false };
}

/// Number of classes with fields.
pub const NODES: usize = Node::TypeVarTuple as usize + 1;

asdl! {
    sum mod plain {
        Module "stmt* body, type_ignore* type_ignores";
        Interactive "stmt* body";
        Expression "expr body";
        FunctionType "expr* argtypes, expr returns";
    }
    sum stmt located {
        FunctionDef "identifier name, arguments args, stmt* body, expr* decorator_list, expr? returns, string? type_comment, type_param* type_params";
        AsyncFunctionDef "identifier name, arguments args, stmt* body, expr* decorator_list, expr? returns, string? type_comment, type_param* type_params";
        ClassDef "identifier name, expr* bases, keyword* keywords, stmt* body, expr* decorator_list, type_param* type_params";
        Return "expr? value";
        Delete "expr* targets";
        Assign "expr* targets, expr value, string? type_comment";
        TypeAlias "expr name, type_param* type_params, expr value";
        AugAssign "expr target, operator op, expr value";
        AnnAssign "expr target, expr annotation, expr? value, int simple";
        For "expr target, expr iter, stmt* body, stmt* orelse, string? type_comment";
        AsyncFor "expr target, expr iter, stmt* body, stmt* orelse, string? type_comment";
        While "expr test, stmt* body, stmt* orelse";
        If "expr test, stmt* body, stmt* orelse";
        With "withitem* items, stmt* body, string? type_comment";
        AsyncWith "withitem* items, stmt* body, string? type_comment";
        Match "expr subject, match_case* cases";
        Raise "expr? exc, expr? cause";
        Try "stmt* body, excepthandler* handlers, stmt* orelse, stmt* finalbody";
        TryStar "stmt* body, excepthandler* handlers, stmt* orelse, stmt* finalbody";
        Assert "expr test, expr? msg";
        Import "alias* names";
        ImportFrom "identifier? module, alias* names, int? level";
        Global "identifier* names";
        Nonlocal "identifier* names";
        Expr "expr value";
        Pass "";
        Break "";
        Continue "";
    }
    sum expr located {
        BoolOp "boolop op, expr* values";
        NamedExpr "expr target, expr value";
        BinOp "expr left, operator op, expr right";
        UnaryOp "unaryop op, expr operand";
        Lambda "arguments args, expr body";
        IfExp "expr test, expr body, expr orelse";
        Dict "expr?* keys, expr* values";
        Set "expr* elts";
        ListComp "expr elt, comprehension* generators";
        SetComp "expr elt, comprehension* generators";
        DictComp "expr key, expr value, comprehension* generators";
        GeneratorExp "expr elt, comprehension* generators";
        Await "expr value";
        Yield "expr? value";
        YieldFrom "expr value";
        Compare "expr left, cmpop* ops, expr* comparators";
        Call "expr func, expr* args, keyword* keywords";
        FormattedValue "expr value, int conversion, expr? format_spec";
        Interpolation "expr value, constant str, int conversion, expr? format_spec";
        JoinedStr "expr* values";
        TemplateStr "expr* values";
        Constant "constant value, string? kind";
        Attribute "expr value, identifier attr, expr_context ctx";
        Subscript "expr value, expr slice, expr_context ctx";
        Starred "expr value, expr_context ctx";
        Name "identifier id, expr_context ctx";
        List "expr* elts, expr_context ctx";
        Tuple "expr* elts, expr_context ctx";
        Slice "expr? lower, expr? upper, expr? step";
    }
    sum expr_context plain {
        Load "";
        Store "";
        Del "";
    }
    sum boolop plain {
        And "";
        Or "";
    }
    sum operator plain {
        Add "";
        Sub "";
        Mult "";
        MatMult "";
        Div "";
        Mod "";
        Pow "";
        LShift "";
        RShift "";
        BitOr "";
        BitXor "";
        BitAnd "";
        FloorDiv "";
    }
    sum unaryop plain {
        Invert "";
        Not "";
        UAdd "";
        USub "";
    }
    sum cmpop plain {
        Eq "";
        NotEq "";
        Lt "";
        LtE "";
        Gt "";
        GtE "";
        Is "";
        IsNot "";
        In "";
        NotIn "";
    }
    product comprehension plain {
        Comprehension "expr target, expr iter, expr* ifs, int is_async";
    }
    sum excepthandler located {
        ExceptHandler "expr? type, identifier? name, stmt* body";
    }
    product arguments plain {
        Arguments "arg* posonlyargs, arg* args, arg? vararg, arg* kwonlyargs, expr?* kw_defaults, arg? kwarg, expr* defaults";
    }
    product arg located {
        Arg "identifier arg, expr? annotation, string? type_comment";
    }
    product keyword located {
        Keyword "identifier? arg, expr value";
    }
    product alias located {
        Alias "identifier name, identifier? asname";
    }
    product withitem plain {
        Withitem "expr context_expr, expr? optional_vars";
    }
    product match_case plain {
        MatchCase "pattern pattern, expr? guard, stmt* body";
    }
    sum pattern located {
        MatchValue "expr value";
        MatchSingleton "constant value";
        MatchSequence "pattern* patterns";
        MatchMapping "expr* keys, pattern* patterns, identifier? rest";
        MatchClass "expr cls, pattern* patterns, identifier* kwd_attrs, pattern* kwd_patterns";
        MatchStar "identifier? name";
        MatchAs "pattern? pattern, identifier? name";
        MatchOr "pattern* patterns";
    }
    sum type_ignore plain {
        TypeIgnore "int lineno, string tag";
    }
    sum type_param located {
        TypeVar "identifier name, expr? bound, expr? default_value";
        ParamSpec "identifier name, expr? default_value";
        TypeVarTuple "identifier name, expr? default_value";
    }
}
