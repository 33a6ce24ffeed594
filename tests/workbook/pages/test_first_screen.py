import re
from copy import deepcopy
from dataclasses import replace

import pytest
from nbformat.v4 import new_markdown_cell

from cxlab.claims.bottom_line import MOST_WORDS
from cxlab.workbook.catalogue import catalogue
from cxlab.workbook.pages.first_screen import carrying, first_screen, picture_of
from cxlab.workbook.pages.report import render
from cxlab.workbook.records import of_kind, record_of
from tests.workbook.pages.test_page_exporter import PICTURE
from tests.workbook.tiny import notebook

WORDS_BEFORE_THE_PICTURE = 120
LONGEST_SENTENCE, SCHOOL_YEARS = 25, 9  # words; years at school to read it with ease


@pytest.mark.parametrize("book", catalogue(), ids=lambda book: book.name)
def test_every_report_begins_with_a_short_answer_and_names_its_picture(book):
    headline = of_kind(book.content, "bottom_line")[-1]["headline"]
    assert 3 < len(headline.split()) <= MOST_WORDS
    named = [cell for cell in book.content.cells if "picture" in cell.metadata.get("tags", ())]
    assert len(named) == 1
    assert any(record_of(output).get("kind") == "figure" for output in named[0].outputs)


def sentences_of(book):
    """What a manager reads first: question, why, bottom line, what to do."""
    bottom = of_kind(book.content, "bottom_line")[-1]
    texts = [book.question, book.why, bottom["headline"], *bottom["advice"][:3]]
    parts = [part for text in texts for part in re.split(r"(?<=[.?!:;])\s+", text)]
    return [part for part in parts if len(part.split()) > 2]


@pytest.mark.parametrize("book", catalogue(), ids=lambda book: book.name)
def test_the_first_screen_is_in_plain_words(book):
    """Short sentences, and the automated readability index (Senter & Smith 1967) of school."""
    sentences = sentences_of(book)
    assert [sentence for sentence in sentences if len(sentence.split()) > LONGEST_SENTENCE] == []
    words = [word for sentence in sentences for word in re.findall(r"[A-Za-z']+", sentence)]
    letters = sum(map(len, words)) / len(words)
    assert 4.71 * letters + 0.5 * len(words) / len(sentences) - 21.43 < SCHOOL_YEARS


def test_the_picture_comes_before_the_actions_and_few_words_before_it(jam_run):
    html = render(jam_run).html
    body = html.partition("<main>")[2]
    before = re.sub(r"<[^>]*>", " ", body.partition("<figure")[0]).split()
    assert len(before) < WORDS_BEFORE_THE_PICTURE
    places = [body.index(mark) for mark in ("cx-headline", "How sure", "<figure", "What to do")]
    assert places == sorted(places)


def test_each_figure_and_each_finding_stands_once(jam_run):
    html = render(jam_run).html
    ids = [record["id"] for record in of_kind(jam_run.executed, "bottom_line")[-1]["findings"]]
    for id in ids:
        assert html.count(f'id="{id}"') == 1
        assert html.count(f"id {id} ") == 1  # under its card
        assert f'<a href="#{id}"' in html
    alts = re.findall(r'<svg[^>]*aria-label="([^"]*)"[^>]*class="cx-wide"', html)
    assert len(alts) == len(set(alts)) == 3


def test_more_than_three_actions_are_folded(jam_run):
    book = deepcopy(jam_run.executed)
    record = next(
        record_of(output)
        for cell in book.cells
        for output in cell.get("outputs", ())
        if record_of(output).get("kind") == "bottom_line"
    )
    record["advice"] = ["one", "two", "three", "four"]
    first = first_screen(replace(jam_run, executed=book))
    assert (first.actions, first.more_actions) == (("one", "two", "three"), ("four",))


def test_a_cell_may_name_a_picture_it_has_not_drawn():
    cell = notebook("1 + 1").cells[-1]
    assert carrying(cell) == []
    cell.metadata["tags"] = ["picture"]
    cell.outputs = [{"output_type": "display_data", "data": {"image/png": PICTURE}}]
    assert carrying(cell) == []


def test_a_notebook_without_a_bottom_line_has_no_first_screen(jam_run):
    assert first_screen(replace(jam_run, executed=notebook("1 + 1"))) is None


def figure(name, empty=False):
    record = {"kind": "figure", "name": name} | ({"empty": True} if empty else {})
    output = {"output_type": "display_data", "data": {"text/html": name}}
    return output | {"metadata": {"cxlab": record}}


@pytest.mark.parametrize(
    ("named", "others", "shown"),
    [
        ([figure("answer")], [figure("other")], "answer"),
        ([figure("answer", empty=True)], [figure("other", empty=True)], None),
        ([figure("answer", empty=True)], [figure("hollow", empty=True), figure("b")], "b"),
        ([], [figure("other")], None),
    ],
)
def test_a_picture_without_anything_in_it_gives_way_to_the_next_outside_the_methods(
    named, others, shown
):
    cells = notebook("1", "2", "3", "4").cells[-4:]
    cells[0] = new_markdown_cell("## Method", metadata={"tags": ["methods"]})
    cells[1].outputs = [figure("of the method")]
    cells[2] = new_markdown_cell("## Answer")
    cells[3].outputs = others
    if named:
        carrier = notebook("5").cells[-1]
        carrier.metadata["tags"], carrier.outputs = ["picture"], named
        cells.append(carrier)
    picture = picture_of(cells)
    assert (picture and picture["data"]["text/html"]) == shown
