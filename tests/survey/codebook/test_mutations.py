"""One simulated survey, written in many ways: each draft gives the gaps of the answers put in."""

import csv
import random

import numpy as np
import pytest

from cxlab.survey.codebook.codebook_file import read_codebook
from cxlab.survey.codebook.draft import draft
from cxlab.survey.files.read import read_survey
from cxlab.survey.responses import clean

ASKED = ("Clean rooms", "On-time start", "Helpful staff", "Polite staff", "Clear prices")
HEADS = (
    ("E{i:02}", "P{i:02}"),
    ("EXP[SQ{i:03}]", "PER[SQ{i:03}]"),
    ("grp_1/exp_{i}", "grp_2/perc_{i}"),
    ("{i}. Expectation: {text}", "{i}. Perception: {text}"),
    ("{text} (expected)", "{text} (perceived)"),
    ("[기대] {text}", "[실제] {text}"),
    ("What I expect.{text}", "What I got here.{text}"),
    ("E{i} Excellent hotels: {text}", "P{i} This hotel: {text}"),
)
ENGLISH = ("Strongly disagree", "Disagree", "Neither agree nor disagree", "Agree", "Strongly agree")
KOREAN = ("전혀 그렇지 않다", "그렇지 않다", "보통이다", "그렇다", "매우 그렇다")
FORMS = {
    "number": "{n}",
    "words": "{english}",
    "korean": "{korean}",
    "label": "{n} - {english}",
    "falling": "{turned}={english}",
    "brackets": "{korean} ({n})",
    "unit": "{n}점",
    "circled": "{circled}",
}
BLANKS = ("", "NA", "N/A", "99", "-9", "Don't know", "무응답")
ENCODINGS = ("utf-8", "utf-8-sig", "utf-16")


def written(value, form):
    return FORMS[form].format(
        n=value,
        turned=6 - value,
        english=ENGLISH[value - 1],
        korean=KOREAN[value - 1],
        circled="①②③④⑤"[value - 1],
    )


def mutated(path, seed, form):
    """Write a survey in one of many ways; return the gap of each item asked on both sides."""
    choice, drawn = random.Random(seed), np.random.default_rng(seed)
    expected = np.clip(np.rint(drawn.normal(4, 0.9, (80, 5))), 1, 5).astype(int)
    perceived = np.clip(np.rint(drawn.normal(3, 1.1, (80, 5))), 1, 5).astype(int)
    blank, heads = choice.choice(BLANKS), HEADS[seed % len(HEADS)]
    second = list(range(5))
    if "{text}" in heads[1] and seed % 3:  # asked in another order, one question dropped
        second = choice.sample(second, 4)
    columns, gaps, answered = {}, [], []
    for side, (answers, items) in enumerate(((expected, range(5)), (perceived, second))):
        without = drawn.random((80, 5)) < 0.04
        answered.append(~without)
        for place, item in enumerate(items, start=1):
            number = place if "{text}" in heads[1] else item + 1
            head = heads[side].format(i=number, text=ASKED[item])
            columns[head] = [
                blank if gone else written(int(value), form)
                for value, gone in zip(answers[:, item], without[:, item], strict=True)
            ]
    for item in second:
        both = answered[0][:, item] & answered[1][:, item]
        gaps.append(float((perceived - expected)[both, item].mean()))
    with path.open("w", encoding=choice.choice(ENCODINGS), newline="") as opened:
        lines = csv.writer(opened, delimiter=choice.choice(",;\t"))
        lines.writerow(columns)
        lines.writerows(zip(*columns.values(), strict=True))
    return gaps


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("seed", range(8))
def test_the_draft_gives_the_gaps_of_the_unmutated_answers(tmp_path, seed, form):
    gaps = mutated(tmp_path / "simulated.csv", seed, form)
    survey = read_survey(tmp_path / "simulated.csv")
    text = draft(survey).text.replace("dimension: FILL IN", "dimension: speed")
    codebook = tmp_path / "simulated.yml"
    codebook.write_text(text, encoding="utf-8")
    cleaned = clean(survey, read_codebook(codebook))
    drafted = [
        float((cleaned.frame[pair.perception] - cleaned.frame[pair.expectation]).mean())
        for pair in cleaned.codebook.pairs()
    ]
    assert sorted(drafted) == pytest.approx(sorted(gaps))
