from cxlab.published import ROOT
from cxlab.workbook.catalogue import catalogue
from cxlab.workbook.pages.index import entry, index_page, markdown


def test_the_committed_markdown_is_what_the_committed_findings_say():
    entries = [entry(notebook, notebook.content) for notebook in catalogue()]
    assert (ROOT / "reports" / "README.md").read_text(encoding="utf-8") == markdown(entries)
    assert all(each.headline and each.findings for each in entries)


def test_the_index_shows_every_finding_and_ledger_row(jam_run):
    page = index_page([entry(jam_run.notebook, jam_run.executed)])
    assert page.count("<tr id=") == page.count(" data-verdict=") == 6
    assert '<option value="SUPPORTED">' in page
    assert "{shown} of {all} findings" in page  # the script fills it in
    assert "5/145 and 30/104 (32.338)" in page
    assert 'data-sort="0.10270184' in page
    assert "http:" not in page
    assert "https:" not in page


def test_the_index_escapes(jam_run):
    each = entry(jam_run.notebook, jam_run.executed)
    hostile = type(each)("<i>", "<b>", "<u>", each.findings, ())
    page = index_page([hostile])
    assert all(tag not in page for tag in ("<i>", "<b>", "<u>"))
    assert "\\<b\\>" in markdown([hostile])
