import pandas as pd
import pytest

from cxlab.errors import InputError
from cxlab.published import SURVEYS
from cxlab.questions import service_quality as question
from cxlab.questions.service_quality.survey import survey_of_table
from tests.questions.service_quality.surveys import answers, write
from tests.tolerances import EXACT

KIOSK = survey_of_table(SURVEYS / "kiosk_kservqual2019.csv", "kiosk_2019", own=False)
HEAD = "variable,role,dimension,n,mean,sd,P1,y\n"


def own(tmp_path, text):
    path = tmp_path / "mine.csv"
    path.write_text(text, encoding="utf-8")
    return survey_of_table(path, "own data: mine.csv", own=True)


def test_a_printed_table_knows_its_pairs_dimensions_and_outcomes():
    assert len(KIOSK.pairs()) == 24
    assert [(p.name, e.name) for p, e in KIOSK.pairs()][11] == ("P12", "E12")
    assert len(KIOSK.dimensions("perception")["empathy"]) == 8
    assert KIOSK.outcomes()["reuse"] == ("reuse_1", "reuse_2")
    assert KIOSK.outcome("")[0] == "satisfaction"


def test_composites_are_means_of_the_items():
    both = KIOSK.composites({"sum": {"P01": 1.0, "P02": 1.0}})
    assert both.mean[0] == pytest.approx(5.879227 + 6.149758)


def test_an_outcome_that_is_not_there():
    with pytest.raises(InputError, match="no outcome 'reus'; it has satisfaction, reuse. Did you"):
        KIOSK.outcome("reus")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("variable,n,mean,sd,P1\nP1,9,1,1,1\n", "column 'role' is missing: one of expectation"),
        (
            HEAD + "P1,percepton,a,9,1,1,1,.5\ny,outcome,,9,1,1,.5,1\n",
            "variable 'P1': role is 'percepton', allowed are .* Did you mean 'perception'",
        ),
    ],
)
def test_printed_tables_that_make_no_sense(tmp_path, text, message):
    with pytest.raises(InputError, match=message):
        own(tmp_path, text)


def test_answers_summed_up_where_they_lie_give_the_gaps_of_those_held(tmp_path):
    columns = answers(200)
    data, book = write(tmp_path, columns)
    parts = tmp_path / "parts"
    parts.mkdir()
    pd.DataFrame(columns).to_parquet(parts / "simulated_1.parquet")
    held, summed = (question.gaps(question.load(d, book), 0.95) for d in (data, str(parts)))
    for one, other in zip(held.dimensions, summed.dimensions, strict=True):
        if one.survey is not None:
            assert other.survey.gap.d_z == pytest.approx(one.survey.gap.d_z, rel=EXACT)
            assert other.survey.n == one.survey.n
    held, summed = (question.structure(g.survey, 0.95, 200, 1) for g in (held, summed))
    for one, other in zip(held.scales, summed.scales, strict=True):
        if one.reliability is not None:
            assert other.reliability.alpha == pytest.approx(one.reliability.alpha, rel=EXACT)
