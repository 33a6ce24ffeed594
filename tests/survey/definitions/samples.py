"""The samples of definitions with their right answers, and what makes variants of them."""

import csv
import json
from pathlib import Path

from cxlab.survey.codebook.codebook_file import read_codebook
from cxlab.survey.codebook.draft import write_draft
from cxlab.survey.files.read import read_survey
from cxlab.survey.responses import clean

# From the samples' RIGHT.md, computed there with pandas: people and mean gap of each item.
GAPS = {
    "1": (35, -0.5429),
    "2": (35, -1.1143),
    "3": (34, -1.4706),
    "4": (34, -1.2059),
    "5": (34, -1.3824),
    "6": (34, -1.5000),
}
SATISFACTION = {(1.0, 5.0): 3.2051, (0.0, 100.0): 55.1282}
AGREE = ("Strongly disagree", "Disagree", "Slightly disagree", "Neither", "Slightly agree")
AGREE = (*AGREE, "Agree", "Strongly agree")
SATISFIED = {
    "0": "Very dissatisfied",
    "25": "Dissatisfied",
    "50": "Neither",
    "75": "Satisfied",
    "100": "Very satisfied",
}


def drafted(data, *definitions, out):
    """Return the responses that the drafted codebook gives, untouched by hand, and its text."""
    write_draft(Path(data), out, definitions)
    return clean(read_survey(data), read_codebook(out)), out.read_text(encoding="utf-8")


def check(data, *definitions, out, turned=1):
    """Hold a draft to the right answers: 6 pairs, items reversed, gaps, satisfaction."""
    responses, text = drafted(data, *definitions, out=out)
    book = responses.codebook
    gaps = {
        pair.item: responses.frame[pair.perception] - responses.frame[pair.expectation]
        for pair in book.pairs()
    }
    seen = {
        item: (int(gap.notna().sum()), round(float(gap.mean()), 4)) for item, gap in gaps.items()
    }
    assert seen == GAPS
    assert sum(column.reversed for column in book.columns) == turned
    (column,) = book.outcomes()["satisfaction"]
    answers = responses.frame[column]
    assert int(answers.notna().sum()) == 39
    assert round(float(answers.mean()), 4) == SATISFACTION[book.column(column).scale]
    assert "words differ" not in text.casefold()
    return responses, text


def read_rows(path):
    with path.open(encoding="utf-8-sig", newline="") as opened:
        sample = opened.read()
    return list(csv.reader(sample.splitlines(), delimiter=";" if '";"' in sample else ","))


def write_rows(path, rows):
    with path.open("w", encoding="utf-8", newline="") as opened:
        csv.writer(opened).writerows(rows)
    return path


def write_json(path, content):
    path.write_text(json.dumps(content), encoding="utf-8")
    return path
