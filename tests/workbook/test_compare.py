import json
import re
from dataclasses import replace
from functools import partial

import numpy as np
import pytest

from cxlab.claims.conclude import conclude
from cxlab.claims.estimate import Estimate
from cxlab.errors import InputError
from cxlab.survey.big.responses import NO_FINGERPRINT
from cxlab.workbook.compare import Meaning, compare
from cxlab.workbook.compare_page import summary, table


def finding(value, id="shop.sold", half=0.02, measure="risk difference", level=0.95):
    made = None if value is None else Estimate(value, value - half, value + half, measure, level)
    return conclude(
        *(id, "H1", "More people <bought>.", made),
        expected="positive",
        smallest_effect=0.02,
        basis="confirmatory",
        note="nobody counted",
        reading="{more} bought",
        directions=("more", "fewer"),
    )


@pytest.fixture
def result(tmp_path):
    def write(name, findings, digest, notebook="01_shop", codebook="", **parameters):
        files = {f"{name}.csv": digest} | ({"shop.yml": codebook} if codebook else {})
        data = {"data": f"own_data/{name}.csv", "codebook": "own_data/shop.yml" if codebook else ""}
        content = {
            "notebook": notebook,
            "findings": [f.to_dict() for f in findings],
            "passport": {"files": files, "parameters": data | parameters},
        }
        path = tmp_path / f"{name}.json"
        path.write_text(json.dumps(content), encoding="utf-8")
        return path

    return write


def test_noise_and_more_than_noise(result):
    old = result("old", [finding(0.05), finding(0.05, "shop.stopped")], "a")
    new = result("new", [finding(0.06), finding(0.15, "shop.stopped")], "b")
    sold, stopped = compare(old, new)
    assert (sold.meaning, stopped.meaning) == (Meaning.NOISE, Meaning.MORE_THAN_NOISE)
    assert stopped.change.lower == pytest.approx(0.1 - 0.02 * 2**0.5)
    text = repr(table((sold, stopped)))
    assert "1 of 2 compared findings changed by more than noise" in text
    assert "The other 1 may be noise; that does not say that nothing changed" in text
    assert "7.2 to 12.8" in text


def test_the_same_data_cannot_change_by_chance(result):
    chances = [finding(chance, "order", half=0, measure="probability") for chance in (0.5, 0.4)]
    old = result("old", [finding(0.05), chances[0]], "a", codebook="x", seed=1)
    new = result("copy", [finding(0.15), chances[1]], "a", codebook="y", seed=2)
    sold, order = compare(old, new, anyway=True)
    assert sold.meaning is Meaning.SAME_PEOPLE
    assert (sold.change.value, order.change.value) == pytest.approx((0.1, -0.1))
    text = repr(table((sold, order)))
    assert re.search(r" 10.0 percentage points +\N{EN DASH} +the same data: ", text)
    assert "2 of 2 findings on the same data changed. The answers are the same people's" in text
    assert "no interval of a difference between samples applies" in text
    assert "samples of different people" not in text


def test_people_are_those_of_the_file_behind_a_finding(tmp_path):
    """Another file of who stayed: the same people rated; only who was watched are others."""
    paths = []
    for name, stay, value in (("old", "s", 0.4), ("new", "t", 0.5)):
        nps = replace(finding(0.1, "loyalty.nps"), sources=("own data: shop.csv",))
        kept = replace(finding(value, "loyalty.kept_1"), sources=(f"own data: {name}_stay.csv",))
        files = {"shop.csv": "a", f"{name}_stay.csv": stay}
        settings = {"data": "own_data/shop.csv", "retention": f"own_data/{name}_stay.csv"}
        content = {
            "notebook": "09_loyalty",
            "findings": [nps.to_dict(), kept.to_dict()],
            "passport": {"files": files, "parameters": settings},
        }
        paths.append(tmp_path / f"{name}.json")
        paths[-1].write_text(json.dumps(content), encoding="utf-8")
    rated, stayed = compare(*paths)
    assert (rated.meaning, rated.same_data) == (Meaning.SAME, True)
    assert (stayed.meaning, stayed.same_data) == (Meaning.MORE_THAN_NOISE, False)


def test_what_is_the_same_is_said_to_be(result):
    old = result("old", [finding(0.05), finding(None, "asked")], "a", seed=1)
    assert compare(old, old)[0].meaning is Meaning.SAME
    assert summary(compare(old, old)).startswith("The two are the same: ")
    other = result("other", [finding(0.05), finding(None, "asked")], "a", seed=2)
    assert "0 of 2 findings on the same data changed" in summary(compare(old, other))
    assert "Settings differ: seed 1, then 2" in summary(compare(old, other))
    later = result("later", [finding(0.05), finding(None, "asked")], "b", seed=1)
    assert "0 of 1 compared findings" in summary(compare(old, later))
    none = result("none", [], "a")
    assert summary(compare(none, none)) == "There are no findings to compare."


def test_one_small_change_among_many_may_be_noise(result):
    """z = 2.5: alone more than noise, of ten not (p < .005 needs 2.81); z = 2.9 is."""
    step = 0.02 / 1.959964 * 2**0.5
    for z, meaning in ((2.5, Meaning.AMONG_MANY), (2.9, Meaning.MORE_THAN_NOISE)):
        names = [f"x{n}" for n in range(9)]
        old = result("old", [finding(0.1, name) for name in ("moved", *names)], "a")
        later = [finding(0.1 + z * step, "moved"), *(finding(0.1, name) for name in names)]
        lines = compare(old, result("new", later, "b"))
        assert lines[0].meaning is meaning
        real = int(meaning is Meaning.MORE_THAN_NOISE)
        assert summary(lines).startswith(f"{real} of 10 compared findings changed")
        assert ("1 more would look so if it were looked at alone" in summary(lines)) != bool(real)
        alone = result("alone", [finding(0.1, "moved")], "a")
        (line,) = compare(alone, result("later", later[:1], "b"))
        assert line.meaning is Meaning.MORE_THAN_NOISE


def test_what_did_not_change_is_seldom_said_to(result):
    """200 comparisons of 12 findings that did not change: 5% with a false alarm, not 46%."""
    rng, false = np.random.default_rng(3), 0
    gap = partial(finding, half=1.96, measure="gap")
    for _ in range(200):
        before, after = (
            result(name, [gap(v, f"x{n}") for n, v in enumerate(values)], name)
            for name, values in zip(("a", "b"), rng.standard_normal((2, 12)), strict=True)
        )
        false += any(line.meaning is Meaning.MORE_THAN_NOISE for line in compare(before, after))
    assert false <= 200 * 0.05 + 3 * (200 * 0.05 * 0.95) ** 0.5


def test_settings_that_differ_are_named(result):
    wide, narrow = finding(0.03, half=0.04), finding(0.03, half=0.005, level=0.8)
    old = result("old", [wide], "a", codebook="x", level=0.95, outcome="")
    new = result("new", [narrow], "a", codebook="y", level=0.8, outcome="loyalty")
    lines = compare(old, new, anyway=True)
    assert lines[0].meaning is Meaning.SAME_PEOPLE
    sentences = (
        "1 verdict changed (marked in the table). Settings differ: codebook shop.yml, since "
        "edited; level 0.95, then 0.8; outcome not set, then loyalty. A changed number or verdict "
        "may come from them."
    )
    assert summary(lines).endswith(sentences)
    (line,) = compare(old, result("later", [narrow], "b", level=0.8), anyway=True)
    assert line.in_words.startswith("cannot be compared: their confidence levels differ: 0.95")
    assert "codebook shop.yml, then not set; level 0.95, then 0.8" in summary([line])
    assert "No finding could be compared." in summary([line])
    (line,) = compare(old, result("wider", [finding(0.03, half=0.05)], "a", codebook="x"))
    assert line.meaning is Meaning.SAME_BUT_ITS_INTERVAL
    assert "0 of 1 finding on the same data changed" in summary([line])


def test_a_table_behind_a_connection_may_have_changed(result):
    old, new = result("old", [finding(0.05)], "a"), result("new", [finding(0.5)], "a")
    for path in (old, new):
        named = path.read_text(encoding="utf-8").replace(f"{path.stem}.csv", "db#t")
        path.write_text(named.replace('"a"', f'"{NO_FINGERPRINT}"'), encoding="utf-8")
    assert compare(old, new)[0].meaning is Meaning.UNKNOWN_DATA


def test_a_change_in_a_share_is_in_points(result):
    old = result("old", [finding(0.1626, measure="proportion")], "a")
    new = result("new", [finding(0.1161, measure="proportion")], "b")
    text = repr(table(compare(old, new)))
    assert "  \N{MINUS SIGN}4.7 percentage points  \N{MINUS SIGN}7.5 to \N{MINUS SIGN}1.8  " in text


def test_an_end_of_an_interval_that_rounds_to_zero_says_its_side(result):
    reach = 0.02 * 2**0.5
    for moved, said in ((reach + 1e-4, "just above 0.0 to 5.7"), (reach - 1e-4, "just below 0.0")):
        old = result("old", [finding(0.05)], "a")
        (line,) = lines = compare(old, result("new", [finding(0.05 + moved)], "b"))
        assert said in repr(table(lines))
        assert (line.meaning is Meaning.MORE_THAN_NOISE) == ("above" in said)


def test_what_is_in_one_only_and_what_has_no_evidence(result):
    old = result("old", [finding(0.05), finding(0.1, "gone"), finding(None, "asked")], "a")
    new = result("new", [finding(0.05), finding(0.1, "fresh"), finding(0.2, "asked")], "b")
    meanings = {line.id: line.meaning for line in compare(old, new)}
    assert meanings["gone"] is Meaning.ONLY_OLD
    assert meanings["fresh"] is Meaning.ONLY_NEW
    assert meanings["asked"] is Meaning.ONE_HAS_EVIDENCE
    assert "1 verdict changed" in summary(compare(old, new))
    assert "no evidence found in one of them; the verdict changed" in repr(table(compare(old, new)))


def test_another_measure_is_not_compared(result):
    old = result("old", [finding(0.5, measure="proportion")], "a")
    new = result("new", [finding(0.5)], "b")
    assert "one is a proportion, the other a risk difference" in compare(old, new)[0].reason


def test_folders_are_compared_notebook_by_notebook(tmp_path, result):
    for folder, value in (("before", 0.05), ("after", 0.2)):
        (tmp_path / folder).mkdir()
        result(f"{folder}/01_shop", [finding(value)], folder)
    result("before/02_other", [finding(0.1, "other.x")], "a", "02_other")
    lines = compare(tmp_path / "before", tmp_path / "after")
    assert [(line.notebook, line.meaning) for line in lines] == [
        ("01_shop", Meaning.MORE_THAN_NOISE),
        ("02_other", Meaning.ONLY_OLD),
    ]


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
