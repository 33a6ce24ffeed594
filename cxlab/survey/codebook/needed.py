"""Answers of one's own need a codebook: what to say where there is none."""

from pathlib import Path

from cxlab.errors import InputError
from cxlab.survey.big.parquet_folder import parquet_files


def codebook_needed(data: str) -> InputError:
    """Return the error that says how to come by a codebook for these data."""
    path = Path(data)
    how = f"Draft one with 'cxlab codebook {path.name}'"
    if path.is_dir():
        how = f"Draft one from one of its files ('cxlab codebook {parquet_files(path)[0].name}')"
    elif data.endswith(".url"):
        how = "Save a sample of its rows as CSV, draft one from that ('cxlab codebook FILE')"
    return InputError(
        f"{path.name.removesuffix('.url')}: answers need a codebook that says what each column "
        f"means. {how}, correct it, and add -p codebook=FILE.yml"
    )
