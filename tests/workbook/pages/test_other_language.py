import csv
import html
import re
import subprocess
import sys
from pathlib import Path

import pytest

from cxlab.published import ROOT
from cxlab.words import speaking
from cxlab.workbook.catalogue import catalogue
from cxlab.workbook.pages.other_language import LINK, in_other, is_linked

UNREAD = re.compile(r"<(script|style|code|pre)\b.*?</\1>", re.DOTALL)
LOCAL = re.compile(r'href="([^":#]+)["#]')  # neither an address nor a place on the page
ENGLISH_WORDS = re.compile(r"(?!(?:de )?\w+ et al)[A-Za-z]{2,}(?: [A-Za-z]{2,}){2,}")


def test_each_language_links_the_other_and_back():
    assert (in_other().code, in_other().place) == ("ko", "ko/")
    with speaking("ko"):
        assert (in_other().code, in_other().place) == ("en", "../")


def test_a_page_is_linked_where_it_was_made_or_is_made_by_the_same_command(tmp_path):
    (tmp_path / "ko").mkdir()
    assert not is_linked(tmp_path, "01.html")
    assert not is_linked(tmp_path, "01.html", ["en"])
    assert is_linked(tmp_path, "01.html", ["ko", "en"])
    (tmp_path / "ko" / "01.html").touch()
    assert not is_linked(tmp_path, "01.html")  # a run's, and perhaps about other data
    (tmp_path / "ko" / ".01.made").touch()
    assert is_linked(tmp_path, "01.html")
    for name in ("01.html", ".01.made"):
        (tmp_path / name).touch()
    with speaking("ko"):
        assert is_linked(tmp_path / "ko", "01.html")
        (tmp_path / "mine").mkdir()
        assert not is_linked(tmp_path / "mine", "01.html")


def dead_links(pages):
    return [
        (page.name, place)
        for page in pages
        for place in LOCAL.findall(page.read_text(encoding="utf-8"))
        if not (page.parent / place).exists()
    ]


def test_one_language_alone_links_no_page_that_is_not_there(korean):
    assert dead_links(korean) == []
    assert not any(LINK in page.read_text(encoding="utf-8") for page in korean)


@pytest.fixture(scope="module")
def korean(tmp_path_factory):
    folder = tmp_path_factory.mktemp("ko")
    command = [Path(sys.executable).parent / "cxlab", "report", "--language", "ko"]
    done = subprocess.run(
        [*command, "--out", folder], capture_output=True, text=True, check=False, cwd=ROOT
    )
    assert done.returncode == 0, done.stderr
    return sorted(folder.glob("*.html"))


def test_no_english_is_left_in_korean_pages_but_what_stands_in_the_data(korean):
    """Citations, names of printed statistics, claims as papers print them; settings by name."""
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
