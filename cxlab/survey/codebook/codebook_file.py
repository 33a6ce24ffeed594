"""Checking a codebook line by line, so that every mistake is said in plain words."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from cxlab.errors import InputError, nearest
from cxlab.published import fingerprint
from cxlab.survey.codebook.codebook import RATED, ROLES, YES_OR_NO, Codebook, Column, Long, Scale
from cxlab.survey.codebook.consistency import check_together, completed
from cxlab.survey.codebook.unfilled import refuse_unfilled
from cxlab.survey.codebook.yaml_file import HINT, read_yaml
from cxlab.survey.text import one_line, shortened, word
from cxlab.survey.written_number import number
from cxlab.words import say

TOP = (
    *("title", "scale", "missing", "answers", "columns", "waves", "long", "unanswered"),
    "withheld",
)
LONG = ("respondent", "question", "answer")
OF_ITEMS = ("label", "dimension", "reversed", "scale", "missing", "answers")
OF_TEXT = ("label", "missing")
KEYS: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(("expectation", "perception", "importance", "promise"), ("item", *OF_ITEMS)),
    **dict.fromkeys(("outcome", "driver", "handling", "recommendation", "rival"), OF_ITEMS),
    **dict.fromkeys(YES_OR_NO, ("label", "missing", "answers")),
    "screen": ("exclude", "because", "label"),
    "group": OF_TEXT,
    "weight": ("label",),
    "stratum": OF_TEXT,
    "cluster": OF_TEXT,
    "wave": OF_TEXT,
    "respondent": OF_TEXT,
    "source": OF_TEXT,
    "ignore": ("item", *OF_ITEMS, "exclude", "because"),
}
EVERY_KEY = ("role", *KEYS["ignore"])
DRAFT = "draft one with 'cxlab codebook FILE'"
TRUE, FALSE = {"true", "yes", "on"}, {"false", "no", "off"}
Missing = tuple[str | float, ...]


def read_codebook(path: str | Path) -> Codebook:
    """Read and check a codebook (YAML).

    Raises
    ------
    InputError
        For every mistake in it: the column, the key, what was found and what is allowed.
    """
    path = Path(path)
    top, name = read_yaml(path), path.name
    _check_top(name, top)
    shared = _shared(name, top)
    parsed = [
        _column(f"{name}: column '{head}'", head, keys, shared)
        for head, keys in top["columns"].items()
    ]
    codebook = Codebook(
        name,
        _text(name, "title", top.get("title", "")),
        columns=tuple(parsed),
        fingerprint=fingerprint(path),
        withheld=_text(name, "withheld", top.get("withheld", "")),
        waves=_waves(name, top.get("waves", "")),
        long=_long(name, top.get("long", "")),
        unanswered=tuple(
            code for code in _missing(name, top.get("unanswered", "")) if isinstance(code, float)
        ),
    )
    check_together(codebook)
    return replace(codebook, columns=completed(codebook))


def _check_top(name: str, top: Any) -> None:
    """Refuse what is no codebook, a key unknown, a place left open, and columns left out."""
    if not isinstance(top, dict) or not top:
        content = "nothing" if top in ("", {}) else "a list" if isinstance(top, list) else "text"
        raise InputError(f"{name}: is not a codebook: found {content}, need 'columns:'; {DRAFT}")
    _check_keys(name, top, TOP, "")
    refuse_unfilled(name, top)
    if not isinstance(columns := top.get("columns", ""), dict) or not columns:
        raise InputError(
            f"{name}, key 'columns': found {_shown(columns)}, need a line for each column of your "
            f"file, e.g. E01: {{role: expectation}}; {HINT}; {DRAFT}"
        )


def _shared(name: str, top: Mapping[str, Any]) -> Column:
    """Return what holds for every column that does not say otherwise."""
    scale = _scale(name, top["scale"]) if "scale" in top else (1.0, 7.0)
    missing = _missing(name, top.get("missing", ""))
    answers = _answers(name, top.get("answers", ""), scale)
    return Column("", "", scale=scale, missing=missing, answers=answers)


def _column(where: str, head: str, keys: Any, shared: Column) -> Column:
    if not head:
        raise InputError(f"{where}: a column has no name")
    if isinstance(keys, str) and word(keys) in ROLES:
        keys = {"role": keys}  # the short form, ``branch: group``
    if not isinstance(keys, dict):
        raise InputError(f"{where}: found {_shown(keys)}, need its role, e.g. {{role: group}}")
    _check_keys(where, keys, EVERY_KEY, "")
    role = _role(where, keys)
    _check_keys(where, keys, ("role", *KEYS[role]), f" of role {role}")
    column = Column(
        head,
        role,
        item=_item(where, keys.get("item", "")),
        dimension=_text(where, "dimension", keys.get("dimension", "")),
        label=_text(where, "label", keys.get("label", "")),
        because=_text(where, "because", keys.get("because", "")),
        reversed=_truth(where, keys.get("reversed", "")),
        reversal_stated=bool(keys.get("reversed", "")),
    )
    if role == "screen":
        return _screen(where, column, keys)
    if role in RATED:
        return _rated(where, column, keys, shared)
    return replace(column, missing=_missing(where, keys.get("missing", "")))


def _role(where: str, keys: Mapping[str, Any]) -> str:
    role = word(_text(where, "role", keys.get("role", "")))
    if role not in ROLES:
        problem = f"found '{shortened(role)}'" if role else "it is missing"
        raise InputError(
            f"{where}, key 'role': {problem}, allowed are {', '.join(ROLES)}.{nearest(role, ROLES)}"
        )
    return role


def _screen(where: str, column: Column, keys: Mapping[str, Any]) -> Column:
    exclude = tuple(map(one_line, _list(where, "exclude", keys.get("exclude", ""))))
    if not exclude:
        raise InputError(
            f"{where}, key 'exclude': it is missing; list the values whose respondents are left "
            'out, e.g. exclude: ["never"]'
        )
    because = column.because or say("left out by '{column}'", column=shortened(column.name))
    return replace(column, exclude=exclude, because=because)


def _rated(where: str, column: Column, keys: Mapping[str, Any], shared: Column) -> Column:
    if column.role in YES_OR_NO:
        shared = replace(shared, scale=(0.0, 1.0), answers={"yes": 1.0, "no": 0.0})
    if column.role == "recommendation":
        shared = replace(shared, scale=(0.0, 10.0), answers={})
    scale = _scale(where, keys["scale"]) if "scale" in keys else shared.scale
    missing = _missing(where, keys["missing"]) if "missing" in keys else shared.missing
    for code in missing:
        if isinstance(code, float) and scale[0] <= code <= scale[1]:
            raise InputError(
                f"{where}: {code:g} is a code for 'missing' and also an answer on the scale "
                f"{scale[0]:g} to {scale[1]:g}; give the column its own 'missing: []' or 'scale'"
            )
    answers = _answers(where, keys["answers"], scale) if "answers" in keys else shared.answers
    if both := [code for code in missing if code in answers]:
        raise InputError(f"{where}: '{both[0]}' is in 'missing' and in 'answers'; keep one")
    return replace(column, scale=scale, missing=missing, answers=answers)


def _check_keys(where: str, keys: Mapping[str, Any], allowed: Iterable[str], what: str) -> None:
    for key in keys:
        if key not in allowed:
            raise InputError(
                f"{where}: unknown key '{shortened(key)}'; allowed{what} are "
                f"{', '.join(allowed)}.{nearest(key, allowed)}"
            )


def _text(where: str, key: str, value: Any) -> str:
    if not isinstance(value, str):
        raise InputError(f"{where}, key '{key}': found {_shown(value)}, need text")
    return one_line(value)


def _item(where: str, value: Any) -> str:
    """Return an item's name; 01 and 1 are one."""
    item = _text(where, "item", value)
    return str(int(item)) if item.isdecimal() else item


def _truth(where: str, value: Any) -> bool:
    text = word(value) if isinstance(value, str) else "?"
    if text in TRUE | FALSE | {""}:
        return text in TRUE
    raise InputError(f"{where}, key 'reversed': found {_shown(value)}, need true or false")


def _list(where: str, key: str, value: Any) -> list[str]:
    values = value if isinstance(value, list) else [value] if value != "" else []
    if not all(isinstance(text, str) for text in values):
        raise InputError(f"{where}, key '{key}': found {_shown(value)}, need a list of values")
    return values


def _waves(where: str, value: Any) -> tuple[str, ...]:
    waves = tuple(map(one_line, _list(where, "waves", value)))
    if len({word(wave) for wave in waves}) < len(waves) or len(waves) == 1:
        raise InputError(
            f"{where}, key 'waves': found {_shown(value)}, need every wave once, earliest first, "
            "e.g. [before, after]"
        )
    return waves


def _long(where: str, value: Any) -> Long | None:
    if value == "":
        return None
    if not isinstance(value, dict):
        raise InputError(
            f"{where}, key 'long': found {_shown(value)}, need the columns that hold them, e.g. "
            f"{{{', '.join(f'{key}: {key}' for key in LONG)}}}"
        )
    _check_keys(f"{where}, key 'long'", value, LONG, "")
    heads = {key: _text(f"{where}, key 'long'", key, value.get(key, "")) for key in LONG}
    if lacking := [key for key, head in heads.items() if not head]:
        raise InputError(f"{where}, key 'long': '{lacking[0]}' is missing; name its column")
    return Long(**heads)


def _missing(where: str, value: Any) -> Missing:
    codes = []
    for text in _list(where, "missing", value):
        code = number(text)
        codes.append(word(text) if code is None else code)
    return tuple(code for code in codes if code != "")


def _scale(where: str, value: Any) -> Scale:
    typed = value if isinstance(value, list) else []
    ends = [number(end) if isinstance(end, str) else None for end in typed]
    if len(ends) != 2 or None in ends:
        raise InputError(
            f"{where}, key 'scale': found {_shown(value)}, need both ends, e.g. [1, 7]"
        )
    low, high = (float(end) for end in ends if end is not None)
    if not low < high:
        raise InputError(
            f"{where}, key 'scale': found {_shown(value)}, need the lower end first; where a low "
            "number means a good answer, add 'reversed: true'"
        )
    return low, high


def _answers(where: str, value: Any, scale: Scale) -> dict[str, float]:
    if value == "":
        return {}
    if not isinstance(value, dict):
        raise InputError(
            f"{where}, key 'answers': found {_shown(value)}, need words and their numbers, e.g. "
            '{"Strongly agree": 7}'
        )
    numbers: dict[str, float] = {}
    for text, typed in value.items():
        point = number(typed) if isinstance(typed, str) else None
        if point is None or not scale[0] <= point <= scale[1]:
            raise InputError(
                f"{where}, key 'answers': '{shortened(text)}' is {_shown(typed)}, need a number on "
                f"the scale {scale[0]:g} to {scale[1]:g}"
            )
        code = number(text)
        key = word(text) if code is None else f"{code:.15g}"
        if numbers.setdefault(key, point) != point:
            raise InputError(f"{where}, key 'answers': '{shortened(text)}' has two numbers")
    return numbers


def _shown(value: Any) -> str:
    if isinstance(value, dict):
        return "a table" if value else "nothing"
    if isinstance(value, list):
        return f"[{shortened(', '.join(map(_bare, value)))}]"
    return f"'{shortened(value)}'" if value else "nothing"


def _bare(value: Any) -> str:
    return value if isinstance(value, str) else "..."
