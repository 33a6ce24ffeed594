import pandas as pd
import pyreadstat

from cxlab.survey.files.read import read_survey
from cxlab.survey.values import as_number

ANSWERS = {"P1": [5.0, 6.0, None, 7.0], "branch": ["North", "South", "North", "South"]}


def test_readers_of_all_formats_make_the_same_of_one_table(tmp_path):
    frame = pd.DataFrame(ANSWERS)
    frame.to_csv(tmp_path / "shop.csv", index=False)
    frame.to_excel(tmp_path / "shop.xlsx", index=False)
    frame.to_parquet(tmp_path / "shop.parquet", index=False)
    pyreadstat.write_sav(frame, str(tmp_path / "shop.sav"))
    frame.to_stata(tmp_path / "shop.dta", write_index=False)
    surveys = [read_survey(path) for path in sorted(tmp_path.iterdir())]
    assert len(surveys) == len({survey.format for survey in surveys}) == 5
    for survey in surveys:
        assert survey.columns == tuple(ANSWERS)
        assert survey.frame["branch"].tolist() == ANSWERS["branch"]
        numbers = [as_number(cell, survey.decimal) for cell in survey.frame["P1"]]
        assert numbers == ANSWERS["P1"]
