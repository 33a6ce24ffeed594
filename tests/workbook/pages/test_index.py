import re
from html import unescape

from cxlab.claims.ledger import STATUS
from cxlab.published import ROOT
from cxlab.words import say, speaking
from cxlab.workbook.catalogue import catalogue
from cxlab.workbook.pages.index import entry, index_page, markdown
from cxlab.workbook.records import findings


def test_the_committed_markdown_is_what_the_committed_findings_say():
    entries = [entry(notebook, notebook.content) for notebook in catalogue()]
    assert (ROOT / "reports" / "README.md").read_text(encoding="utf-8") == markdown(entries)
    assert all(each.headline and each.findings for each in entries)


def test_the_index_shows_every_finding_and_ledger_row(jam_run):
    page = index_page([entry(jam_run.notebook, jam_run.executed)])
    rows = re.findall(r'<details class="cx-row" id="([^"]+)" data-verdict="([A-Z_]+)">', page)
    records = [finding.to_dict() for finding in findings(jam_run.executed)]
    assert rows == [(record["id"], record["verdict"]) for record in records]
    assert len(rows) == 6
    assert all(record["sentence"] in unescape(page) for record in records)
    assert f'<a href="01_choice_overload.html">{jam_run.notebook.question}</a>' in page
    assert '<option value="SUPPORTED">' in page
    assert "{shown} of {all} findings" in page  # the script fills it in
    assert "5/145 and 30/104 (32.338)" in page
    assert 'data-sort="36.6795161' in page
    assert "http:" not in page
    assert "https:" not in page


def test_whether_a_number_comes_out_is_said_in_the_language_of_the_page(jam_run):
    with speaking("ko"):
        page = index_page([entry(jam_run.notebook, jam_run.executed)])
        told = {say(status) for status in STATUS.values()}
    (table,) = re.findall(r'<table id="cx-ledger".*?</table>', page, re.DOTALL)
    cells = [re.findall(r"<td[^>]*>(.*?)</td>", row) for row in table.split("<tr>")[2:]]
    assert cells
    assert {status for *_, status, _ in cells} <= told
    assert told.isdisjoint(STATUS)


def test_the_index_escapes(jam_run):
    each = entry(jam_run.notebook, jam_run.executed)
    hostile = type(each)("<i>", "<b>", "<u>", ("<b>",), each.findings, ())
    page = index_page([hostile])
    assert all(tag not in page for tag in ("<i>", "<b>", "<u>"))
    assert "\\<b\\>" in markdown([hostile])
