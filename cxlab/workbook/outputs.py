"""Every output of a notebook as one tree of values, whatever it is: what the check compares."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from cxlab.workbook.records import RECORD, Record, label_of, record_of
from cxlab.workbook.rendered import KEPT, TEXT, digests

PRINTED = "printed text"  # the key in a tree: of results and streams


@dataclass(frozen=True)
class Output:
    """One output of a cell.

    Attributes
    ----------
    label : str
        What messages call it, e.g. ``cell 5, finding jam.stopped`` or ``cell 6, stdout``.
    record : dict
        The exact values it carries; empty for what is not cxlab's.
    content : dict
        What else there is: its type, printed text, digests of HTML and pictures, metadata.
    """

    label: str
    record: Record
    content: dict[str, Any]


def outputs(cell: Any, place: int) -> list[Output]:
    """Return the outputs of the code cell at a place, counted from 1.

    What is printed in several pieces, as it happens, is one output; so are results and errors
    each.
    """
    listed: list[Output] = []
    for is_printed, group in groupby(cell.outputs, lambda output: output.output_type == "stream"):
        pieces = list(group)
        listed += _printed(pieces, place) if is_printed else [_shown(o, place) for o in pieces]
    return listed


def _printed(pieces: list[Any], place: int) -> Iterator[Output]:
    """Yield what follows on each other in stdout, then in stderr: both are written at once."""
    for name in sorted({piece.name for piece in pieces}, reverse=True):
        text = "".join(piece.text for piece in pieces if piece.name == name)
        yield Output(f"cell {place}, {name}", {}, {PRINTED: text})


def _shown(output: Any, place: int) -> Output:
    metadata, record = output.get("metadata", {}), record_of(output)
    hidden = {KEPT, RECORD} if record else {KEPT}
    what = label_of(record) if record else output.output_type
    content = {
        "output": output.output_type,
        **{key: output[key] for key in ("ename", "evalue") if key in output},
        **{key: value for key, value in metadata.items() if key not in hidden},
        "rendered": digests(output),
    }
    if TEXT in output.get("data", {}):
        content[PRINTED] = output.data[TEXT]
    return Output(f"cell {place}, {what}", record, content)
