"""Where data are looked for is tested with whole reports in `test_verify`."""

import pytest

from cxlab.errors import InputError
from cxlab.published import fingerprint
from cxlab.workbook.catalogue import find
from cxlab.workbook.claimed_passport import ClaimedPassport
from cxlab.workbook.report_data import other_files, report_data


@pytest.fixture
def shop(tmp_path):
    data = tmp_path / "shop.csv"
    data.write_text("options,n,count\n6,100,20\n24,100,10\n", encoding="utf-8")
    return data


def claimed(data, **files):
    parameters = {"data": data}
    return ClaimedPassport(
        notebook="n", parameters=parameters, files=files, packages={}, code="", revision="unknown"
    )


def test_a_file_under_another_name_is_given_the_reports(shop, tmp_path):
    stage = tmp_path / "stage"
    stage.mkdir()
    claim = claimed("own_data/mine.csv", **{"mine.csv": fingerprint(shop)})
    book, report = find("choice_overload"), tmp_path / "x.html"
    places = report_data(claim, book, report, data=str(shop), stage=stage)
    assert places == {"data": stage / "mine.csv"}
    assert other_files(places, claim) == []
    shop.write_text("options,n,count\n", encoding="utf-8")
    assert "data file mine.csv" in other_files(places, claim)[0]


def test_published_data_are_no_file_and_a_file_that_is_gone_is_named(tmp_path):
    book, report = find("choice_overload"), tmp_path / "x.html"
    assert report_data(claimed("iyengar_lepper_2000"), book, report, "", tmp_path) == {}
    with pytest.raises(InputError, match=r"'shop.csv', which is not here"):
        report_data(claimed("own_data/shop.csv"), book, report, "", tmp_path)
