import pytest

from cxlab.errors import InputError
from cxlab.published import ROOT
from cxlab.workbook.catalogue import find
from cxlab.workbook.sweep.plan import by_column, from_table, over_grid, plan_runs
from tests.workbook.tiny import of_scores, scores


def test_a_run_for_every_value_large_enough(tmp_path):
    book = of_scores(tmp_path)
    file = scores(tmp_path / "simulated_shop.csv", {"b": 12, "a": 30, "c": 4, "d": 40})
    plan = by_column(book, "branch", {"data": str(file)}, 10)
    assert [run.label for run in plan.runs] == ["a", "d"]
    assert plan.not_shown == ("b", "c")
    assert all("simulated" in run.rows_name for run in plan.runs)
    assert {line.split(",")[0] for line in plan.runs[0].rows.splitlines()[1:]} == {"a"}
    assert len(by_column(book, "branch", {"data": str(file)}, 1).runs) == 4
    with pytest.raises(InputError, match="no group may be shown: each has fewer than 50 people"):
        by_column(book, "branch", {"data": str(file)}, 50)
    with pytest.raises(InputError, match="give it with -p data=FILE"):
        by_column(book, "branch", {}, 10)


def test_a_branch_with_many_rows_of_few_answers_is_small(tmp_path):
    sample = ROOT / "data" / "samples" / "simulated_servqual.csv"
    head, *rows = sample.read_text(encoding="utf-8").splitlines()
    place = head.split(",").index("branch")
    names = [name for name in head.split(",") if name[0] in "EP" and name[1:].isdigit()]
    answers = [head.split(",").index(name) for name in names]
    assert answers
    changed = []
    for number, row in enumerate(rows):
        cells = row.split(",")
        if number < 12:
            cells[place] = "Sparse"
        if number < 10:
            cells = ["" if at in answers else cell for at, cell in enumerate(cells)]
        changed.append(",".join(cells))
    file = tmp_path / "simulated_shop.csv"
    file.write_text("\n".join([head, *changed]) + "\n", encoding="utf-8")
    given = {"data": str(file), "codebook": str(sample.with_suffix(".yml"))}
    plan = by_column(find("service_quality"), "branch", given, 10)
    assert "Sparse" not in [run.label for run in plan.runs]
    assert len(plan.not_shown) == 2  # and one with it, that no total gives it away
    assert "Sparse" in plan.not_shown


def test_few_customers_of_many_waves_are_few(tmp_path):
    book, file = tmp_path / "waves.yml", tmp_path / "waves.csv"
    book.write_text(
        "columns:\n  branch: group\n  id: respondent\n  wave: wave\n  E: expectation\n"
        "  P: perception\n  happy: outcome\n",
        encoding="utf-8",
    )
    sizes = {"Tiny": (2, 16), "Large": (40, 2), "Other": (20, 2), "Third": (30, 2)}
    rows = [f"{branch},{branch}{who},{wave},{who % 7 + 1},{wave % 7 + 1},3"
            for branch, (people, waves) in sizes.items()
            for who in range(people) for wave in range(waves)]  # fmt: skip
    file.write_text("\n".join(["branch,id,wave,E,P,happy", *rows]) + "\n", encoding="utf-8")
    given = {"data": str(file), "codebook": str(book)}
    plan = by_column(find("satisfaction"), "branch", given, 10)
    assert [run.label for run in plan.runs] == ["Large", "Third"]
    assert plan.not_shown == ("Other", "Tiny")


def test_counts_of_many_people_in_few_rows_are_many(tmp_path):
    file = tmp_path / "shop.csv"
    rows = [
        f"{branch},{outcome},{options},{n},{count}"
        for branch in ("a", "b")
        for outcome, options, n, count in (
            ("stopped", 6, 260, 104),
            ("stopped", 24, 242, 145),
            ("bought", 6, 104, 31),
            ("bought", 24, 145, 4),
        )
    ]
    few = ["c,stopped,6,20,5", "c,stopped,24,20,4", "c,bought,6,5,1", "c,bought,24,4,1"]
    file.write_text("\n".join(["branch,outcome,options,n,count", *rows]) + "\n", encoding="utf-8")
    plan = by_column(find("choice_overload"), "branch", {"data": str(file)}, 10)
    assert [run.label for run in plan.runs] == ["a", "b"]
    with file.open("a", encoding="utf-8") as opened:
        opened.write("\n".join(few) + "\n")
    plan = by_column(find("choice_overload"), "branch", {"data": str(file)}, 10)
    assert plan.not_shown == ("a", "c")


def test_a_run_for_every_row_of_a_table_checked_before_any(tmp_path):
    book, table = of_scores(tmp_path), tmp_path / "runs.csv"
    table.write_text("run,level,kind\nfirst,.9,a\nsecond,,b\n", encoding="utf-8")
    plan = from_table(book, table, {"count": "4"})
    assert [(run.label, dict(run.parameters)) for run in plan.runs] == [
        ("first", {"count": "4", "level": ".9", "kind": "a"}),
        ("second", {"count": "4", "kind": "b"}),
    ]
    for text, message in (
        ("level\n.9\n7\n", "runs.csv, run 2: parameter 'level' is '7'"),
        ("levl\n.9\n", "runs.csv, run 1: .*Did you mean 'level'"),
        ("level\n.9\n.9\n", "two runs are called 'level=.9'"),
        ("count\n3\n", "'count' is also given with -p"),
    ):
        table.write_text(text, encoding="utf-8")
        with pytest.raises(InputError, match=message):
            from_table(book, table, {"count": "4"})


def test_a_grid_is_every_combination_once(tmp_path):
    book = of_scores(tmp_path)
    plan = over_grid(book, ["level=.9,.95,.9", "kind=a,b"], {})
    assert [run.label for run in plan.runs] == [
        "level=.9, kind=a",
        "level=.9, kind=b",
        "level=.95, kind=a",
        "level=.95, kind=b",
    ]
    with pytest.raises(InputError, match="one of --by COLUMN, --table FILE, --over"):
        plan_runs(book, {}, "branch", None, ["level=.9"], 10)


def test_a_sweep_by_a_column_takes_no_file_that_is_of_all(tmp_path):
    (tmp_path / "stay.csv").write_text("duration,left\n3,1\n", encoding="utf-8")
    given = {"data": str(tmp_path / "shop.csv"), "retention": str(tmp_path / "stay.csv")}
    with pytest.raises(InputError, match="every report would show all customers' as its own"):
        by_column(find("loyalty"), "shop", given, minimum_group=10)
