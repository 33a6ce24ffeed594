from dataclasses import replace

from cxlab.workbook.sweep.left_out import not_shown, second_release, taken_out, unanswered
from cxlab.workbook.sweep.plan import Plan, PlannedRun
from cxlab.workbook.sweep.protected import Protected
from cxlab.workbook.sweep.results import Results


def test_nothing_is_said_where_nothing_is_left_out():
    plan = Plan((PlannedRun("a", "a", {}),), "run", "over level")
    assert (not_shown(plan), second_release(plan), taken_out(plan)) == ("", "", [])


def test_what_is_left_out_is_said():
    run = PlannedRun("a", "a", {}, withheld="4 answers.")
    plan = Plan((run,), "branch", "by branch", ("b", "c"), 10, {"a": 20, "b": 4, "c": 12}, 3)
    plan = replace(plan, protection=Protected(frozenset("bc"), told_by_total=9))
    assert "b, c" in not_shown(plan)
    assert "none of them" in not_shown(plan)
    assert taken_out(plan) == ["a: 4 answers."]
    assert "tells 9 people apart" in second_release(plan)
    assert "by 'branch' and with the same smallest group" in second_release(plan)
    checked = replace(plan.protection, checked="Checked against the sweep in 'x'.")
    assert "Checked against" in second_release(replace(plan, protection=checked))
    assert "the same smallest group" not in second_release(replace(plan, protection=checked))


def test_groups_say_which_questions_nobody_answered_in_them():
    results = Results("a", {}, ranking=None, why_not="", unanswered={"a": ("P1", "P2")})
    runs = (PlannedRun("a", "a", {}),)
    of_groups = Plan(runs, "branch", "by branch", (), 10, {"a": 20}, 0)
    assert unanswered(of_groups, results) == ["a: no answers to P1, P2"]
    assert unanswered(Plan(runs, "run", "over data"), results) == []
