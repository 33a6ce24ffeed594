import json

from cxlab.words import speaking
from cxlab.workbook.compare import compare
from cxlab.workbook.compare_page import described, page, table
from tests.workbook.test_compare import finding


def result(folder, name, value, **parameters):
    content = {
        "notebook": "01_shop",
        "findings": [finding(value).to_dict()],
        "passport": {
            "files": {f"{name}.csv": name},
            "parameters": {"data": f"own_data/{name}.csv"} | parameters,
        },
    }
    path = folder / f"{name}.json"
    path.write_text(json.dumps(content), encoding="utf-8")
    return path


def test_the_page_is_offline_and_escapes_what_it_shows(tmp_path):
    old = result(tmp_path, "old", 0.05, outcome="<u>")
    new = result(tmp_path, "new", 0.06)
    html = page(compare(old, new), "a<b>.json", described(new))
    assert "&lt;bought&gt;" in html
    assert "outcome &lt;u&gt;, then not set" in html
    assert f"Old: a&lt;b&gt;.json. New: {tmp_path.name}/new.json (new.csv)." in html
    assert str(tmp_path.parent) not in html
    assert "http" not in html.replace("http-equiv", "")


def test_a_page_says_its_language(tmp_path):
    """Other languages differ in words alone: what is compared is no sentence."""
    lines = compare(result(tmp_path, "old", 0.05), result(tmp_path, "new", 0.5))
    with speaking("ko"):
        assert '<html lang="ko">' in page(lines, "old", "new")
        assert table(lines).rows[0][-1] == "shop.sold"
