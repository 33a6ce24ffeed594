import json
import re
from copy import deepcopy
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import nbformat
import pytest

from cxlab.errors import InputError
from cxlab.words import spoken
from cxlab.workbook.catalogue import find
from cxlab.workbook.pages.report import TEMPLATE, check_folder, render, write
from cxlab.workbook.run import run
from tests.workbook.tiny import WARM

NEVER_FETCHED = {"a"}  # a link is followed by people, not fetched by the page


class Page(HTMLParser):
    """Headings in order, attributes that could fetch something, and text."""

    def __init__(self, html):
        super().__init__()
        self.headings, self.fetches, self.scripts, self.ids = [], [], [], []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        attributes = dict(attrs)
        if re.fullmatch("h[1-6]", tag):
            self.headings.append(int(tag[1]))
        if tag == "script":
            self.scripts.append(attributes.get("type"))
        self.ids += [attributes["id"]] if "id" in attributes else []
        for name in ("src", "href", "srcset", "data", "action", "poster"):
            value = attributes.get(name)
            if value and not value.startswith("#") and tag not in NEVER_FETCHED:
                self.fetches.append((tag, value))


@pytest.fixture(scope="module")
def report(jam_run):
    return render(jam_run)


def test_one_offline_file(report):
    page = Page(report.html)
    assert page.fetches == []
    assert page.scripts == ["application/json"]
    assert "@import" not in report.html
    assert not re.search(r"url\((?!#)", report.html)
    assert "http:" not in report.html
    assert "https:" not in report.html


def test_bottom_line_first_code_last_and_headings_in_order(report):
    page, html = Page(report.html), report.html
    assert page.headings[0] == 1
    assert page.headings.count(1) == 1
    assert all(b - a <= 1 for a, b in zip(page.headings, page.headings[1:], strict=False))
    places = [html.index(mark) for mark in (
        "<h1>", "Bottom line", "What to do", "H1: Does variety attract?", "Sources",
        "Passport", "The code behind this report")]  # fmt: skip
    assert places == sorted(places)
    assert len(page.ids) == len(set(page.ids))


def test_every_figure_has_alt_text_and_a_data_table(report):
    figures = re.findall(r"<figure.*?</figure>", report.html, re.DOTALL)
    assert len(figures) == 3
    for figure in figures:
        assert re.search(r'<svg[^>]*aria-label="[^"]{40,}"[^>]*role="img"|'
                         r'<svg[^>]*role="img"[^>]*aria-label="[^"]{40,}"', figure)  # fmt: skip
        assert "<table" in figure


def test_chrome_is_small(report, jam_run):
    outputs = sum(
        len(output["data"].get("text/html", ""))
        for cell in jam_run.executed.cells
        for output in cell.get("outputs", ())
    )
    sources = sum(len(cell.source) for cell in jam_run.executed.cells)
    assert len(report.html) - outputs - sources < 40_000
    assert (TEMPLATE / "report.css").stat().st_size < 10_000


def test_same_run_same_bytes(report, jam_run):
    assert render(run(jam_run.notebook, warm=WARM)).html == report.html


def test_json_keeps_its_keys(report):
    assert {"notebook", "parameters", "findings", "ledger", "passport"} <= report.content.keys()
    row = report.content["ledger"][1]
    assert {"id", "source", "statistic", "published", "recomputed", "status"} <= row.keys()
    json.dumps(report.content, allow_nan=False)


def test_written_whole_and_the_failed_copy_goes(report, jam_run, tmp_path):
    (tmp_path / "01_choice_overload.failed.ipynb").write_text("old")
    page = write(report, jam_run, tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        ".01_choice_overload.set",
        "01_choice_overload.html",
        "01_choice_overload.ipynb",
        "01_choice_overload.json",
    ]
    assert page.read_text(encoding="utf-8") == report.html
    nbformat.read(tmp_path / "01_choice_overload.ipynb", as_version=4)


def test_a_folder_that_became_read_only_is_said(report, jam_run, tmp_path, monkeypatch):
    write(report, jam_run, tmp_path)

    def refuse(*words, **options):
        raise PermissionError(13, "Permission denied")

    for name in ("unlink", "write_text", "replace"):
        with monkeypatch.context() as patch:
            patch.setattr(Path, name, refuse)
            with pytest.raises(InputError, match=r"cannot (write|remove) .*: Permission denied"):
                write(replace(report, html="new"), jam_run, tmp_path)
        assert (tmp_path / "01_choice_overload.html").exists()


def test_settings_that_differ_stand_at_the_top(report, jam_run):
    assert 'class="cx-run"' not in report.html
    changed = replace(jam_run, changed=("level",), parameters=jam_run.parameters | {"level": 0.9})
    top = render(changed).html.partition("Bottom line")[0]
    assert re.search(r"Settings of this run:</strong>\s*level = 0.9", top)


def test_untrusted_text_stays_text_and_stays_inside(tmp_path):
    evil = "<script>alert(1)</script>"
    data = tmp_path / "shop.csv"
    lines = ["outcome,options,n,count,=1+1"]
    for name in (evil, "=HYPERLINK(1)", "../../x", "</script><b>", "$\\bad$"):
        lines += [f"{name},6,50,10,a", f"{name},24,50,20,b"]
    data.write_text("\n".join(lines), encoding="utf-8")
    done = run(find("choice_overload"), {"data": str(data)}, warm=WARM)
    out = tmp_path / "out"
    page = write(render(done), done, out)
    html = page.read_text(encoding="utf-8")
    assert evil not in html
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in html
    assert Page(html).scripts == ["application/json"]
    assert "=HYPERLINK(1)" in html
    assert "../../x" in html
    assert "$\\bad$" in html
    assert {p.name for p in tmp_path.iterdir()} == {"shop.csv", "out"}
    assert len(list(out.glob("[!.]*"))) == 3


def test_a_report_never_takes_its_notebooks_place(tmp_path):
    book = find("choice_overload")
    (tmp_path / "link").symlink_to(book.path.parent)
    for folder in (book.path.parent, tmp_path / "link", tmp_path / "x" / ".." / "link"):
        (tmp_path / "x").mkdir(exist_ok=True)
        with pytest.raises(InputError, match="01_choice_overload.ipynb itself is there"):
            check_folder(folder, book)
    check_folder(tmp_path / "new" / "folder", book)


def test_the_bottom_line_is_known_by_what_it_is_not_by_its_heading(jam_run):
    renamed = deepcopy(jam_run.executed)
    for cell in renamed.cells:
        if cell.source == "## Bottom line":
            cell.source = "## In short"
    html = render(replace(jam_run, executed=renamed)).html
    assert html.index("In short") < html.index("What to do") < html.index("H1: Does variety")


def test_a_report_is_in_the_language_of_its_run_and_its_numbers_are_the_same(report, jam_run):
    korean = render(replace(jam_run, parameters=jam_run.parameters | {"language": "ko"}))
    assert '<html lang="ko">' in korean.html
    assert '<html lang="en">' in report.html
    assert spoken() == "en"
    for one, other in zip(report.content["findings"], korean.content["findings"], strict=True):
        for key in ("id", "value", "verdict"):
            assert one[key] == other[key]
