import itertools
import json
import re
from dataclasses import replace
from html import escape, unescape
from urllib.parse import unquote

import pytest

from cxlab.workbook.sweep.page import write_page
from cxlab.workbook.sweep.plan import Plan, PlannedRun, by_column
from cxlab.workbook.sweep.results import results
from cxlab.workbook.sweep.sweep import sweep
from cxlab.workbook.sweep.task import Outcome
from tests.figures.fine_places import fine_places
from tests.workbook.test_compare import finding
from tests.workbook.tiny import of_scores, scores

SIZES = {"강남/<b>": 131, "..": 67, "Centre": 53, "central": 41, "hamlet": 7, "x" * 300: 29}
SHOWN = {name: SIZES[name] for name in ("강남/<b>", "..", "Centre", "central")}
# Not the digits that fingerprints and ids happen to begin with.
NUMBER = re.compile(r"(?<![\w.#])[-\N{MINUS SIGN}]?\d[\d,]*(?:\.\d+)?(?!\w)")


@pytest.fixture(scope="module")
def swept(tmp_path_factory):
    folder = tmp_path_factory.mktemp("sweep")
    book = of_scores(folder)
    data = scores(folder / "simulated_shop.csv", SIZES)
    plan = by_column(book, "branch", {"data": str(data)}, 10)
    outcomes = sweep(book, plan, folder / "out", lambda line: None)
    found = results(outcomes, book.name)
    page = write_page(book, plan, outcomes, found, folder / "out")
    return folder / "out", page.read_text(encoding="utf-8"), found


def test_every_branch_is_on_the_page_linked_and_escaped(swept):
    out, html, comparison = swept
    assert set(comparison.by_label) == set(SHOWN)
    links = re.findall(r'<th scope="row"><a href="([^"]+)"', html)
    assert len(links) == len(SHOWN)
    for link in links:
        report = (out / unquote(unescape(link))).resolve()
        assert report.is_file()
        assert report.is_relative_to(out.resolve())
    assert "강남/&lt;b&gt;" in html
    assert "<b>" not in html
    assert "Simulated data" in html
    average = f"{comparison.ranking.average:.2f}".replace("-", "\N{MINUS SIGN}")
    assert f"The average of the {len(SHOWN)}, each counted once, is {average}." in html
    assert "Above 0.00: The score is more. Below 0.00: The score is fewer." in html
    assert "http" not in html.replace("http-equiv", "")
    assert str(out) not in html


def test_no_naked_league_table(swept):
    _, html, comparison = swept
    rows = re.findall(r'<tr><th scope="row"><a.*?</tr>', html, re.DOTALL)
    names = [unescape(re.search(r">([^<]+)</a>", row)[1]) for row in rows]
    assert names == sorted(SHOWN)
    for row in rows:
        assert re.search(r"\d to \d", row)
        assert re.search("not clearly different from the average|(above|below) the average", row)
    listed = [b.name for b in comparison.ranking.branches if b.adjusted <= 0.05]
    sizes = re.findall(r"(?:above|below) the average, by ([\d.]+)", html)
    assert sizes[: len(listed)] == [
        f"{abs(b.from_average):.2f}" for b in comparison.ranking.branches if b.adjusted <= 0.05
    ]
    part = html.partition("Which differ from the average")[2].partition("</ul>")[0]
    assert re.findall(r">([^<]+)</a>", part) == [name.replace("<", "&lt;").replace(">", "&gt;")
                                                 for name in listed]  # fmt: skip


def test_each_report_says_which_branch_it_is_about(swept):
    out, _, found = swept
    assert found.by_label
    for label in found.by_label:
        (folder,) = [path.parent for path in out.glob("runs/*/name.txt")
                     if path.read_text(encoding="utf-8") == label + "\n"]  # fmt: skip
        html = (folder / "01_tiny.html").read_text(encoding="utf-8")
        assert f'<p class="cx-about">branch: {escape(label)}</p>' in html
        assert f"branch: {escape(label)}</title>" in html


def one_page(folder, findings, in_no_group=0, unit="shop"):
    """The page of runs of which each has the one finding given."""
    outcomes = [Outcome(label, str(folder / label), "done", 1.0) for label in findings]
    for label, one in findings.items():
        content = {"findings": [one.to_dict()],
                   "passport": {"files": {label: label}, "parameters": {}}}  # fmt: skip
        (folder / label).mkdir()
        (folder / label / "01_tiny.json").write_text(json.dumps(content), encoding="utf-8")
    runs = tuple(PlannedRun(label, label, {}) for label in findings)
    plan = Plan(runs, unit, "by shop", in_no_group=in_no_group)
    comparison = results(outcomes, "01_tiny")
    page = write_page(of_scores(folder), plan, outcomes, comparison, folder)
    return page.read_text(encoding="utf-8")


def test_numbers_of_one_run_are_not_said_of_all(tmp_path):
    def read(value, reading):
        return replace(finding(value), reading=reading)

    alike = "{more} stop at 24 than at 6"
    few = {"a": read(-0.5, alike), "b": read(-0.1, alike)}
    html = one_page(tmp_path, few, in_no_group=3)
    assert "Above 0.0: more stop at 24 than at 6. Below 0.0: fewer stop at 24 than at 6." in html
    assert "Rows without a value of &#39;shop&#39; are in none of them." in html
    assert "Pulled towards" not in html  # two are too few
    assert "estimate pulled" not in html
    others = tmp_path / "others"
    others.mkdir()
    few["b"] = read(-0.1, "{more} stop at 24 (50.0%) than at 6 (45.0%)")
    assert "Above 0.0" not in one_page(others, few)


def test_what_has_no_estimate_is_not_on_the_list_of_those_that_differ(tmp_path):
    shops = {name: finding(value) for name, value in zip("abcd", (0, 0, 0, 0.5), strict=True)}
    html = one_page(tmp_path, shops | {"none": finding(None)})
    said = html.partition("Which differ from the average")[2].partition("</ul>")[0]
    assert "none" not in said
    assert "4 of the 4 values of &#39;shop&#39; are clearly above or below the average" in html
    assert "Above it: d. Below it: a, b, c." in html
    assert "1 more has no estimate." in html
    assert "No evidence found: nobody counted" in html


def everything_written(out):
    """All text under a folder that a reader could see, names of files included."""
    for path in out.rglob("*"):
        yield path.name
        if path.is_file():
            text = path.read_text(encoding="utf-8")
            if path.suffix == ".html":  # tables, sentences, figures, alt text; not the style sheet
                yield " ".join(re.findall(r'(?:aria-label|alt|title)="([^"]*)"', text))
                text = re.sub(r"<style>.*?</style>|<path[^>]*>|<[^>]*>", " ", text, flags=re.DOTALL)
            yield unescape(text)


def numbers_in(text):
    """Return all numbers that a text holds."""
    written = (n.replace(",", "").replace("\N{MINUS SIGN}", "-") for n in NUMBER.findall(text))
    return {float(number) for number in written}


def scores_in(path):
    """Return the scores of each branch of a file."""
    scored = {name: [] for name in SIZES}
    for line in path.read_text(encoding="utf-8").splitlines()[1:]:
        name, _, score = line.rpartition(",")
        scored[name.strip('"')].append(float(score))
    return scored


def test_small_groups_cannot_be_recovered_by_subtraction(swept):
    """Whoever knows the whole survey's count and sum gets 36 people, not the 7."""
    out, html, comparison = swept
    assert "Not shown: hamlet, xxx" in html
    assert not [path for path in out.rglob("*") if "hamlet-" in path.name or "xxx" in path.name]
    scored = scores_in(out.parent / "simulated_shop.csv")
    for page in out.rglob("*.html"):  # pictures to save stand in links, percent-encoded
        links = re.findall(r'href="data:image/svg\+xml,([^"]*)"', page.read_text(encoding="utf-8"))
        assert [tag for link in links for tag in fine_places(unquote(link))] == []
    numbers = numbers_in("\n".join(everything_written(out)))
    total, whole = sum(SIZES.values()), sum(map(sum, scored.values()))
    counts = {f.estimate.n: f.estimate.value for f in comparison.by_label.values()}
    secret = sum(scored["hamlet"])
    assert not numbers & {total, whole, whole / total, secret, secret / 7}
    assert not {number - sum(counts) for number in numbers} & {7}
    for size in range(len(counts) + 1):
        for part in itertools.combinations(counts, size):
            left = total - sum(part)
            rest = whole - sum(n * counts[n] for n in part)
            assert left >= 10
            assert left != 7
            assert rest != pytest.approx(secret, abs=1e-6)
    content = json.loads((out / "sweep.json").read_text(encoding="utf-8"))
    assert "hamlet" not in json.dumps({k: v for k, v in content.items() if k != "not_shown"})
    assert "hamlet" not in json.dumps(content["folders"])
