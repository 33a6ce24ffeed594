import pytest

from cxlab.claims.findings import findings
from cxlab.claims.verdict import Verdict
from cxlab.questions.cocktail_party import CLAIMS, load
from cxlab.questions.cocktail_party.claims import mails_needed
from cxlab.statistics.proportions import compare_proportions
from tests.tolerances import EXACT, PRINTED_4

PUBLISHED = load("published")


def found(attention, smallest_effect=0.05):
    return findings(CLAIMS, attention, level=0.95, smallest_effect=smallest_effect)


FOUND = found(PUBLISHED)


def test_counts_of_people_as_handed_over():
    name, span = FOUND.of("attention.own_name"), FOUND.of("attention.low_span")
    assert name.estimate.value == pytest.approx(9 / 26 - 0.5, abs=EXACT)
    assert (name.estimate.n, name.verdict) == (26, Verdict.INCONCLUSIVE)
    assert "4 of 12 people in 1959 (from memory)" in name.note
    assert "6 of 76 older adults" in name.note
    assert span.estimate.value == pytest.approx(13 / 20 - 4 / 20, abs=EXACT)
    assert span.estimate.p_value == pytest.approx(0.0095, abs=PRINTED_4)
    assert (span.estimate.n, span.verdict) == (40, Verdict.SUPPORTED)


@pytest.mark.parametrize(
    ("id", "numbers"),
    [
        ("attention.named_instruction", ("20 of 39", "4 of 36", "only 12 people")),
        ("attention.divided", ("34.5%", "66.7%", "not in the abstract")),
        ("attention.subject_line", ("10.8%", "9.05%", "not in the abstract")),
    ],
)
def test_without_people_counted_there_is_no_interval_and_no_n(id, numbers):
    silent = FOUND.of(id)
    assert (silent.estimate, silent.verdict) == (None, Verdict.NO_EVIDENCE)
    assert all(number in silent.note for number in numbers)
    assert silent.sources


def test_with_as_many_mails_as_said_the_difference_is_just_told_from_none():
    mails = mails_needed(0.108, 0.0905, 0.95)

    def lower(n):
        counts = round(0.108 * n), round(0.0905 * n)
        return compare_proportions(counts[0], n, counts[1], n).risk_difference.lower

    assert lower(mails - 200) < 0 < lower(mails + 100)


@pytest.fixture
def own(tmp_path):
    path = tmp_path / "mails.csv"
    path.write_text(
        "group,count,n\nno name,905,10000\nname,1080,10000\nsurname,910,10000\n", encoding="utf-8"
    )
    return load(str(path))


def test_each_group_of_ones_own_is_compared_with_the_first(own):
    mine = found(own, 0.005)
    name, surname = mine.of("attention.group.name"), mine.of("attention.group.surname")
    assert name.estimate.value == pytest.approx(0.0175, abs=EXACT)
    assert (name.verdict, name.basis) == (Verdict.SUPPORTED, "exploratory")
    assert name.sentence().startswith("More in the group name noticed (1,080 of 10,000, 10.8%)")
    assert surname.verdict is Verdict.INCONCLUSIVE
    assert mine.of("attention.own_name").estimate.value == pytest.approx(2895 / 30000 - 0.5)
    assert "All groups" in mine.of("attention.own_name").note
    assert mine.of("attention.own_name").claim.endswith("most notice what is counted in mails.csv.")


def test_a_file_of_ones_own_does_not_answer_for_the_printed_studies(own):
    mine = found(own)
    for name in ("low_span", "named_instruction", "divided", "subject_line"):
        silent = mine.of(f"attention.{name}")
        assert (silent.verdict, silent.sources) == (Verdict.NO_EVIDENCE, ())
        assert "mails.csv" in silent.note
