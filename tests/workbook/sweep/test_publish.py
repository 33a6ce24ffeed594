import pytest

from cxlab.errors import InputError
from cxlab.workbook.sweep.plan import Plan, PlannedRun
from cxlab.workbook.sweep.publish import hides, publish, withdraw
from cxlab.workbook.sweep.task import Outcome

RUN = PlannedRun("a", "a-1", {})


def test_exact_numbers_are_shared_where_nobody_is_hidden(tmp_path):
    private = tmp_path / "out.private" / "runs" / "a-1"
    private.mkdir(parents=True)
    for ending in ("html", "ipynb"):
        (private / f"shop.{ending}").write_text('{"cells": []}', encoding="utf-8")
    (private / "shop.json").write_text('{"value": 1.23456789}', encoding="utf-8")
    (private / "rows.csv").write_text("secret", encoding="utf-8")
    outcome = Outcome("a", str(private), "done", 1.0)
    for plan, value in ((Plan((RUN,), "b", "by b"), "1.23456789"),
                        (Plan((RUN,), "b", "by b", ("c",)), "1.235")):  # fmt: skip
        (there,) = publish("shop", plan, [outcome], tmp_path / "out")
        text = (tmp_path / "out" / "runs" / "a-1" / "shop.json").read_text(encoding="utf-8")
        assert f'"value": {value}' in text.replace("\n ", " ")
        assert there.folder.endswith("out/runs/a-1")
        assert not list((tmp_path / "out").rglob("*.csv"))
        assert hides(plan) is bool(plan.not_shown)


def test_a_new_sweep_takes_back_what_an_earlier_one_shared(tmp_path):
    out = tmp_path / "out"
    withdraw(out, "shop by branch")
    (out / "sweep.html").write_text("old", encoding="utf-8")
    (out / "runs" / "a-1").mkdir()
    (out / "runs" / "a-1" / "name.txt").write_text("a\n", encoding="utf-8")
    withdraw(out, "shop by branch")
    assert {path.name for path in out.rglob("*")} == {"runs", "sweep_of.txt"}
    with pytest.raises(InputError, match="holds another sweep"):
        withdraw(out, "shop by city")
