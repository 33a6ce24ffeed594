import numpy as np
import pytest

from cxlab.survey.codebook.codebook_file import read_codebook
from cxlab.survey.files.read import read_survey
from cxlab.survey.responses import clean
from cxlab.workbook.sweep.protected import protected
from cxlab.workbook.sweep.release import earlier

ITEMS = [f"{side}{item}" for side in "EP" for item in range(1, 6)]


@pytest.fixture
def survey(tmp_path):
    def of(table, groups):
        file, book = tmp_path / "shop.csv", tmp_path / "shop.yml"
        lines = [",".join("" if np.isnan(x) else f"{x:g}" for x in row) for row in table]
        file.write_text("\n".join([",".join(ITEMS), *lines]) + "\n", encoding="utf-8")
        roles = {"E": "expectation", "P": "perception"}
        columns = [f"  {n}: {{role: {roles[n[0]]}, item: {n[1]}, label: item {n[1]}}}"
                   for n in ITEMS]  # fmt: skip
        book.write_text("\n".join(["columns:", *columns]) + "\n", encoding="utf-8")
        responses = clean(read_survey(file), read_codebook(book))
        return protected(responses, groups, 10, earlier("", responses))

    return of


def test_what_few_answered_otherwise_is_taken_out_and_said(survey):
    table = np.random.default_rng(1).integers(1, 8, (80, 10)).astype(float)
    table[:3, 4] = np.nan  # three people of A skipped E5
    taken = survey(table, ["A"] * 40 + ["B"] * 40)
    assert taken.hidden == frozenset()
    assert {place: len(taken.blanked[place]) for place in range(3)} == {0: 9, 1: 9, 2: 9}
    assert taken.told_by_total == 3
    assert taken.notes["A"].startswith("27 answers of 3 people, which fewer than 10")
    # Ten others of A are left out to hide the three; a report of all need not leave these out.
    assert sum(map(bool, taken.of_everybody.values())) == 3
    assert taken.note_of_everybody.startswith("27 answers of 3 people")
    everything = survey(np.full((80, 10), 4.0) + np.arange(80)[:, None] % 3, ["A"] * 80)
    assert (everything.blanked, everything.notes) == ({}, {})


def test_one_answer_to_everything_is_a_way_of_its_own(survey):
    # A report also shows gaps without these people: what is between is theirs.
    table = np.random.default_rng(1).integers(1, 8, (80, 10)).astype(float)
    table[:2] = 5
    taken = survey(table, ["A"] * 40 + ["B"] * 40)
    assert {0, 1} <= set(taken.blanked)
    assert taken.told_by_total == 2
