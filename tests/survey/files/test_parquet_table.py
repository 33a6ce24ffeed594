import pandas as pd
import pytest

from cxlab.errors import InputError
from cxlab.survey.files.parquet_table import read_parquet


def test_parquet(tmp_path):
    frame = pd.DataFrame({"E01": [5, 6], "branch": pd.Categorical(["a", None])})
    frame.to_parquet(tmp_path / "shop.parquet")
    assert read_parquet(tmp_path / "shop.parquet").rows == [
        ["E01", "branch"],
        [5.0, "a"],
        [6.0, None],
    ]


def test_damaged_files(tmp_path):
    path = tmp_path / "a.parquet"
    pd.DataFrame({"E01": [5, 6]}).to_parquet(path)
    whole = path.read_bytes()
    for length in (4, 50, len(whole) // 2, len(whole) - 1):
        path.write_bytes(whole[:length])
        with pytest.raises(InputError, match="a.parquet: cannot be read.*damaged"):
            read_parquet(path)
