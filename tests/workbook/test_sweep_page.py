import itertools
import json
import re
from html import unescape

import pytest

from cxlab.workbook.sweep import sweep
from cxlab.workbook.sweep_page import write_page
from cxlab.workbook.sweep_plan import by_column
from cxlab.workbook.sweep_results import results
from tests.workbook.tiny import of_scores, scores

SIZES = {"강남/<b>": 131, "..": 67, "Centre": 53, "centre": 41, "hamlet": 7, "x" * 300: 29}
SHOWN = {name: SIZES[name] for name in ("강남/<b>", "..", "Centre", "centre")}
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
    out, html, found = swept
    assert set(found.found) == set(SHOWN)
    links = re.findall(r'<th scope="row"><a href="([^"]+)"', html)
    assert len(links) == len(SHOWN)
    from urllib.parse import unquote

    for link in links:
        report = (out / unquote(unescape(link))).resolve()
        assert report.is_file()
        assert report.is_relative_to(out.resolve())
    assert "강남/&lt;b&gt;" in html
    assert "<b>" not in html
    assert "Simulated data" in html
    average = f"{found.ranking.average:.2f}".replace("-", "\N{MINUS SIGN}")
    assert f"The average of all is {average}." in html
    assert "Above 0.00: The score is more. Below 0.00: The score is fewer." in html
    assert "http" not in html.replace("http-equiv", "")
    assert str(out) not in html


def test_no_naked_league_table(swept):
    _, html, found = swept
    rows = re.findall(r'<tr><th scope="row"><a.*?</tr>', html, re.DOTALL)
    names = [unescape(re.search(r">([^<]+)</a>", row)[1]) for row in rows]
    assert names == sorted(SHOWN)
    for row in rows:
        assert re.search(r"\d to \d", row)
        assert re.search("cannot be told apart from the average|(above|below) the average", row)
    listed = [b.name for b in found.ranking.branches if b.adjusted <= 0.05]
    said = html.partition("Which differ from the average")[2].partition("</ul>")[0]
    assert re.findall(r">([^<]+)</a>", said) == [name.replace("<", "&lt;").replace(">", "&gt;")
                                                 for name in listed]  # fmt: skip


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


def test_small_groups_cannot_be_recovered_by_subtraction(swept):
    """Whoever knows the whole survey's count and sum gets 36 people, not the 7."""
    out, html, found = swept
    assert "Not shown: hamlet, xxx" in html
    assert not [path for path in out.rglob("*") if "hamlet-" in path.name or "xxx" in path.name]
    scored = {name: [] for name in SIZES}
    for line in (out.parent / "simulated_shop.csv").read_text(encoding="utf-8").splitlines()[1:]:
        name, _, score = line.rpartition(",")
        scored[name.strip('"')].append(float(score))
    text = "\n".join(everything_written(out))
    numbers = {
        float(n.replace(",", "").replace("\N{MINUS SIGN}", "-")) for n in NUMBER.findall(text)
    }
    total, whole = sum(SIZES.values()), sum(map(sum, scored.values()))
    counts = {f.estimate.n: f.estimate.value for f in found.found.values()}
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
