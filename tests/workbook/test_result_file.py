import json

import pytest

from cxlab.errors import InputError
from cxlab.workbook.result_file import results
from cxlab.workbook.whole_set import place_set
from tests.workbook.test_compare import finding


def content(notebook="01_shop", findings=None, **changed):
    own = [finding(0.05).to_dict() | changed] if findings is None else findings
    passport = {"files": {"shop.csv": "a"}, "parameters": {"level": 0.95}}
    return {"notebook": notebook, "findings": own, "passport": passport}


@pytest.fixture
def saved(tmp_path):
    def save(record, name="shop.json"):
        text = record if isinstance(record, str) else json.dumps(record)
        (tmp_path / name).write_text(text, encoding="utf-8")
        return tmp_path / name

    return save


def test_a_result_is_read_back(saved):
    unbounded, asked = finding(0.05, half=float("inf")), finding(None, "asked")
    path = saved(content(findings=[unbounded.to_dict(), asked.to_dict()]))
    read = results(path)["01_shop"]
    assert read.findings == {"shop.sold": unbounded, "asked": asked}
    assert (read.files, read.parameters) == ({"shop.csv": "a"}, {"level": 0.95})


def test_two_results_of_one_notebook_are_refused(saved, tmp_path):
    saved(content("02_other"), "a.json")
    saved(content(), "b.json")
    saved({"digest": "a"}, "made.json")  # of a sweep, beside its result
    assert set(results(tmp_path)) == {"01_shop", "02_other"}
    saved(content(), "c.json")
    with pytest.raises(InputError, match=r"two results of 01_shop: b.json and c.json; compare one"):
        results(tmp_path)


def test_a_result_of_another_run_than_its_page_is_refused(saved, tmp_path):
    text = json.dumps(content())
    place_set(tmp_path, "shop", {"shop.json": text, "shop.html": "page"})
    assert set(results(tmp_path)) == {"01_shop"}
    earlier = saved(content(value=0.5))
    for path in (earlier, tmp_path):
        with pytest.raises(InputError, match=r"shop.json is not of the same run .* run shop again"):
            results(path)


@pytest.mark.parametrize(
    ("record", "said"),
    [
        ("[1, 2", "it is not JSON"),
        ("[" * 100_000, "it is not JSON"),
        ("[1, 2]", "it has no text 'notebook', no list 'findings', no group 'passport'"),
        ('"text"', "it has no text 'notebook'"),
        (content() | {"findings": {}}, "it has no list 'findings'"),
        (content() | {"passport": {"files": 1}}, "its passport: it has no group 'files', no group"),
        (content(findings=["sold"]), "finding 1 has no 'id'"),
        (content(findings=[{"id": "x"}]), "finding 'x' has no 'hypothesis'"),
        (content(value=float("nan")), "finding 'shop.sold': 'value' is NaN; it must be a finite n"),
        (content(lower=float("-inf")), "'lower' is -Infinity; it must be a finite number"),
        (content(level=True), "'level' is true; it must be a finite number"),
        (content(upper="0.07"), "'upper' is \"0.07\"; it must be a finite number"),
        (content(level=None), "'level' is null; it must be a finite number"),
        (content(value=10**400), "'value' is 1000"),
        (content(level=2), "finding 'shop.sold': level is 2.0; it must lie between 0 and 1"),
        (content(value=1), r"value 1.0 is not inside its interval"),
        (content(measure="luck"), "measure is 'luck'; known are"),
        (content(verdict="YES"), "'verdict' is \"YES\"; it must be one of SUPPORTED, CONTRADICTED"),
        (content(sources="me"), "'sources' is \"me\"; it must be a list of texts"),
    ],
)  # fmt: skip
def test_what_is_no_result_is_refused_in_plain_words(saved, record, said):
    with pytest.raises(InputError, match="shop.json is no result of cxlab: ") as caught:
        results(saved(record))
    assert said in str(caught.value)
    assert "Error" not in str(caught.value)
