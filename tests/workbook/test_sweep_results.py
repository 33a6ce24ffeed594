import json

import pytest

from cxlab.errors import InputError
from cxlab.workbook.sweep_results import results
from cxlab.workbook.sweep_task import Outcome
from tests.workbook.test_compare import finding


@pytest.fixture
def outcomes(tmp_path):
    def of(**runs):
        made = []
        for label, (findings, digest, *codebook) in runs.items():
            folder = tmp_path / label
            folder.mkdir(exist_ok=True)
            content = {
                "findings": [f.to_dict() for f in findings],
                "passport": {
                    "files": {f"{label}.csv": digest} | {f"{label}.yml": d for d in codebook},
                    "parameters": {"codebook": f"own_data/{label}.yml"} if codebook else {},
                },
            }
            (folder / "01_shop.json").write_text(json.dumps(content), encoding="utf-8")
            made.append(Outcome(label, str(folder), "done", 1.0))
        failed = Outcome("failed", str(tmp_path / "none"), "failed", 1.0, "no")
        return [*made, failed]

    return of


def test_the_first_finding_that_all_share_and_can_be_ranked(outcomes):
    made = outcomes(
        a=([finding(None, "shop.a"), finding(0.1, "only.a"), finding(0.1)], "1"),
        b=([finding(0.3, "shop.a"), finding(0.5)], "2"),
    )
    found = results(made, "01_shop")
    assert found.id == "shop.sold"
    assert [branch.name for branch in found.ranking.branches] == ["a", "b"]
    assert [branch.highest for branch in found.ranking.branches] == [2, 1]
    assert results(made, "01_shop", "only.a").why_not == "fewer than two runs have an estimate"
    with pytest.raises(InputError, match="Did you mean 'only.a'"):
        results(made, "01_shop", "only.b")


def test_what_is_no_separate_sample_on_one_scale_is_not_ranked(outcomes):
    same = outcomes(a=([finding(0.1)], "1"), b=([finding(0.5)], "1"))
    assert "they are no separate samples" in results(same, "01_shop").why_not
    books = outcomes(a=([finding(0.1)], "1", "x"), b=([finding(0.5)], "1", "y"))
    assert "they are no separate samples" in results(books, "01_shop").why_not
    books = outcomes(a=([finding(0.1)], "1", "x"), b=([finding(0.5)], "2", "x"))
    assert results(books, "01_shop").why_not == ""
    for other, why in (
        (finding(0.5, measure="proportion"), "not on one scale"),
        (finding(0.5, half=float("inf")), "an interval has no end"),
        (finding(None), "fewer than two"),
    ):
        found = results(outcomes(a=([finding(0.1)], "1"), b=([other], "2")), "01_shop")
        assert found.ranking is None
        assert why in found.why_not
    chances = outcomes(
        a=([finding(0.1, measure="probability")], "1"),
        b=([finding(0.5, measure="probability")], "2"),
    )
    assert "choose another finding" in results(chances, "01_shop").why_not
    assert results([], "01_shop").found == {}
