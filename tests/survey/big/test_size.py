import pandas as pd

from cxlab.survey.big import size


def test_folders_urls_and_large_files_are_big(tmp_path, monkeypatch):
    path = tmp_path / "shop.parquet"
    pd.DataFrame({"P1": range(400)}).to_parquet(path)
    assert not size.is_big(str(path))
    assert size.is_big(str(tmp_path))
    assert size.is_big("duckdb://shop.db#answers")
    monkeypatch.setattr(size, "LARGE", 399)
    assert size.is_big(str(path))


def test_a_text_file_is_not_nor_is_none(tmp_path):
    path = tmp_path / "shop.csv"
    path.write_text("P1\n1\n")
    assert not size.is_big(str(path))
    assert not size.is_big(str(tmp_path / "nothing.parquet"))
