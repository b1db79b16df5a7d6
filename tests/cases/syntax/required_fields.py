"""Required fields of trees that are None, beside fields of the wrong type."""
import ast
def t(n):
    m=ast.fix_missing_locations(ast.Module([n] if isinstance(n,ast.stmt) else [ast.Expr(n)],[]))
    try: compile(m,"x","exec"); print("ok")
    except Exception as e: print(type(e).__name__, e)
N=lambda i="a": ast.Name(i,ast.Load())
t(ast.Call(None,[],"x")); t(ast.Call(None,[5],[])); t(ast.Call(None,[],[])); t(ast.Attribute(None,None,ast.Load())); t(ast.Attribute(None,5,ast.Load())); t(ast.Attribute(None,"a",5)); t(ast.Attribute(N(),None,ast.Load()))
t(ast.BinOp(None,5,N())); t(ast.BinOp(None,ast.Add(),5)); t(ast.BinOp(N(),ast.Add(),None)); t(ast.IfExp(None,None,5)); t(ast.Name(None,5)); t(ast.Name(None,ast.Load()))
t(ast.FunctionDef(None,None,[],[],None)); t(ast.FunctionDef(None,ast.arguments([],[],None,[],[],None,[]),5,[],None)); t(ast.FunctionDef(None,ast.arguments([],[],None,[],[],None,[]),[ast.Pass()],[],None,type_params=5))
t(ast.Assign([N()],None)); t(ast.Assign(5,None)); t(ast.AnnAssign(None,None,5,1)); t(ast.AnnAssign(None,N(),None,"x")); t(ast.For(None,None,[],[])); t(ast.For(None,N(),5,[])); t(ast.While(None,5,[])); t(ast.Match(None,5)); t(ast.Match(N(),[ast.match_case(None,None,[])])); t(ast.Match(N(),[ast.match_case(ast.MatchValue(None),5,[])])); t(ast.Match(N(),[ast.match_case(ast.MatchClass(None,5,[],[]),None,[])]))
t(ast.With([ast.withitem(None,5)],[])); t(ast.Try([],[ast.ExceptHandler(5,None,[])],[],[])); t(ast.ListComp(None,5)); t(ast.ListComp(None,[ast.comprehension(None,None,5,0)])); t(ast.DictComp(None,5,[])); t(ast.Call(N(),[],[ast.keyword("a",None)])); t(ast.Call(None,[],[ast.keyword("a",None)]));t(ast.Import([ast.alias(None,5)])); t(ast.ImportFrom(5,[ast.alias(None)],0)); t(ast.Lambda(None,5)); t(ast.NamedExpr(None,5)); t(ast.Subscript(None,5,ast.Load())); t(ast.ClassDef(None,5,[],[],[])); t(ast.TypeAlias(None,5,N())); t(ast.Compare(None,[],5)); t(ast.Starred(None,5)); t(ast.Await(None)); t(ast.FormattedValue(None,"x",None)); t(ast.FormattedValue(None,-1,5)); t(ast.Global(None)); t(ast.AugAssign(None,5,None)); t(ast.Delete([None])); t(ast.Raise(5,None)); t(ast.Assert(None,5)); t(ast.Interpolation(None,None,-1,5)); t(ast.Slice(5,None,5)); t(ast.UnaryOp(5,None)); t(ast.UnaryOp(None,None)); t(ast.BoolOp(5,[None])); t(ast.Dict([None],5))
t(ast.FunctionDef("f",ast.arguments([ast.arg(None,5)],[],None,[],[],None,[]),[],[],None))
A=lambda **k: ast.FunctionDef("f",ast.arguments([],[],k.get("v"),[],[],k.get("k"),[]),k.get("b",[]),[],None)
t(A(v=ast.arg(None,5,lineno=1,col_offset=1))); t(A(v=ast.arg(None,None),b=5)); t(A(k=ast.arg(None,None),v=ast.arg(None,5,lineno=1)))
t(ast.Match(N(),[ast.match_case(None,5,[])])); t(ast.Match(N(),[ast.match_case(None,None,5)]))
t(ast.ClassDef("c",[],[],[ast.Pass()],[],[ast.TypeVar(None,5)])); t(ast.ClassDef("c",[],[],[ast.Pass()],[],[ast.ParamSpec(None),5])); t(ast.Match(N(),[ast.match_case(ast.MatchMapping([None],[],5),None,[])])); t(ast.Match(N(),[ast.match_case(ast.MatchAs(5,None),None,[])])); t(ast.Match(N(),[ast.match_case(ast.MatchValue(None,lineno=1),None,[])]))
for node in (ast.Expression(None), ast.Interactive(None), ast.FunctionType(None,5), ast.FunctionType([],None), ast.Module(None,5)):
    try: compile(node,"x",{"Expression":"eval","Interactive":"single","FunctionType":"func_type"}.get(type(node).__name__,"exec")); print("ok")
    except Exception as e: print(type(e).__name__, e)
