"""A report of everybody and a sweep's rest on the same answers of a branch."""

import csv
import io
from pathlib import Path

import numpy as np
import pytest

from cxlab.evidence.withheld_answers import withheld_answers
from cxlab.questions import satisfaction
from cxlab.survey.codebook.codebook_file import read_codebook
from cxlab.survey.files.read import read_survey
from cxlab.survey.responses import clean
from cxlab.workbook.sweep.rows import split
from tests.tolerances import ROOT

HEAD = "branch,E1,E2,P1,P2,happy,weight"
BOOK = """scale: [1, 7]
columns:
  branch: group
  E1: {role: expectation, item: 1}
  E2: {role: expectation, item: 2}
  P1: {role: perception, item: 1}
  P2: {role: perception, item: 2}
  happy: outcome
"""
WEIGHT = "  weight: {role: weight}\n"


def survey(folder, weight=lambda n: 1.0):
    """60 people in A and 60 in B; some of A skip an item, four of everybody the outcome."""
    draw = np.random.default_rng(5)
    rows = []
    for n in range(120):
        answers = [str(x) for x in draw.integers(1, 8, 5)]
        if n < 3:
            answers[0] = ""
        if 58 <= n < 62:
            answers[4] = ""
        rows.append(",".join(["A" if n < 60 else "B", *answers, f"{weight(n):g}"]))
    data, book = folder / "shop.csv", folder / "shop.yml"
    data.write_text("\n".join([HEAD, *rows]) + "\n", encoding="utf-8")
    book.write_text(BOOK if weight(0) == 1.0 else BOOK + WEIGHT, encoding="utf-8")
    return str(data), str(book)


@pytest.mark.parametrize(
    "weight", [lambda n: 1.0, lambda n: 2.0 + n % 7], ids=["plain", "weighted"]
)
def test_a_branch_of_the_report_of_everybody_is_the_branch_of_the_sweep(tmp_path, weight):
    data, book = survey(tmp_path, weight)
    everybody = satisfaction.load(data, book)
    parts = split(data, "branch", book, minimum_group=10).rows
    assert {group.name for group in everybody.groups} == set(parts) == {"A", "B"}
    for group in everybody.groups:
        file = tmp_path / f"{group.name}.csv"
        file.write_text(parts[group.name], encoding="utf-8")
        alone = satisfaction.load(str(file), book)
        assert group.moments.n == alone.whole.n
        assert group.moments.mean == pytest.approx(alone.whole.mean, rel=ROOT)
    told = everybody.whole.n - sum(group.moments.n for group in everybody.groups)
    assert told == 0 or told >= 10
    assert "Not used for groups" in repr(everybody.account)


def test_one_weight_of_its_own_is_not_used(tmp_path):
    data, book = survey(tmp_path, lambda n: 9.0 if n == 30 else 2.0)
    responses = clean(read_survey(data), read_codebook(book))
    taken = withheld_answers(responses, ["A"] * 60 + ["B"] * 60, 10)
    assert not taken.kept[30].any()
    assert not taken.total[30].any()
    assert taken.kept[31].all()
    used = next(csv.reader(io.StringIO(split(data, "branch", book, 10).rows["A"].splitlines()[31])))
    assert used[1:6] == [""] * 5


@pytest.mark.parametrize("ids", [False, True], ids=["no ids", "ids"])
@pytest.mark.parametrize("weight", [lambda n: 1.0, lambda n: 2.0 + n % 7], ids=["plain", "weights"])
def test_rows_in_another_order_keep_the_same_answers(tmp_path, weight, ids):
    def kept(order):
        data, book = survey(tmp_path, weight)
        head, *rows = Path(data).read_text(encoding="utf-8").splitlines()
        lines = [f"{rows[n]},{n}" for n in order]
        Path(data).write_text("\n".join([f"{head},who", *lines]) + "\n", encoding="utf-8")
        more = "  who: respondent\n" if ids else ""
        Path(book).write_text(Path(book).read_text(encoding="utf-8") + more, encoding="utf-8")
        responses = clean(read_survey(data), read_codebook(book))
        taken = withheld_answers(responses, ["A" if n < 60 else "B" for n in order], 10)
        assert not taken.kept.all()  # else nobody was chosen, and nothing is seen
        return {n: of_row.tolist() for n, of_row in zip(order, taken.kept, strict=True)}

    whole = kept(range(120))
    assert kept(np.random.default_rng(3).permutation(120).tolist()) == whole
