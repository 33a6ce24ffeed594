import copy

import pytest

from cxlab.cli import app
from cxlab.errors import InputError
from cxlab.workbook.comparable import check_comparable, incomparable
from cxlab.workbook.result_file import Result

ASKED = {
    f"{side}{item}": {
        "role": role,
        "item": str(item),
        "dimension": "speed" if item < 3 else "care",
        "reversed": False,
        "scale": [1.0, 5.0],
    }
    for side, role in (("E", "expectation"), ("P", "perception"))
    for item in range(1, 5)
}


def result(asked=ASKED, digest="x", **parameters):
    files = {"shop.csv": "data", "shop.yml": digest}
    settings = {"data": "shop.csv", "codebook": "shop.yml"} | parameters
    return Result("03_shop", {}, files, settings, asked=copy.deepcopy(asked))


def changed(only=(), **columns):
    asked = copy.deepcopy(ASKED)
    for name in only or asked:
        asked[name] |= columns
    return result(asked, "y")


@pytest.mark.parametrize(
    ("other", "named"),
    [
        (changed(scale=[1.0, 7.0]), "answer scale 1 to 5, then 1 to 7"),
        (changed(["P1"], scale=[1.0, 7.0]), "answer scale 1 to 5, then 1 to 7"),
        (changed(["E1", "P1"], dimension="care"), "dimension speed: 1, 2, then 2"),
        (changed(["E1", "P1", "E2", "P2"], dimension="pace"), "dimensions care, speed, then care,"),
        (changed(["P2"], reversed=True), "reversed in one of them only: P2"),
        (changed(["P2"], role="importance"), "role of P2: perception, then importance"),
        (result({}, "y"), "codebook shop.yml, since edited"),
    ],
)
def test_what_makes_two_results_incomparable_is_named(other, named):
    with pytest.raises(InputError, match="are not about the same") as refusal:
        check_comparable(result(), other)
    assert named in str(refusal.value)
    assert "--anyway" in str(refusal.value)


def test_labels_and_heads_may_change():
    """An edited codebook that asks the same, and heads that pair the same items."""
    renamed = {f"q_{name}": column for name, column in ASKED.items()}
    assert incomparable(result(), result(digest="y")) == ()
    assert incomparable(result(), result(renamed, "y")) == ()
    assert incomparable(result({}, "x"), result({}, "x")) == ()


def test_another_outcome_is_another_question():
    differ = incomparable(result(outcome="staying"), result(outcome="trust"))
    assert differ == ("outcome staying, then trust",)
    assert incomparable(result(outcome=""), result(outcome="trust")) == ()


def test_a_five_point_and_a_seven_point_survey(shared, tmp_path):
    """Two runs of notebook 03 on another scale each: refused, and with --anyway said first."""
    from typer.testing import CliRunner

    cases, command = shared / "cases", CliRunner().invoke
    for name, book in (("spring", "right2"), ("autumn", "right7")):
        given = [f"data={cases}/c29_{name}.csv", f"codebook={cases}/{book}.yml", "draws=400"]
        options = [part for value in given for part in ("-p", value)]
        made = command(app, ["run", "service_quality", *options, "--out", str(tmp_path / name)])
        assert made.exit_code == 0, made.output
    folders = [str(tmp_path / "spring"), str(tmp_path / "autumn")]
    refused = command(app, ["compare", *folders])
    assert isinstance(refused.exception, InputError)
    assert "answer scale 1 to 5, then 1 to 7" in str(refused.exception)
    done = command(app, ["compare", *folders, "--anyway"])
    assert done.exit_code == 0
    assert "Careful: the two are not about the same" in done.output
