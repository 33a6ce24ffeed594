"""A notebook's parameters as a contract: names, types and ranges, checked before a kernel starts.

The contract is the notebook's cell tagged ``parameters``: annotated assignments with a comment
each. The comment may end in a range, which is then enforced: ``..., 0 to 1`` (both ends allowed),
``..., between 0 and 1`` (neither), ``..., at least 2``, ``..., above 0``.
"""

import ast
import re
import threading
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Annotated, Any, Literal

from pydantic import Field, TypeAdapter, ValidationError

from cxlab.errors import InputError, nearest
from cxlab.workbook.catalogue import Notebook
from cxlab.workbook.data_taken import check_data
from cxlab.workbook.own_files import FILES, check_default, check_file

NUMBER = r"(-?\d+(?:\.\d+)?)"
RANGES = {
    rf", {NUMBER} to {NUMBER}$": ("ge", "le"),
    rf", between {NUMBER} and {NUMBER}$": ("gt", "lt"),
    rf", at least {NUMBER}$": ("ge",),
    rf", above {NUMBER}$": ("gt",),
}
TYPES: dict[str, Any] = {"int": int, "float": float, "str": str, "bool": bool}
# Python 3.11 counts in one place how deep it is in the trees of all threads: where two make one at
# a time, now and then one fails (SystemError: AST constructor recursion depth mismatch).
_parsing = threading.Lock()


@dataclass(frozen=True)
class Parameter:
    """One parameter of a notebook.

    ``bounds`` maps pydantic's ``ge``, ``gt``, ``le``, ``lt`` to numbers.
    """

    name: str
    type_name: str
    default: Any
    help: str
    bounds: dict[str, float]

    def check(self, value: Any) -> Any:
        """Return the value in the parameter's type, text from the command line converted.

        Raises
        ------
        InputError
            If it has the wrong type or lies outside the range.
        """
        bounds: dict[str, Any] = dict(self.bounds)
        if self.type_name == "float":
            bounds["allow_inf_nan"] = False
        wanted: Any = _type_of(self.type_name)
        if bounds:
            wanted = Annotated[wanted, Field(**bounds)]
        try:
            return TypeAdapter(wanted).validate_python(value)
        except ValidationError as error:
            problem = error.errors()[0]["msg"]
            raise InputError(
                f"parameter '{self.name}' is '{value}'. {problem} ({self.help})"
            ) from None


def contract(notebook: Notebook) -> dict[str, Parameter]:
    """Return the parameters of a notebook, in order.

    Raises
    ------
    InputError
        If the notebook has no cell tagged ``parameters``, or one of its lines is not an annotated
        assignment with a comment (that ends in a range, for numbers): the author's mistake.
    """
    with _parsing:
        return dict(_contract(notebook.name, notebook.parameters_cell.source))


@lru_cache(maxsize=64)
def _contract(notebook: str, source: str) -> dict[str, Parameter]:
    """Return the parameters that a cell declares."""
    lines = source.splitlines()
    parameters = {}
    for node in ast.parse(source).body:
        if isinstance(node, ast.ImportFrom) and node.module == "typing":
            continue  # for Literal
        comment = lines[node.lineno - 1].partition("  # ")[2].strip()
        if not (
            isinstance(node, ast.AnnAssign)
            and isinstance(node.target, ast.Name)
            and node.value is not None
            and comment
        ):
            raise InputError(
                f"{notebook}, parameters cell, line {node.lineno}: need 'name: type = default"
                f"  # comment', found '{lines[node.lineno - 1]}'"
            )
        if ast.unparse(node.annotation) in {"int", "float"} and not _bounds(comment):
            raise InputError(
                f"{notebook}, parameters cell, line {node.lineno}: end the comment in a range "
                "(', 0 to 1', ', between 0 and 1', ', at least 2' or ', above 0'), found "
                f"'{comment}'"
            )
        default = ast.literal_eval(node.value)
        name, type_name = node.target.id, ast.unparse(node.annotation)
        parameters[name] = Parameter(
            name, type_name, default, help=comment, bounds=_bounds(comment)
        )
    return parameters


def validate(notebook: Notebook, given: Mapping[str, Any]) -> dict[str, Any]:
    """Return all parameters of a run: those given, checked, and the defaults of the rest.

    Raises
    ------
    InputError
        For an unknown name, a wrong type, a value out of range, ``data`` that are not there or
        that the notebook does not take, or another file that is none.
    """
    known = contract(notebook)
    for name in given:
        if name not in known:
            raise InputError(
                f"{notebook.name} has no parameter '{name}'.{nearest(name, known)} "
                f"It has: {', '.join(known)}."
            )
    values = {
        name: parameter.check(given[name]) if name in given else parameter.default
        for name, parameter in known.items()
    }
    for name in FILES:
        if name in known and name not in given:
            check_default(notebook, name, str(values[name]))
    if "data" in given:
        check_data(notebook, str(values["data"]))
    for name in ("codebook", "retention"):
        if name in given and values[name]:
            check_file(name, str(values[name]))
    return values


def parse_assignments(assignments: Iterable[str]) -> dict[str, str]:
    """Return ``["alpha=.05"]`` as ``{"alpha": ".05"}``.

    Raises
    ------
    InputError
        If one has no ``=`` or a name comes twice.
    """
    given: dict[str, str] = {}
    for assignment in assignments:
        name, equals, value = assignment.partition("=")
        if not equals or not name.strip():
            raise InputError(f"'{assignment}' is not of the form name=value")
        if name.strip() in given:
            raise InputError(f"parameter '{name.strip()}' is given twice")
        given[name.strip()] = value
    return given


def _bounds(comment: str) -> dict[str, float]:
    for pattern, ends in RANGES.items():
        if match := re.search(pattern, comment):
            return dict(zip(ends, map(float, match.groups()), strict=True))
    return {}


def _type_of(type_name: str) -> Any:
    """Return the type behind an annotation: int, float, str, bool or ``Literal[...]``."""
    if type_name in TYPES:
        return TYPES[type_name]
    with _parsing:
        node = ast.parse(type_name, mode="eval").body
    if isinstance(node, ast.Subscript) and ast.unparse(node.value) == "Literal":
        options = ast.literal_eval(node.slice)
        return Literal[options if isinstance(options, tuple) else (options,)]
    raise InputError(f"parameters may be int, float, str, bool or Literal[...], not {type_name}")
