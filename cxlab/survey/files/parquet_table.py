"""Parquet tables as grids."""

from pathlib import Path
from typing import Any

from cxlab import limits
from cxlab.errors import InputError
from cxlab.survey.files.grid import Cell, Grid, cell_of


def read_parquet(path: Path) -> Grid:
    """Read a Parquet table.

    Raises
    ------
    InputError
        If the file is broken or too large.
    """
    try:
        table = _parquet(path)
        columns = [_cells(column) for column in table.columns]
        names: list[Cell] = [str(name) for name in table.column_names]
    except InputError:
        raise
    except Exception as error:  # whatever a broken file makes of its parser
        raise InputError(
            f"{path.name}: cannot be read as a Parquet table, it seems to be damaged "
            f"({type(error).__name__})"
        ) from None
    rows = [list(row) for row in zip(*columns, strict=True)]
    return Grid([names, *rows], list(range(len(rows) + 1)), "Parquet")


def _parquet(path: Path) -> Any:
    from pyarrow import parquet, types

    file = parquet.ParquetFile(path)
    limits.CELLS.check(file.metadata.num_rows * file.metadata.num_columns, path.name)
    check_parquet(file.metadata, path)
    # A text that stands for many cells is kept once, as the file keeps it.
    texts = [
        field.name
        for field in file.schema_arrow
        if types.is_string(field.type) or types.is_binary(field.type)
    ]
    return parquet.ParquetFile(path, read_dictionary=texts).read()


def check_parquet(metadata: Any, path: Path, *, held: bool = True) -> None:
    """Refuse a Parquet file whose footer declares more than is read.

    Of a file that is not ``held``, one row group is unpacked after the other.

    Raises
    ------
    InputError
        If it does.
    """
    limits.COLUMNS.check(metadata.num_columns, path.name)
    limits.ROW_GROUPS.check(metadata.num_row_groups, path.name)
    limits.CHUNKS.check(metadata.num_row_groups * metadata.num_columns, path.name)
    groups = [metadata.row_group(place) for place in range(metadata.num_row_groups)]
    chunks = [group.column(place) for group in groups for place in range(group.num_columns)]
    if any("." in chunk.path_in_schema for chunk in chunks):  # lists may hold more than rows
        limits.CELLS.check(sum(chunk.num_values for chunk in chunks), path.name)
    sizes = [
        sum(group.column(place).total_uncompressed_size for place in range(group.num_columns))
        for group in groups
    ]
    at_once = None if held else max(sizes, default=0)
    limits.check_unpacked(sum(sizes), path, at_once=at_once)
    words = limits.WORD * metadata.num_rows * metadata.num_columns
    if words > limits.WORD * limits.SUMMED:
        limits.PACKED.check(words // path.stat().st_size, path.name)


def _cells(column: Any) -> list[Cell]:
    """Return a column's cells; each different one is read once, where Arrow can tell them apart."""
    from pyarrow import ArrowException, types

    if types.is_nested(column.type):
        return [cell_of(value) for value in column.to_pylist()]
    try:
        coded = column.combine_chunks().dictionary_encode()
    except ArrowException:  # of half numbers and others it cannot
        return [cell_of(value) for value in column.to_pylist()]
    whole = coded.combine_chunks() if hasattr(coded, "chunks") else coded
    different = [cell_of(value) for value in whole.dictionary.to_pylist()]
    return [None if code is None else different[code] for code in whole.indices.to_pylist()]
