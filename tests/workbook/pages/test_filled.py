from cxlab.words import speaking
from cxlab.workbook.pages import filled as module
from cxlab.workbook.pages.filled import filled


def test_what_is_said_is_escaped_and_in_the_pages_language(tmp_path, monkeypatch):
    monkeypatch.setattr(module, "TEMPLATE", tmp_path)
    monkeypatch.setattr(module, "_environment", module._environment.__wrapped__)
    (tmp_path / "report.css").touch()
    template = (
        '<html lang="{{ language }}"><b>{{ say("No evidence found: {note}", note=name) }}</b>'
    )
    (tmp_path / "x.html.j2").write_text(template, encoding="utf-8")
    english = filled("x.html.j2", name="<i>")
    assert english == '<html lang="en"><b>No evidence found: &lt;i&gt;</b>'
    with speaking("ko"):
        assert filled("x.html.j2", name="<i>").startswith('<html lang="ko">')
