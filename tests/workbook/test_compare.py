import json

import pytest

from cxlab.errors import InputError
from cxlab.estimate import Estimate
from cxlab.finding import conclude
from cxlab.workbook.compare import NOISE, REAL, compare, page, summary, table


def finding(value, id="shop.sold", half=0.02, measure="risk difference"):
    estimate = None if value is None else Estimate(value, value - half, value + half, measure)
    return conclude(
        *(id, "H1", "More people <bought>.", estimate),
        expected="positive",
        smallest_effect=0.02,
        basis="confirmatory",
        note="nobody counted",
    )


@pytest.fixture
def result(tmp_path):
    def write(name, findings, digest, notebook="01_shop"):
        content = {
            "notebook": notebook,
            "findings": [f.to_dict() for f in findings],
            "passport": {"files": {"shop.csv": digest}},
        }
        path = tmp_path / f"{name}.json"
        path.write_text(json.dumps(content), encoding="utf-8")
        return path

    return write


def test_noise_and_more_than_noise(result):
    old = result("old", [finding(0.05), finding(0.05, "shop.stopped")], "a")
    new = result("new", [finding(0.06), finding(0.15, "shop.stopped")], "b")
    sold, stopped = compare(old, new)
    assert (sold.meaning, stopped.meaning) == (NOISE, REAL)
    assert stopped.change.lower == pytest.approx(0.1 - 0.02 * 2**0.5)
    text = repr(table((sold, stopped)))
    assert "1 of 2 compared findings changed by more than noise" in text
    assert "7.2 to 12.8" in text


def test_the_same_data_cannot_change_by_chance(result):
    old, new = result("old", [finding(0.05)], "a"), result("new", [finding(0.15)], "a")
    assert "settings or code" in compare(old, new)[0].meaning
    assert compare(old, old)[0].meaning == "the same"
    assert "0 of 0" in summary(compare(old, old))


def test_what_is_in_one_only_and_what_has_no_evidence(result):
    old = result("old", [finding(0.05), finding(0.1, "gone"), finding(None, "asked")], "a")
    new = result("new", [finding(0.05), finding(0.1, "fresh"), finding(0.2, "asked")], "b")
    meanings = {line.id: line.meaning for line in compare(old, new)}
    assert meanings["gone"] == "only in the old result"
    assert meanings["fresh"] == "only in the new result"
    assert meanings["asked"] == "cannot be compared: one of them has no evidence"
    assert "1 verdict changed" in summary(compare(old, new))


def test_another_measure_is_not_compared(result):
    old = result("old", [finding(0.5, measure="proportion")], "a")
    new = result("new", [finding(0.5)], "b")
    assert "one is a proportion, the other a risk difference" in compare(old, new)[0].meaning


def test_folders_are_compared_notebook_by_notebook(tmp_path, result):
    for folder, value in (("before", 0.05), ("after", 0.2)):
        (tmp_path / folder).mkdir()
        result(f"{folder}/01_shop", [finding(value)], folder)
    result("before/02_other", [finding(0.1, "other.x")], "a", "02_other")
    lines = compare(tmp_path / "before", tmp_path / "after")
    assert [(line.notebook, line.meaning) for line in lines] == [
        ("01_shop", REAL),
        ("02_other", "only in the old result"),
    ]


def test_the_page_is_offline_and_escapes_what_it_shows(result):
    old, new = result("old", [finding(0.05)], "a"), result("new", [finding(0.06)], "b")
    html = page(compare(old, new), "a<b>.json", "new.json")
    assert "&lt;bought&gt;" in html
    assert "a&lt;b&gt;.json" in html
    assert "http" not in html.replace("http-equiv", "")


def test_what_is_no_result_is_refused(tmp_path, result):
    old = result("old", [finding(0.05)], "a")
    (tmp_path / "empty").mkdir()
    broken = tmp_path / "broken.json"
    broken.write_text("[1, 2", encoding="utf-8")
    for path, message in (
        (tmp_path / "nothing.json", "there is no file or folder"),
        (tmp_path / "empty", "holds no results"),
        (broken, "broken.json is no result of cxlab"),
        (result("other", [finding(1)], "a", "09_other"), "nothing to compare: .* holds 01_shop"),
    ):
        with pytest.raises(InputError, match=message):
            compare(old, path)
