import json
from math import inf, sqrt
from pathlib import Path

import pytest

from cxlab.errors import InputError
from cxlab.evidence.studies import load
from cxlab.statistics.effect_sizes import variance_of_d
from tests.tolerances import EXACT, PRINTED_3, R_META

R = json.loads((Path(__file__).parents[1] / "reference" / "studies.json").read_text())


@pytest.fixture
def studies_of(tmp_path):
    def write(text, **more):
        path = tmp_path / "mine.csv"
        path.write_text(text, encoding="utf-8")
        return load(str(path), **more)

    return write


def test_the_published_effects():
    studies = load("choice_overload_effects")
    assert (len(studies.effects), studies.people) == (54, 4405)
    assert studies.variances[0] == pytest.approx(4 / 249 + 0.77**2 / 498, rel=EXACT)
    assert studies.marked == {
        "Iyengar & Lepper 2000, jam",
        "Iyengar & Lepper 2000, chocolate (inferred)",
        "Scheibehenne 2008, jam in Berlin (inferred)",
    }


def test_three_ways_to_give_studies(studies_of):
    by_d = studies_of("study,d,n\na,0.5,100\nb,-0.2,80\n")
    assert by_d.variances == (variance_of_d(0.5, 50, 50), variance_of_d(-0.2, 40, 40))
    by_variance = studies_of("study,effect,variance,moderator\na,0.5,0.04,1\nb,1,2,3\n")
    assert by_variance.moderator == (1, 3)
    assert by_variance.scales == pytest.approx((5, 1 / sqrt(2)))
    by_counts = studies_of("study,count_1,n_1,count_2,n_2\na,31,260,4,242\nb,10,50,10,50\n")
    assert by_counts.effects[1] == 0
    assert by_counts.people == 602


@pytest.mark.parametrize("name", ["hand", "schools"])
def test_several_effects_of_a_study_are_one_as_metafor_pools_them(studies_of, name):
    """At r = .8 what `aggregate` and `rma` of R give; told apart they would be too sure."""
    r = R[name]
    rows = zip(r["study"], r["yi"], r["vi"], strict=True)
    text = "\n".join(["study,effect,variance", *(f"{s},{y},{v}" for s, y, v in rows)])
    studies = studies_of(text)
    assert list(studies.names) == list(dict.fromkeys(map(str, r["study"])))
    mean = studies.pooled("REML", "hartung-knapp")
    expected = [r["pooled"][key] for key in ("value", "lower", "upper")]
    assert [mean.value, mean.lower, mean.upper] == pytest.approx(expected, abs=R_META)
    assert len(studies.uncombined.effects) == len(r["yi"])
    assert "correlate at 0.80" in repr(studies.account)
    surer = studies_of(text, correlation=0.2)
    assert sum(surer.variances) < sum(studies.variances)


def test_one_study_has_its_people_once_and_its_moderator_as_a_mean(studies_of):
    studies = studies_of("study,d,n,moderator\nA,0.2,80,1\nB,0.1,60,2\na ,0.4,100,4\n")
    assert studies.names == ("A", "B")
    assert studies.people == 160
    assert studies.moderator == (2.5, 2)
    assert studies.dfs == (inf, 58)
    account = repr(studies.account)
    assert "differs within studies" in account
    assert "'A' = 'a'" in account


def test_one_study_of_several_effects_is_no_meta_analysis(studies_of):
    with pytest.raises(InputError, match="1 study; need 2 or more"):
        studies_of("study,d,n\na,1,20\na,2,30\n")


CASES = [
    ("c13_ev.csv", 4, (0.670, 0.382, 0.957)),
    ("c13_agg.csv", 4, (0.670, 0.382, 0.957)),
    ("c14_r.csv", 3, None),
    ("c14_m.csv", 2, None),
    ("c37_se.csv", 3, None),
    ("c37_unequal.csv", 3, None),
]


@pytest.mark.parametrize(("name", "k", "right"), CASES)
def test_files_that_people_asked_about(shared, name, k, right):
    mean = load(str(shared / "cases" / name)).pooled("REML", "hartung-knapp")
    assert mean.k == k
    if right:
        assert (mean.value, mean.lower, mean.upper) == pytest.approx(right, abs=PRINTED_3)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("d,n\n1,20\n", "column 'study' is missing"),
        ("study,d\na,1\nb,2\n", "column 'variance' is missing for 'd, variance'"),
        ("study,effect\na,1\nb,2\n", "column 'variance' is missing"),
        ("study,count_1,n_1,count_2\na,1,2,1\n", "column 'n_2' is missing"),
        ("study,d,n\na,1,20\n", "1 study; need 2 or more"),
        ("study,effect,variance\na,1,0\nb,1,1\n", "row 2, column 'variance': found 0, need a var"),
        ("study,effect,variance\na,1,1\n,,\nb,1,-2\n", "row 4, column 'variance': found -2"),
        ("study,d,n\na,,20\nb,2,30\n", "row 2, column 'd': found nothing, need a number"),
        ("study,d,n\na,big,20\nb,2,30\n", "row 2, column 'd': found 'big'"),
        ("study,d,n\na,1,2\nb,2,30\n", "need 3 people or more"),
        ("study,d,n\n,1,20\nb,2,30\n", "row 2: the study has no name"),
        ("study,count_1,n_1,count_2,n_2\na,9,5,1,5\nb,1,5,1,5\n", "count_1 is 9 of n_1 = 5"),
        ("study,effect,variance,moderator\na,1,1,x\nb,1,1,2\n", "column 'moderator': found 'x'"),
    ],
)
def test_wrong_files_are_refused_with_the_row_and_the_remedy(studies_of, text, message):
    with pytest.raises(InputError, match=message):
        studies_of(text)


def test_a_published_table_of_another_kind_is_refused():
    with pytest.raises(InputError, match="is not a table of effects"):
        load("iyengar_lepper_2000")
