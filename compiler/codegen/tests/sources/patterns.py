def match_all(x):
    match x:
        case 1 | -2 | 3+4j | "s" | None | True: a
        case [a, b, *rest] if a: b
        case [_, *_, last]: last
        case (): c
        case [*_]: c
        case {"k": v, -1: w, **rest}: rest
        case {}: d
        case Point(x=0, y=[p, q]) | Point(p, q): e
        case str() as s: s
        case mod.CONST: f
        case [Point(1, 2), (3 | 4) as z]: z
        case {"a": {"b": [c]}}: c
        case _: g
    match x, 1:
        case y: y
    match x:
        case _: pass
    match x:
        case (a, b) | [b, a]: return a, b
