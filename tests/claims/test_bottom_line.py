from dataclasses import replace

from cxlab.claims.bottom_line import BottomLine, bottom_line_of
from cxlab.claims.by_verdict import ByVerdict
from cxlab.claims.estimate import Estimate
from cxlab.claims.finding import Finding
from cxlab.claims.findings import Findings
from cxlab.claims.verdict import Verdict


def finding(id, p, basis="confirmatory"):
    estimate = Estimate(0.1, 0.0, 0.2, "risk difference", p_value=p)
    return Finding(
        id, "H", f"claim {id}", estimate, Verdict.INCONCLUSIVE, 0, basis, reading="{more}"
    )


def test_the_family_is_declared_and_everything_is_escaped():
    line = BottomLine("<i>", ("<b>",), ("x",), (finding("<u>", 0.01), finding("b", 0.2)))
    assert "2 confirmatory findings have a p-value and share one family" in repr(line)
    html = line._repr_html_()
    assert all(tag not in html for tag in ("<i>", "<b>", "<u>"))
    assert line._repr_mimebundle_()[1]["cxlab"]["findings"][0]["p_value"] == 0.01


def test_no_headline_stands_on_few_people():
    def headline(n, out_of=None):
        estimate = Estimate(0.1, 0.05, 0.2, "risk difference", n=n, out_of=out_of)
        result = Finding("a", "H", "c", estimate, Verdict.SUPPORTED, 0, "confirmatory", reading="r")
        words = ByVerdict("a", supported="More buy.")
        line = bottom_line_of(Findings([result]), headline=[words], advice=[words], would_change=[])
        # What a few show is no ground for advice either.
        assert ("More buy." in line.advice) == ("More" in line.headline)
        assert ("too few to build on" in line._repr_html_()) == ("More" not in line.headline)
        return line.headline

    assert headline(30) == headline(30, 150) == "More buy."
    for few in ((29, None), (30, 151)):
        assert headline(*few).startswith("Too few people")


def test_a_headline_that_may_be_chance_is_a_hint():
    words = ByVerdict("a", supported="More buy.")
    for survives in (False, True, None):
        result = replace(finding("a", 0.01), verdict=Verdict.SUPPORTED, survives_family=survives)
        line = bottom_line_of(Findings([result]), headline=[words], advice=[words], would_change=[])
        assert line.headline.endswith("More buy.")
        assert line.headline.startswith("Only a hint:") == (survives is False)
        assert line.advice == ("More buy.",)
    several = ["First.", words, words, "Last."]
    hinted = replace(finding("a", 0.01), verdict=Verdict.SUPPORTED, survives_family=False)
    line = bottom_line_of(Findings([hinted]), headline=several, advice=[], would_change=[])
    hints = "Only a hint: More buy. Only a hint: More buy."  # each says which it is
    assert line.headline == f"First. {hints} Last."


def test_a_headline_has_room_for_forty_words_and_nothing_is_dropped():
    long = [" ".join([word] * 15) + "." for word in ("a", "b", "c", "d")]
    line = bottom_line_of(Findings(), headline=long, advice=[], would_change=[])
    assert line.headline == " ".join(long[:2])
    assert line.further == tuple(long[2:])
    assert all(sentence in repr(line) and sentence in line._repr_html_() for sentence in long)
    whole = bottom_line_of(Findings(), headline=["x " * 50], advice=[], would_change=[])
    assert whole.headline == "x " * 50
