from cxlab.questions.satisfaction import bottom_line, cuts, load, states
from tests.questions.satisfaction.surveys import PAIRED, found, own, rows


def line(answers, certainty=0.9, low=0.0, high=0.0):
    at = cuts(answers, "scale", low, high)
    every = found(answers, at=at, certainty=certainty)
    return bottom_line(every, answers, states(answers, at, certainty, 1))


def test_the_default_says_manage_the_experience():
    text = line(load("acsi2015"))
    assert "How good the experience was says more" in text.headline
    assert "satisfied in all 4 groups" in text.headline
    assert text.advice[0].startswith("Ask what customers experienced")
    assert "they hardly matter" in text.advice[1]
    assert "Maintain, and keep improving" in text.advice[2]
    unanswered = [f.id for f in text.findings if f.estimate is None]
    assert unanswered == [
        "satisfaction.last_experience",
        "satisfaction.drift",
        "satisfaction.drivers",
    ]


def test_no_strategy_where_no_state_is_known():
    text = line(load("mobi_moments"), 0.95, 4, 7.6)
    assert "cannot name the state" in " ".join((text.headline, *text.further))
    assert text.advice[-1] == "All customers: not sure yet; ask more customers first."


def test_dimensions_of_ones_own_point_to_notebook_03(tmp_path):
    book = f"{PAIRED}\n  satisfied: {{role: outcome}}\n"
    lines = [[e, min(e + 1, 7), p, max(p - 1, 1), s] for e, p, s in rows()]
    text = line(own(tmp_path, lines, book, "E1,E2,P1,P2,satisfied"))
    assert "notebook 03_service_quality" in text.advice[-1]
    assert "speed" in repr(text)


def test_surprise_that_explains_more_turns_the_advice(tmp_path):
    noise = [i % 3 - 1 for i in range(120)]
    turned = [
        [e, p, min(max(4 + p - e + n, 1), 7)] for (e, p, _), n in zip(rows(120), noise, strict=True)
    ]
    text = line(own(tmp_path, turned))
    assert "lies above expectation says more than how good it was" in text.headline
    assert "Do not promise more than you deliver" in text.advice[1]
