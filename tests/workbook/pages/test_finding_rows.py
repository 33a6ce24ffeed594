import re
from dataclasses import replace
from html import unescape

from cxlab.claims.conclude import conclude
from cxlab.claims.estimate import Estimate
from cxlab.workbook.pages.finding_rows import finding_rows

FALLS_SHORT = Estimate(-0.5, -0.7, -0.3, "correlation", n=400)


def finding(estimate=FALLS_SHORT, id="a.b", claim="It is less.", **more):
    usual = {
        "expected": "negative",
        "basis": "confirmatory",
        "smallest_effect": 0.1,
        "reading": "so much",
        "note": "Why.",
    }
    return conclude(id, "H1", claim, estimate, **(usual | more))


def rows(*findings, **more):
    return finding_rows([each.to_dict() for each in findings], **more)


def test_a_claim_that_holds_may_be_bad_news_and_says_so_by_word_shape_and_colour():
    bad, good = rows(finding(good="more")), rows(finding(good="less"))
    for html, word, kind in ((bad, "bad news", "cx-down"), (good, "good news", "cx-up")):
        assert "Supported" in html
        row = html.partition("<summary>")[2]
        assert word in row
        assert f'<svg class="cx-line {kind}"' in row
    assert re.findall(r'<path d="[^"]*"', bad) != re.findall(r'<path d="[^"]*"', good)
    neither = rows(finding())
    assert "news" not in neither


def test_each_finding_stands_once_and_opens_without_script():
    html = rows(finding(id="a.b"), finding(id="c.d"), finding(None, id="e.f"))
    assert re.findall(r'<details class="cx-row" id="([^"]+)"', html) == ["a.b", "c.d", "e.f"]
    assert html.count("cx-card") == 3
    assert "<script" not in html
    assert "Why." in html.partition("</summary>")[2]


def test_what_is_about_measurements_and_what_has_no_evidence_stand_in_folds_of_their_own():
    alpha = replace(finding(id="alpha.x"), of_measurement=True)
    html = rows(finding(None, id="e.f"), alpha, finding(id="a.b"))
    places = [html.index(f'id="{id}"') for id in ("a.b", "alpha.x", "e.f")]
    assert places == sorted(places)
    assert html.count('<details class="cx-apart">') == 2
    assert "cx-apart" not in rows(alpha, finding(None), folded=False)


def test_a_difference_says_its_direction_in_words_where_a_sign_would_contradict_the_verdict():
    fewer = Estimate(-0.199, -0.28, -0.11, "risk difference", n=400)
    said = {"reading": "{more} stop at six", "directions": ("more", "fewer")}
    sizes = [
        re.findall('<span class="cx-size">(.*?)</span>', rows(finding(one, **said)))
        for one in (fewer, Estimate(0.199, 0.11, 0.28, "risk difference"), FALLS_SHORT)
    ]
    size = "by 19.9 percentage points"
    # A level, as a correlation is, keeps its sign.
    assert sizes == [[f"fewer, {size}"], [f"more, {size}"], ["\N{MINUS SIGN}0.50"]]


def test_it_escapes_and_says_numbers_aloud():
    html = rows(finding(id="a.<i>", claim="<b>", note="<u>", good="less"))
    assert not any(tag in html for tag in ("<b>", "<u>", "<i>"))
    (aloud,) = re.findall(r'role="img" aria-label="([^"]+)"', html)
    assert unescape(aloud) == FALLS_SHORT.text()
