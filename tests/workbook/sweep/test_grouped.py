import re
from dataclasses import replace
from html import unescape
from xml.etree import ElementTree

import pytest
from hypothesis import HealthCheck, given, settings

from cxlab.visible import visible
from cxlab.workbook.sweep import grouped
from cxlab.workbook.sweep.grouped import counts, drawn, drawn_note, folds, listed
from cxlab.workbook.sweep.line import Line
from cxlab.workbook.sweep.results import Results, _ranked, differs
from tests.any_text import any_text
from tests.workbook.sweep.test_page import one_page
from tests.workbook.test_compare import finding


def many(n, apart):
    """Findings of ``n`` runs, every so many of which lies far above the others."""
    values = {f"Branch {i:04d}": 0.01 * (i % 3) + 0.9 * (i % apart == 0) for i in range(n)}
    return {label: finding(value) for label, value in values.items()}


def results_of(findings):
    return Results("shop.sold", findings, _ranked(findings), "")


def test_few_are_one_table_and_many_are_folds_of_all():
    lines = [Line(f"b{i:03d}", "x") for i in range(grouped.MANY + 1)]
    assert folds(lines[:-1]) == []
    parts = folds(lines)
    assert [line for part in parts for line in part.lines] == lines
    assert max(len(part.lines) for part in parts) <= grouped.IN_A_FOLD


def test_counts_add_up():
    findings = many(230, apart=50) | {"none": finding(None)}
    results = results_of(findings)
    table = counts(results, len(findings))
    assert sum(row[1] for row in table.rows) == len(findings)
    assert table.rows[0][1] == sum(
        1 for b in results.ranking.branches if differs(b.adjusted) and b.from_average > 0
    )
    assert table.rows[-1][1] == 1


def test_of_many_only_those_that_differ_are_drawn():
    ranking = results_of(many(230, apart=50)).ranking
    assert {b.name for b in drawn(ranking).branches} == {
        b.name for b in ranking.branches if differs(b.adjusted)
    }
    assert "230" in drawn_note(ranking)
    few = replace(ranking, branches=ranking.branches[: grouped.MANY])
    assert drawn(few) is few
    assert drawn_note(few) == ""
    alike = tuple(replace(b, adjusted=1.0) for b in ranking.branches)
    assert drawn(replace(ranking, branches=alike)) is None


def test_of_very_many_that_differ_the_surest_are_listed_and_the_note_says_so(monkeypatch):
    monkeypatch.setattr(grouped, "DRAWN", 3)
    ranking = results_of(many(230, apart=40)).ranking
    lines = [Line(b.name, "x", differs=differs(b.adjusted)) for b in ranking.branches]
    apart = [line for line in lines if line.differs]
    assert len(apart) > 3
    few = listed(lines, ranking)
    assert {line.label for line in few} == {b.name for b in drawn(ranking).branches}
    assert len(few) == 3
    assert f"only 3 of the {len(apart)} that differ" in drawn_note(ranking)
    monkeypatch.setattr(grouped, "DRAWN", len(apart))
    assert listed(lines, ranking) == apart


def test_a_page_on_many_names_each_once_in_its_folds_and_draws_few(tmp_path, monkeypatch):
    monkeypatch.setattr(grouped, "MANY", 8)
    monkeypatch.setattr(grouped, "IN_A_FOLD", 4)
    findings = many(14, apart=5)
    html = one_page(tmp_path, findings)
    below = html.partition("All of them</h2>")[2]
    assert [unescape(name) for name in re.findall(r"<li><a[^>]*>([^<]+)</a>", below)] == [*findings]
    assert below.count("<details><summary>") == 4
    assert '<tr><th scope="row"><a' not in html


@pytest.mark.parametrize("most", [1, 200])
@settings(
    max_examples=10,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(text=any_text())
def test_any_text_is_a_name_on_the_page(tmp_path_factory, monkeypatch, most, text):
    monkeypatch.setattr(grouped, "MANY", most)
    html = one_page(
        tmp_path_factory.mktemp("page"), {"a": finding(0.5), "b": finding(0.1)}, unit=text
    )
    title = re.search(r"<title>(.*?)</title>", html, re.DOTALL)[1]
    assert unescape(title).endswith(visible(text).replace("\r", "\n"))
    assert visible(html) == html
    for svg in re.findall(r"<svg.*?</svg>", html, re.DOTALL):
        ElementTree.fromstring(svg)
