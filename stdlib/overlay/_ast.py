"""The node classes of abstract syntax trees, made from a table of the ASDL.

Making trees of source text (compile() with PyCF_ONLY_AST) is not there yet.
"""

PyCF_ONLY_AST = 0x400
PyCF_TYPE_COMMENTS = 0x1000
PyCF_ALLOW_TOP_LEVEL_AWAIT = 0x2000
PyCF_OPTIMIZED_AST = 0x8400

# name(base) and its fields: "?" is optional, "*" a list.
_TABLE = """
alias(AST) name asname?
arg(AST) arg annotation? type_comment?
arguments(AST) posonlyargs* args* vararg? kwonlyargs* kw_defaults* kwarg? defaults*
boolop(AST)
cmpop(AST)
comprehension(AST) target iter ifs* is_async
excepthandler(AST)
expr(AST)
expr_context(AST)
keyword(AST) arg? value
match_case(AST) pattern guard? body*
mod(AST)
operator(AST)
pattern(AST)
stmt(AST)
type_ignore(AST)
type_param(AST)
unaryop(AST)
withitem(AST) context_expr optional_vars?
Add(operator)
And(boolop)
AnnAssign(stmt) target annotation value? simple
Assert(stmt) test msg?
Assign(stmt) targets* value type_comment?
AsyncFor(stmt) target iter body* orelse* type_comment?
AsyncFunctionDef(stmt) name args body* decorator_list* returns? type_comment? type_params*
AsyncWith(stmt) items* body* type_comment?
Attribute(expr) value attr ctx
AugAssign(stmt) target op value
Await(expr) value
BinOp(expr) left op right
BitAnd(operator)
BitOr(operator)
BitXor(operator)
BoolOp(expr) op values*
Break(stmt)
Call(expr) func args* keywords*
ClassDef(stmt) name bases* keywords* body* decorator_list* type_params*
Compare(expr) left ops* comparators*
Constant(expr) value kind?
Continue(stmt)
Del(expr_context)
Delete(stmt) targets*
Dict(expr) keys* values*
DictComp(expr) key value generators*
Div(operator)
Eq(cmpop)
ExceptHandler(excepthandler) type? name? body*
Expr(stmt) value
Expression(mod) body
FloorDiv(operator)
For(stmt) target iter body* orelse* type_comment?
FormattedValue(expr) value conversion format_spec?
FunctionDef(stmt) name args body* decorator_list* returns? type_comment? type_params*
FunctionType(mod) argtypes* returns
GeneratorExp(expr) elt generators*
Global(stmt) names*
Gt(cmpop)
GtE(cmpop)
If(stmt) test body* orelse*
IfExp(expr) test body orelse
Import(stmt) names*
ImportFrom(stmt) module? names* level?
In(cmpop)
Interactive(mod) body*
Interpolation(expr) value str conversion format_spec?
Invert(unaryop)
Is(cmpop)
IsNot(cmpop)
JoinedStr(expr) values*
LShift(operator)
Lambda(expr) args body
List(expr) elts* ctx
ListComp(expr) elt generators*
Load(expr_context)
Lt(cmpop)
LtE(cmpop)
MatMult(operator)
Match(stmt) subject cases*
MatchAs(pattern) pattern? name?
MatchClass(pattern) cls patterns* kwd_attrs* kwd_patterns*
MatchMapping(pattern) keys* patterns* rest?
MatchOr(pattern) patterns*
MatchSequence(pattern) patterns*
MatchSingleton(pattern) value
MatchStar(pattern) name?
MatchValue(pattern) value
Mod(operator)
Module(mod) body* type_ignores*
Mult(operator)
Name(expr) id ctx
NamedExpr(expr) target value
Nonlocal(stmt) names*
Not(unaryop)
NotEq(cmpop)
NotIn(cmpop)
Or(boolop)
ParamSpec(type_param) name default_value?
Pass(stmt)
Pow(operator)
RShift(operator)
Raise(stmt) exc? cause?
Return(stmt) value?
Set(expr) elts*
SetComp(expr) elt generators*
Slice(expr) lower? upper? step?
Starred(expr) value ctx
Store(expr_context)
Sub(operator)
Subscript(expr) value slice ctx
TemplateStr(expr) values*
Try(stmt) body* handlers* orelse* finalbody*
TryStar(stmt) body* handlers* orelse* finalbody*
Tuple(expr) elts* ctx
TypeAlias(stmt) name type_params* value
TypeIgnore(type_ignore) lineno tag
TypeVar(type_param) name bound? default_value?
TypeVarTuple(type_param) name default_value?
UAdd(unaryop)
USub(unaryop)
UnaryOp(expr) op operand
While(stmt) test body* orelse*
With(stmt) items* body* type_comment?
Yield(expr) value?
YieldFrom(expr) value
"""

_LOCATED = {'stmt', 'expr', 'pattern', 'type_param', 'excepthandler', 'arg', 'keyword', 'alias'}
_LOCATION = ('lineno', 'col_offset', 'end_lineno', 'end_col_offset')


class AST:
    _fields = ()
    _attributes = ()
    __match_args__ = ()
    _kinds = {}

    def __init__(self, /, *args, **kwargs):
        fields = type(self)._fields
        if len(args) > len(fields):
            count = len(fields)
            raise TypeError(f"{type(self).__name__} constructor takes at most {count} "
                            f"positional argument{'' if count == 1 else 's'}")
        given = set()
        for name, value in zip(fields, args):
            setattr(self, name, value)
            given.add(name)
        for name, value in kwargs.items():
            if name in given:
                raise TypeError(f"{type(self).__name__} got multiple values for argument {name!r}")
            setattr(self, name, value)
            given.add(name)
        kinds = type(self)._kinds
        for name in fields:
            if name in given:
                continue
            kind = kinds.get(name)
            if kind == '*':
                setattr(self, name, [])
            elif name == 'ctx' and kind is not None:
                self.ctx = Load()
            elif kind == '':
                import warnings
                warnings._deprecated(
                    f"{type(self).__name__}.__init__ missing 1 required positional argument: {name!r}",
                    message="{name}. This will become an error in Python 3.15.", remove=(3, 15))

    def __reduce_ex__(self, protocol):
        state = self.__dict__
        fields = type(self)._fields
        args = tuple(state[name] for name in fields if name in state)
        if len(args) == len(fields):
            return type(self), args, dict(state)
        return type(self), (), dict(state)

    def __replace__(self, /, **changes):
        allowed = set(self._fields) | set(self._attributes)
        unknown = [name for name in changes if name not in allowed]
        if unknown:
            raise TypeError(f"{type(self).__name__}.__replace__ got an unexpected keyword argument {unknown[0]!r}.")
        values = {name: value for name, value in self.__dict__.items()}
        values.update(changes)
        return type(self)(**values)

    def __repr__(self):
        return _repr(self, 3)


def _repr(node, depth):
    if depth <= 0:
        return type(node).__name__ + '(...)'
    parts = []
    for name in node._fields:
        if not hasattr(node, name):
            continue
        value = getattr(node, name)
        if isinstance(value, list):
            text = _repr_list(value, depth)
        elif isinstance(value, AST):
            text = _repr(value, depth - 1)
        else:
            text = repr(value)
        parts.append(f'{name}={text}')
    return f"{type(node).__name__}({', '.join(parts)})"


def _repr_list(items, depth):
    show = [_repr(item, depth - 1) if isinstance(item, AST) else repr(item) for item in items]
    if len(show) > 2:
        show = [show[0], '...', show[-1]]
    return '[' + ', '.join(show) + ']'


def _make():
    space = globals()
    for row in _TABLE.strip().splitlines():
        head, *fields = row.split()
        name, base = head[:-1].split('(')
        names = tuple(field.rstrip('?*') for field in fields)
        body = {'__module__': 'ast', '_fields': names, '__match_args__': names,
                '_kinds': {field.rstrip('?*'): field[len(field.rstrip('?*')):] for field in fields}}
        for field in fields:
            if field.endswith('?'):
                body[field[:-1]] = None
        if name in _LOCATED:
            body['_attributes'] = _LOCATION
            if name not in ('pattern', 'type_param'):
                body['end_lineno'] = body['end_col_offset'] = None
        space[name] = type(name, (space[base],), body)


AST.__module__ = 'ast'
_make()
del _make
