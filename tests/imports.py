"""What a Python source imports, wherever in it: at the top, in a function, for types only, or by name."""

import ast
from collections.abc import Iterator


def imported_by(source: str, package: str) -> frozenset[str]:
    """Return the full names of all modules that a source imports; `package` is the one that it stands in."""
    return frozenset(name for node in ast.walk(ast.parse(source)) for name in _names(node, package))


def tops(modules: frozenset[str]) -> frozenset[str]:
    """Return the first parts of names of modules."""
    return frozenset(module.partition(".")[0] for module in modules)


def _names(node: ast.AST, package: str) -> Iterator[str]:
    match node:
        case ast.Import():
            yield from (alias.name for alias in node.names)
        case ast.ImportFrom(level=0):
            yield node.module or ""
        case ast.ImportFrom():
            above = package.split(".")[: len(package.split(".")) - node.level + 1]
            yield ".".join([*above, *([node.module] if node.module else [])])
        case ast.Call(args=[*arguments], keywords=[*keywords]) if _imports_by_name(node):
            # The name may be handed on to a thread, so every text among the arguments counts.
            for value in [*arguments, *(keyword.value for keyword in keywords)]:
                yield from (
                    part.value
                    for part in ast.walk(value)
                    if isinstance(part, ast.Constant) and isinstance(part.value, str)
                )


def _imports_by_name(call: ast.Call) -> bool:
    """Tell whether a call imports by name, or is handed a function that does."""
    return any(
        isinstance(part, ast.Attribute | ast.Name)
        and (part.attr if isinstance(part, ast.Attribute) else part.id) in ("import_module", "__import__")
        for part in (call.func, *call.args, *(keyword.value for keyword in call.keywords))
    )
