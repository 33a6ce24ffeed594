import json

import pytest

from cxlab.errors import InputError
from cxlab.survey.big.responses import NO_FINGERPRINT
from cxlab.workbook.claimed_passport import ClaimedPassport, read_page, read_passport
from cxlab.workbook.passport import Passport

GOOD = {
    "notebook": "01_choice_overload",
    "parameters": {},
    "files": {},
    "packages": {"scipy": "1.0", "numpy": "2.0"},
    "code": "",
    "revision": "unknown",
}


def page(**changed):
    return f'<script id="cxlab-passport">{json.dumps(GOOD | changed)}</script>'


@pytest.mark.parametrize(
    "changed",
    [
        {"packages": {"scipy": "1.0 (audited by an expert)"}},
        {"packages": {"audited by an expert": "1.0"}},
        {"code": "audited"},
        {"revision": "audited"},
        {"about": "x" * 501},
        {"files": {"x": "y" * 300}},
    ],
)
def test_a_claim_that_could_say_anything_is_no_passport(changed):
    assert read_passport(page(), "x.html").notebook == GOOD["notebook"]
    with pytest.raises(InputError, match="no readable passport"):
        read_passport(page(**changed), "x.html")


def test_a_file_without_fingerprint_alone_is_no_connection():
    files = {"shop.csv": NO_FINGERPRINT}
    for data, is_one in (("own_data/shop.csv", False), ("own_data/answers.url", True)):
        claimed = ClaimedPassport(**GOOD | {"files": files, "parameters": {"data": data}})
        assert claimed.is_behind_a_connection is is_one


def test_claims_take_the_place_of_what_is_true_in_its_order():
    claimed = ClaimedPassport(**GOOD | {"about": "branch: X"})
    true = Passport("n", {"a": 1}, {}, {"numpy": "2.1", "scipy": "1.1"}, "c", "r")
    shown = claimed.in_place_of(true)
    assert list(shown.packages.items()) == [("numpy", "2.0"), ("scipy", "1.0")]
    assert (shown.about, shown.parameters) == ("branch: X", {"a": 1})


def test_a_page_that_is_none(tmp_path):
    with pytest.raises(InputError, match="there is no report"):
        read_page(tmp_path / "no.html")
    (tmp_path / "x.html").write_bytes(b"\xff\xfe")
    with pytest.raises(InputError, match="is not a report"):
        read_page(tmp_path / "x.html")
