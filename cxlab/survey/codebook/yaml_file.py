"""YAML as a codebook needs it: plain text, lists and tables; nothing guessed, nothing repeated.

PyYAML reads ``no`` as false, ``010`` as 8 and ``2024-01-01`` as a date, keeps the last of two equal
keys, and unfolds aliases without end. Here every scalar stays the text that was typed.
"""

from pathlib import Path
from typing import Any

from cxlab import limits
from cxlab.errors import InputError
from cxlab.survey.text import one_line, shortened

NOTHING = {"", "~", "null"}
HINT = "quote text that holds ': ' or ' #', or begins with one of * & ! % @ ` [ { ' \""


def read_yaml(path: Path) -> Any:
    """Return a YAML file as nested dicts (keys as typed), lists and text; nothing is ``""``.

    Raises
    ------
    InputError
        If the file is not there, is too large, is not UTF-8, or is not plain YAML: with the line.
    """
    import yaml

    text = _text(path)
    try:
        return _read(text, path.name, getattr(yaml, "CBaseLoader", yaml.BaseLoader))
    except yaml.YAMLError:
        return _explained(text, path.name)


def _read(text: str, name: str, loader: Any) -> Any:
    """Read with one of PyYAML's two parsers: that in C is 20 times as fast."""
    import yaml

    depth, deepest = 0, limits.NESTING.most
    for event in yaml.parse(text, loader):
        if isinstance(event, yaml.AliasEvent):
            raise InputError(
                f"{name}, line {event.start_mark.line + 1}: aliases (*{event.anchor}) are "
                "not read; write the value out, or put it in quotation marks if it is text"
            )
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        if depth > deepest:  # before PyYAML takes minutes over it
            limits.NESTING.check(depth, name)
    return _plain(yaml.compose(text, loader), name)


def _explained(text: str, name: str) -> Any:
    """Read with the parser that can say what is wrong."""
    import yaml

    try:
        return _read(text, name, yaml.BaseLoader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = f", line {mark.line + 1}" if mark else ""
        hint = "indent with spaces, not with tabs" if "'\\t'" in str(error.problem) else HINT
        raise InputError(f"{name}{line}: is not YAML ({error.problem}); {hint}") from None
    except yaml.YAMLError as error:
        problem = one_line(str(error)).partition(" in ")[0]
        raise InputError(f"{name}: is not YAML ({problem})") from None


def _text(path: Path) -> str:
    try:
        limits.CODEBOOK.check(path.stat().st_size, path.name)
        return path.read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        raise InputError(f"{path.name}: there is no such file") from None
    except OSError as error:
        raise InputError(f"{path.name}: cannot be read ({error.strerror})") from None
    except UnicodeDecodeError:
        raise InputError(
            f"{path.name}: is not UTF-8 text; a codebook is a text file, saved as UTF-8"
        ) from None


def _plain(node: Any, name: str) -> Any:
    import yaml

    if node is None:
        return ""
    if isinstance(node, yaml.ScalarNode):
        return "" if not node.style and node.value in NOTHING else node.value
    if isinstance(node, yaml.SequenceNode):
        return [_plain(child, name) for child in node.value]
    table: dict[str, Any] = {}
    for key, value in node.value:
        line = f"{name}, line {key.start_mark.line + 1}"
        if not isinstance(key, yaml.ScalarNode):
            raise InputError(f"{line}: a key must be text, found a list; {HINT}")
        typed = one_line(key.value)
        if typed in table:
            raise InputError(f"{line}: '{shortened(typed)}' was there before; keep one of the two")
        table[typed] = _plain(value, name)
    return table
