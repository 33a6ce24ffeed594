"""The Parquet files of a folder: parts of one survey, with the same columns of the same kind."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from cxlab.errors import InputError
from cxlab.survey.files.parquet_table import check_parquet

NUMBERS, WORDS, NOTHING = "numbers", "words", "nothing"


def parquet_files(path: Path) -> list[Path]:
    """Return the Parquet files of a folder, with those below it, or the one file.

    Raises
    ------
    InputError
        If there is none.
    """
    if path.is_file():
        return [path]
    files = sorted(path.resolve().rglob("*.parquet")) if path.is_dir() else []
    if not files:
        what = "is a folder without Parquet files" if path.is_dir() else "there is no such file"
        raise InputError(f"{path.resolve().name}: {what}")
    return files


def types_differ(files: Sequence[Path]) -> bool:
    """Return whether a column has different types in different files, e.g. of 8 and of 64 bits.

    An engine takes the first file's types for all, and rounds what is more exact in the others.

    Raises
    ------
    InputError
        For a file that is no Parquet file or lacks a column, or a column of words in one file and
        numbers in another.
    """
    types = {file: _columns(file) for file in files}
    first, *others = files
    seen = {name: (_kind(held), first) for name, held in types[first].items()}
    for file in others:
        for name in sorted(types[file].keys() ^ types[first].keys()):
            lacks, has = (first, file) if name in types[file] else (file, first)
            raise InputError(f"{lacks.name}: has no column '{name}', which {has.name} has")
        for name, held in types[file].items():
            here, (known, where) = _kind(held), seen[name]
            if known == NOTHING:
                seen[name] = here, file
            elif here not in (known, NOTHING):
                raise InputError(
                    f"{file.name}: column '{name}' holds {here}, in {where.name} it holds {known}; "
                    "make them alike"
                )
    return any(types[file] != types[first] for file in others)


def polars_reads(file: Path) -> bool:
    """Return whether Polars and Ibis read all columns of a file, also those nobody asks for.

    They panic at some: half floats, maps, time zones without a name.
    """
    from pyarrow import types

    numbers = (types.is_integer, types.is_float32, types.is_float64, types.is_decimal128)
    texts = (types.is_string, types.is_large_string)
    known = (*numbers, *texts, types.is_boolean, types.is_date, types.is_null)
    for held in _columns(file).values():
        kind = held.value_type if types.is_dictionary(held) else held
        named = types.is_timestamp(kind) and kind.tz in (None, "UTC")
        if not named and not any(check(kind) for check in known):
            return False
    return True


def _columns(file: Path) -> dict[str, Any]:
    from pyarrow import ArrowException
    from pyarrow.parquet import read_metadata, read_schema

    try:
        check_parquet(read_metadata(file), file, held=False)
        schema = read_schema(file)
    except (ArrowException, OSError):
        raise InputError(f"{file.name}: is no Parquet file, or is damaged") from None
    return dict(zip(schema.names, schema.types, strict=True))


def _kind(arrow_type: Any) -> str:
    from pyarrow import types

    if types.is_dictionary(arrow_type):
        arrow_type = arrow_type.value_type
    if types.is_null(arrow_type):
        return NOTHING
    if types.is_string(arrow_type) or types.is_large_string(arrow_type):
        return WORDS
    numeric = (types.is_integer, types.is_floating, types.is_decimal, types.is_boolean)
    return NUMBERS if any(check(arrow_type) for check in numeric) else str(arrow_type)
