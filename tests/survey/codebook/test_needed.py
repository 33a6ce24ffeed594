import pandas as pd

from cxlab.survey.codebook.needed import codebook_needed


def test_the_advice_fits_a_file_a_folder_and_a_table_behind_a_url(tmp_path):
    assert "Draft one with 'cxlab codebook shop.csv'" in str(codebook_needed("shop.csv"))
    pd.DataFrame({"P1": [1]}).to_parquet(tmp_path / "june.parquet")
    said = str(codebook_needed(str(tmp_path)))
    assert "from one of its files ('cxlab codebook june.parquet')" in said
    said = str(codebook_needed("own_data/answers.url"))
    assert said.startswith("answers: answers need a codebook")
    assert "a sample of its rows" in said
