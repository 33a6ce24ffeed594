import numpy as np
import pytest

from cxlab.errors import InputError
from cxlab.questions.complaints import load
from tests.questions.complaints.surveys import customers, found, write
from tests.tolerances import EXACT


def test_bands_of_single_ratings_give_the_correlation_of_raw_answers(tmp_path):
    rows = customers()
    finding = found(*write(tmp_path, rows)).of("complaint.handling_satisfaction")
    cells = [row.split(",") for row in rows]
    pairs = [(float(c[1]), float(c[2])) for c in cells if c[0] == "1" and c[1] and c[2]]
    assert finding.estimate.value == pytest.approx(np.corrcoef(np.array(pairs).T)[0, 1], abs=EXACT)
    assert (finding.estimate.n, finding.verdict.name) == (len(pairs), "SUPPORTED")


def test_what_was_not_asked_is_no_evidence_and_says_so(tmp_path):
    path = tmp_path / "left.csv"
    rows = "1,1,30\n1,0,70\n0,1,10\n0,0,90"
    path.write_text("complained,left,count\n" + rows, encoding="utf-8")
    mine = found(str(path))
    assert mine.of("complaint.left").estimate.value == pytest.approx(0.2)
    assert mine.of("complaint.left").verdict.name == "CONTRADICTED"
    assert mine.of("complaint.paradox").note.startswith("left.csv does not hold")


def test_nobody_handled_well_enough_is_said(tmp_path):
    rows = [f"1,{1 + place % 5},{3 + place % 4},0" for place in range(40)]
    rows += [f"0,,{7 + place % 3},0" for place in range(40)]
    data = write(tmp_path, rows)
    assert "handled well enough" in found(*data).of("complaint.paradox").note
    assert found(*data, well_handled=4).of("complaint.paradox").estimate.value < 0
    assert load(*data).best == 10
    with pytest.raises(InputError, match="'well_handled' is 11, .* rated up to 10"):
        found(*data, well_handled=11)


def test_no_average_is_told_of_few_people_or_of_none(tmp_path):
    """One person rated the handling 1, and two who rated it 10 left satisfaction blank."""
    rows = ["1,1,10,0", "1,10,,0", "1,10,,0", *(f"1,{4 + k % 2},{5 + k % 2},0" for k in range(40))]
    note = found(*write(tmp_path, rows)).of("complaint.handling_satisfaction").note
    assert "5.00 where handling is rated 4, 6.00 where it is rated 5" in note


def test_two_people_who_were_handled_well_are_no_paradox(tmp_path):
    rows = [f"1,{1 + k % 5},{3 + k % 4},0" for k in range(40)] + ["1,10,9,0", "1,10,10,0"]
    rows += [f"0,,{6 + k % 3},0" for k in range(40)]
    paradox = found(*write(tmp_path, rows)).of("complaint.paradox")
    assert paradox.estimate is None
    assert paradox.note.startswith("people on one side")
