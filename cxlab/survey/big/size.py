"""Is a survey too large to hold in memory?"""

from pathlib import Path

from cxlab.survey.big.dataset_source import is_url

LARGE = 200_000  # rows of a Parquet file from which it is not read into memory


def is_big(data: str) -> bool:
    """Say whether data are a URL, a folder, or a Parquet file of more than `LARGE` rows."""
    if is_url(data) or data.endswith(".url") or Path(data).is_dir():
        return True
    try:
        with Path(data).open("rb") as file:
            if file.read(4) != b"PAR1":
                return False
        from pyarrow.parquet import ParquetFile

        return bool(ParquetFile(data).metadata.num_rows > LARGE)
    except (OSError, ValueError):
        return False
