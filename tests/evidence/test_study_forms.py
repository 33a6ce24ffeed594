import pytest

from cxlab.errors import InputError
from cxlab.evidence.effects import FORMS
from cxlab.evidence.study_forms import effects_of, heads_of
from cxlab.statistics.effect_sizes import d_of_correlation, d_of_means, variance_of_d
from cxlab.survey.files.user_table import UserTable


@pytest.fixture
def read(tmp_path):
    def effects(text):
        path = tmp_path / "mine.csv"
        path.write_text(text, encoding="utf-8")
        table = UserTable(path)
        values, forms = effects_of(table, heads_of(table))
        return [(e.value, e.variance) for e in values], {f.name: n for f, n in forms.items()}

    return effects


def test_each_row_is_read_in_the_form_it_fills(read):
    effects, forms = read(
        "study,r,n,d,m1i,sd1i,n1i,m2i,sd2i,n2i\n"
        "A,.3,80,,,,,,,\n"
        "B,,80,.5,,,,,,\n"
        "C,,,,5.1,1,40,4.8,1.1,40\n"
        "D,-.1,60,,,,,,,\n"
    )
    assert effects == [
        d_of_correlation(0.3, 80),
        (0.5, variance_of_d(0.5, 40, 40)),
        d_of_means((5.1, 1, 40), (4.8, 1.1, 40)),
        d_of_correlation(-0.1, 60),
    ]
    assert forms == {"r, n": 2, "d, n": 1, "mean_1, sd_1, n_1, mean_2, sd_2, n_2": 1}


def test_arms_of_their_own_size_go_before_the_sum(read):
    effects, _ = read("study,d,n,n1,n2\nA,.5,100,20,80\nB,.5,100,,\n")
    assert effects[0][1] == variance_of_d(0.5, 20, 80)
    assert effects[1][1] == variance_of_d(0.5, 50, 50)


@pytest.mark.parametrize(
    ("heads", "form"),
    [
        ("slab,yi,vi", "effect, variance"),
        ("study,yi,sei", "effect, se"),
        ("study,Hedges g,se", "d, se"),
        ("study,ai,n1i,ci,n2i", "count_1, n_1, count_2, n_2"),
        ("study,ai,bi,ci,di", "count_1, rest_1, count_2, rest_2"),
        ("study,ri,ni", "r, n"),
    ],
)
def test_heads_as_other_programs_write_them(read, heads, form):
    row = ",".join(["A", *(["20" if h.startswith("n") else ".2" for h in heads.split(",")[1:]])])
    row = row.replace(".2", "5") if form.startswith("count") else row
    assert read(f"{heads}\n{row}\n")[1] == {form: 1}


def test_a_refusal_lists_every_form(read):
    with pytest.raises(InputError) as refused:
        read("study,odds\nA,1.2\n")
    assert all(form.name in str(refused.value) for form in FORMS)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("study,d,n,r\nA,.5,80,.2\n", "row 2: the effect is there more than once"),
        ("study,d,n,r\nA,.5,80,\nB,,80,\n", "row 3: none of these is filled in whole: d, n; r, n"),
        (
            "study,effect,se,r,n\nA,.5,.1,,\nB,,,.2,80\n",
            "row 2: 'effect, se' may be on any scale, but row 3 \\('r, n'\\)",
        ),
        ("study,mean_1,sd_1,n_1,mean_2,sd_2\nA,1,1,9,1,1\n", "column 'n_2' is missing"),
    ],
)
def test_what_could_be_two_numbers_is_refused(read, text, message):
    with pytest.raises(InputError, match=message):
        read(text)


@pytest.mark.parametrize(
    ("row", "column", "cell"),
    [
        ("A,20%,80,,,,,,,", "r", "20%"),
        ("A,,80,20%,,,,,,", "d", "20%"),
        ("A,,,,62%,18,40,55,18,40", "m1i", "62%"),
        ("A,,,,62,18%,40,55,18,40", "sd1i", "18%"),
        ("A,,,,62,18,40%,55,18,40", "n1i", "40%"),
    ],
)
def test_a_study_in_per_cent_is_refused(read, row, column, cell):
    with pytest.raises(InputError, match=f"row 2, column '{column}': found '{cell}', need a"):
        read(f"study,r,n,d,m1i,sd1i,n1i,m2i,sd2i,n2i\n{row}\n")
