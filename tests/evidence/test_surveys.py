import pandas as pd
import pytest

from cxlab.errors import InputError
from cxlab.evidence.surveys import load_survey
from cxlab.published import SURVEY_SOURCES
from cxlab.statistics.moments import average
from tests.questions.service_quality.surveys import answers, write
from tests.tolerances import EXACT

HEAD = "variable,role,dimension,n,mean,sd,P1,y\n"


def own(tmp_path, text):
    path = tmp_path / "mine.csv"
    path.write_text(text, encoding="utf-8")
    return load_survey(str(path))


@pytest.mark.parametrize("name", SURVEY_SOURCES)
def test_every_published_survey_is_read(name):
    survey = load_survey(name)
    assert survey.people > 200
    assert len(survey.variables) >= 5
    assert survey.moments([v.name for v in survey.variables[:2]]).n == survey.people


def test_a_users_printed_table_is_known_to_be_the_users(tmp_path):
    text = HEAD + "P1,perception,Speed,9,1,1,1,.5\ny,outcome,,9,1,1,.5,1\n"
    survey = own(tmp_path, text)
    assert (survey.own, survey.source, survey.name) == (True, "own data: mine.csv", "mine.csv")
    assert survey.dimensions("perception") == {"speed": ("P1",)}
    assert survey.checks == ()


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


@pytest.mark.parametrize(
    ("names", "message"),
    [
        (["a b", "a_b"], "'a b' and 'a_b' are too alike"),
        (["Overall"], "cannot be called 'overall'"),
        (["{more}"], "cannot be called '{more}'"),
    ],
)
def test_dimensions_that_findings_could_not_be_told_apart_by(tmp_path, names, message):
    heads = [f"P{place}" for place in range(len(names))]
    lines = [",".join(["variable,role,dimension,n,mean,sd", *heads])]
    for place, name in enumerate(names):
        row = [str(float(place == other)) for other in range(len(names))]
        lines.append(",".join([f"P{place},perception,{name},9,1,1", *row]))
    with pytest.raises(InputError, match=message):
        own(tmp_path, "\n".join(lines) + "\n")


def test_a_published_survey_takes_no_codebook():
    with pytest.raises(InputError, match="mine.yml is for answers of your own"):
        load_survey("kiosk_kservqual2019", "mine.yml")


def test_answers_summed_up_where_they_lie_give_the_moments_of_those_held(tmp_path):
    columns = answers(200)
    data, book = write(tmp_path, columns)
    parts = tmp_path / "parts"
    parts.mkdir()
    pd.DataFrame(columns).to_parquet(parts / "simulated_1.parquet")
    held, summed = load_survey(data, book), load_survey(str(parts), book)
    assert (held.people, held.scale, held.own) == (200, "1 to 7", True)
    assert (summed.people, summed.scale) == (200, "1 to 7")
    assert summed.responses is None
    checks = {check.key: check for check in held.checks}
    looked_at = [check for check in summed.checks if check.passed is not None]
    assert {check.key for check in looked_at} == {
        *("people", "scale", "out_of_range", "missing", "ceiling"),
    }
    assert [checks[check.key] for check in looked_at] == looked_at
    not_looked_at = {check.key for check in summed.checks} - {check.key for check in looked_at}
    assert not_looked_at <= set(checks)
    weights = {"speed": average(held.dimensions("perception")["speed"])}
    one, other = held.composites(weights), summed.composites(weights)
    assert other.mean == pytest.approx(one.mean, rel=EXACT)
    assert other.covariance == pytest.approx(one.covariance, rel=EXACT)
