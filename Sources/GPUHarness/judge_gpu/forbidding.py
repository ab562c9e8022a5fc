"""What the statement forbids: the guest looks for its names in a source, and the owner for the operations that torch was asked for.

A fence, no wall: source and process are the submitter's.
"""

import ast
import fnmatch


class Forbidden(Exception):
    """The source has a name that the statement forbids."""


def refuse_names(tree, forbidden):
    """A first look at the source; what is hidden from it, the watched call finds."""
    imported = imported_names(tree)
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute):
            names = {dotted(node, imported)}
        elif isinstance(node, ast.ImportFrom):
            names = {f"{node.module}.{alias.name}" for alias in node.names} | {node.module or ""}
        elif isinstance(node, ast.Import):
            names = {alias.name for alias in node.names}
        else:
            continue
        for word in forbidden:
            if any(name == word or name.startswith(word + ".") for name in names):
                raise Forbidden(word)


def imported_names(tree):
    """What the names stand for that imports give: `fn` for torch.nn.functional after `import torch.nn.functional as fn`."""
    found = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom):
            found |= {alias.asname or alias.name: f"{node.module}.{alias.name}" for alias in node.names}
        elif isinstance(node, ast.Import):
            found |= {alias.asname: alias.name for alias in node.names if alias.asname}
    return found


def dotted(node, imported):
    """An attribute with all that it is one of, by the names of modules."""
    parts = []
    while isinstance(node, ast.Attribute):
        parts.insert(0, node.attr)
        node = node.value
    if isinstance(node, ast.Name):
        parts.insert(0, imported.get(node.id, node.id))
    return ".".join(parts)


def forbidden_among(operations, forbidden):
    """Those of torch's operations that carry out what the statement forbids. `aten::_fused_*` forbids all that begin so."""
    patterns = set()
    for word in forbidden:
        if word.startswith("aten::"):
            patterns.add(word.removeprefix("aten::"))
        elif word.startswith("torch."):
            last = word.rsplit(".", 1)[-1]
            patterns |= {last, "_" + last}
    return sorted(name for name in operations if any(fnmatch.fnmatchcase(name, pattern) for pattern in patterns))
