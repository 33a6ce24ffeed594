import pytest

from cxlab.published import ROOT
from cxlab.simulate.servqual import ITEMS, MATTERS, servqual
from cxlab.survey.codebook.codebook_file import read_codebook
from cxlab.survey.files.read import read_survey
from cxlab.survey.quality import checks
from cxlab.survey.responses import clean

SAMPLES = ROOT / "data" / "samples"


def test_the_sample_is_what_the_function_gives():
    written = (SAMPLES / "simulated_servqual.csv").read_bytes()
    assert written.decode() == servqual(300, 1988).to_csv(index=False, lineterminator="\n")


def test_the_sample_and_its_codebook_fit():
    codebook = read_codebook(SAMPLES / "simulated_servqual.yml")
    responses = clean(read_survey(SAMPLES / "simulated_servqual.csv"), codebook)
    assert "simulated" in codebook.title.casefold()
    assert responses.frame.shape == (300, 45)
    assert not responses.frame.isna().any(axis=None)
    assert len(codebook.pairs()) == 22
    assert {d: len(names) for d, names in codebook.dimensions("perception").items()} == ITEMS
    assert [check.key for check in checks(responses) if check.passed is False] == []


def test_what_was_put_in_comes_out():
    """With many answers the dimension that matters most correlates most, and branches differ."""
    answers = servqual(20_000, 1)
    first = {}
    for dimension, count in ITEMS.items():
        start = sum(first.values()) + 1
        first[dimension] = count
        items = [f"P{number:02}" for number in range(start, start + count)]
        answers[dimension] = answers[items].mean(axis=1)
    with_satisfaction = answers[list(ITEMS)].corrwith(answers["satisfaction"])
    assert with_satisfaction.idxmax() == max(MATTERS, key=MATTERS.get)
    by_branch = answers.groupby("branch")["reliability"].mean()
    # Answers are cut off at 7, which takes a little of the 0.6 put in.
    assert by_branch["Centre"] - by_branch["Station"] == pytest.approx(0.6, abs=0.08)
