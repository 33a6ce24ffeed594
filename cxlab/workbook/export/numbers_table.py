"""All that a report's JSON holds of its findings, as rows: every number at full precision."""

from collections.abc import Mapping, Sequence
from typing import Any

from cxlab.visible import visible

Value = str | int | float | bool | None
AT_FRONT = (
    *("id", "hypothesis", "claim", "verdict", "measure", "value", "lower", "upper", "level"),
    *("t", "df", "p_value", "n", "out_of"),
)
BETWEEN = "; "  # texts of a list
OF_WORDING = ("reading", "directions", "neutral")  # parts of `sentence`, which stands whole


def numbers_table(
    records: Sequence[Mapping[str, Any]],
) -> tuple[tuple[str, ...], list[list[Value]]]:
    """Return heads, the JSON's own keys, and one row a finding.

    A group of numbers has a column each (``means.perception``); a list of texts stands in one.

    Examples
    --------
    >>> numbers_table([{"id": "gap", "value": -0.1, "sds": {"gap": 1.5}, "sources": ["a", "b"]}])
    (('id', 'value', 'sds.gap', 'sources'), [['gap', -0.1, 1.5, 'a; b']])
    """
    flat = [_flat({k: v for k, v in r.items() if k not in OF_WORDING}) for r in records]
    all_keys = dict.fromkeys(key for row in flat for key in row)
    first = [key for key in AT_FRONT if key in all_keys]
    groups = {key.partition(".")[0] for key in all_keys if "." in key}
    rest = [key for key in all_keys if key not in first and key not in groups]
    heads = (*first, *rest)
    return heads, [[row.get(head) for head in heads] for row in flat]


def _flat(record: Mapping[str, Any]) -> dict[str, Value]:
    row: dict[str, Value] = {}
    for key, value in record.items():
        if isinstance(value, Mapping):
            row |= {f"{key}.{inner}": number for inner, number in value.items()}
        elif isinstance(value, list):
            row[key] = BETWEEN.join(map(str, value))
        else:
            row[key] = value
    return {visible(key): visible(v) if isinstance(v, str) else v for key, v in row.items()}
