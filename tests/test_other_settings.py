"""All notebooks run once with other settings, in Korean and at 90%: they reach every page."""

import csv
import html
import re

import pytest

from cxlab.published import ROOT
from cxlab.words import speaking
from cxlab.workbook.catalogue import catalogue
from cxlab.workbook.pages.other_language import LINK
from cxlab.workbook.parameters import contract
from cxlab.workbook.reports import make_reports, renew_index

LEVELLED = [notebook for notebook in catalogue() if "level" in contract(notebook)]
UNREAD = re.compile(r"<(script|style|code|pre)\b.*?</\1>", re.DOTALL)
LOCAL = re.compile(r'href="([^":#]+)["#]')  # neither an address nor a place on the page
ENGLISH_WORDS = re.compile(r"(?!(?:de )?\w+ et al)[A-Za-z]{2,}(?: [A-Za-z]{2,}){2,}")


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """The folder of the pages, and what the index lists."""
    folder, told = tmp_path_factory.mktemp("ko"), []
    given = {"language": "ko", "level": 0.9}
    with speaking("ko"):
        reports = make_reports(catalogue(), folder, told.append, given, languages=["ko"])
        assert len(reports.notebooks) == len(catalogue()), told
        renew_index(reports)
    return folder, {entry.name: entry.findings for entry in reports.entries()}


def dead_links(pages):
    return [
        (page.name, place)
        for page in pages
        for place in LOCAL.findall(page.read_text(encoding="utf-8"))
        if not (page.parent / place).exists()
    ]


def test_one_language_alone_links_no_page_that_is_not_there(made):
    pages = sorted(made[0].glob("*.html"))
    assert dead_links(pages) == []
    assert not any(LINK in page.read_text(encoding="utf-8") for page in pages)


def test_no_english_is_left_in_korean_pages_but_what_stands_in_the_data(made):
    """Citations, names of printed statistics, claims as papers print them; settings by name."""
    folder, _ = made
    korean = sorted(folder.glob("*.html"))
    known = [str(notebook.parameters_cell.source) for notebook in catalogue()]
    for path in (ROOT / "data").rglob("*.csv"):
        with path.open(encoding="utf-8", newline="") as file:
            known += [cell for row in csv.reader(file) for cell in row]
    in_data = " ".join(" ".join(known).split()).casefold()
    assert len(korean) == len(catalogue()) + 2
    left = []
    for page in korean:
        body = UNREAD.sub(" ", page.read_text(encoding="utf-8").partition("<main")[2])
        text = html.unescape(re.sub(r"<[^>]*>", "\n", body))
        left += [
            (page.name, words)
            for words in ENGLISH_WORDS.findall(text)
            if words.casefold() not in in_data
        ]
    assert not left, left


@pytest.mark.parametrize("notebook", LEVELLED, ids=lambda notebook: notebook.name)
def test_every_interval_is_of_the_level_asked_for(made, notebook):
    _, findings_of = made
    estimates = [finding.estimate for finding in findings_of[notebook.name] if finding.estimate]
    assert estimates
    assert {estimate.level for estimate in estimates} == {0.9}
