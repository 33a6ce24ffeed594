import json
from math import inf

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxlab.claims.conclude import conclude
from cxlab.claims.estimate import Estimate
from cxlab.claims.finding import Finding
from cxlab.claims.verdict import Verdict

finite = st.floats(-1, 1, allow_nan=False)
effects = st.floats(0, 0.5)


@st.composite
def estimates(draw):
    lower, value, upper = sorted(draw(st.tuples(finite, finite, finite)))
    if draw(st.booleans()):
        upper = inf
    return Estimate(value, lower, upper, "risk difference", n=draw(st.integers(1, 999)))


def finding(estimate, expected="positive", smallest_effect=0.02, **more):
    reading = "{more} of group A did it (10%) than of group B (5%)"
    return conclude(
        "x.y",
        "H1",
        "A does more.",
        estimate,
        expected=expected,
        smallest_effect=smallest_effect,
        basis="confirmatory",
        reading=reading,
        directions=("more", "fewer"),
        **more,
    )


@given(estimates(), st.sampled_from(["positive", "negative", "different"]), effects)
def test_prose_agrees_with_numbers(estimate, expected, smallest_effect):
    result = finding(estimate, expected, smallest_effect)
    sentence = result.sentence()
    small = not set("123456789") & set(estimate.show(abs(estimate.value)))
    nothing = small and result.verdict.name not in ("SUPPORTED", "CONTRADICTED")
    assert ("group A" in sentence) != ("As good as no difference" in sentence)
    if not nothing:
        assert sentence.startswith("More" if estimate.value > 0 else "Fewer")
        assert f"by {estimate.show(abs(estimate.value))} percentage points" in sentence
    assert ("supports" in sentence) == (result.verdict is Verdict.SUPPORTED)
    assert ("contradicts the claim" in sentence) == (result.verdict is Verdict.CONTRADICTED)
    assert ("smaller than the" in sentence) or result.verdict is not Verdict.NEGLIGIBLE


@given(estimates(), st.text(), st.text())
def test_json_and_back(estimate, note, claim):
    result = Finding(
        "a", "H1", claim, estimate, Verdict.INCONCLUSIVE, 0.02, "exploratory", ("s",), note
    )
    text = json.dumps(result.to_dict(), allow_nan=False)
    assert Finding.from_dict(json.loads(text)) == result


def test_no_evidence_says_why_and_survives_json():
    result = finding(None, note="nobody counted.")
    assert result.verdict is Verdict.NO_EVIDENCE
    assert result.sentence() == "No evidence found: nobody counted."
    assert Finding.from_dict(result.to_dict()) == result
    with pytest.raises(ValueError, match="must say what is missing"):
        finding(None)


def test_stable_json_keys():
    promised = "id hypothesis claim measure value lower upper level p_value n verdict"
    promised += " smallest_effect basis sources note"
    assert (
        set(promised.split())
        <= finding(Estimate(0.1, 0.0, 0.2, "risk difference")).to_dict().keys()
    )


def test_the_card_escapes_what_it_shows():
    card = finding(Estimate(0.1, 0.0, 0.2, "risk difference"), note="<script>x</script>")
    assert "<script>" not in card._repr_html_()
    assert "&lt;script&gt;" in card._repr_html_()


def test_a_name_with_braces_is_shown_as_it_is():
    result = conclude(
        "x",
        "H1",
        "c",
        Estimate(0.1, 0.0, 0.2, "risk difference"),
        expected="positive",
        smallest_effect=0,
        basis="exploratory",
        reading="{more} of {0} and {name}",
        directions=("more", "fewer"),
    )
    assert result.sentence().startswith("More of {0} and {name}")


def test_exact_values_travel_in_the_metadata():
    data, metadata = finding(Estimate(1 / 3, 0.1, 0.5, "risk difference"))._repr_mimebundle_()
    assert metadata["cxlab"]["value"] == 1 / 3
    assert set(data) == {"text/plain", "text/html"}


def test_a_negative_slope_is_no_opposite_of_itself():
    said = [
        finding(Estimate(-0.2, lower, upper, "slope"), "negative", 0.1).sentence()
        for lower, upper in ((-0.35, -0.05), (-0.5, 0.2))
    ]
    assert "above \N{MINUS SIGN}0.10" in said[0]
    assert "other way round" in said[1]


def test_where_nothing_is_more_the_interval_keeps_its_sides():
    """ "As many as" says no direction, so its interval is A minus B, as in every table."""
    level = Estimate(-0.0003, -0.018, 0.012, "risk difference")
    result = finding(level, neutral="as many of group A did it as of group B")
    assert result.sentence().startswith("As many")
    assert f"interval {level.interval_text()}" in result.sentence()
