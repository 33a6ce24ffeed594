import pytest

from tests.questions.crm_claims.shops import HEAD, found, two_years


@pytest.mark.parametrize(
    ("top", "pareto", "half"),
    [
        (16, "SUPPORTED", "SUPPORTED"),
        (8.5, "CONTRADICTED", "SUPPORTED"),
        (1, "CONTRADICTED", "CONTRADICTED"),
        (60, "CONTRADICTED", "SUPPORTED"),
    ],
)
def test_a_shop_of_known_unevenness(tmp_path, top, pareto, half):
    run = found(two_years(tmp_path / "shop.csv", top=top))
    share = run.of("claim.pareto").estimate.value
    if top > 1:  # of 100 customers 20 spend so much, 80 spend 1
        assert share == pytest.approx(20 * top / (20 * top + 80), abs=0.005)
    assert (run.of("claim.pareto").verdict.name, run.of("claim.more_than_half").verdict.name) == (
        pareto,
        half,
    )


def test_sixteen_per_head_and_four_fifths_are_one_claim(tmp_path):
    note = found(two_years(tmp_path / "shop.csv", top=16)).of("claim.pareto").note
    heads = float(note.split("as much as ")[1].split()[0])
    assert heads == pytest.approx(16, abs=0.3)


def test_alike_customers_and_nothing_spent_are_answers(tmp_path):
    for amount in ("5", "0"):
        path = tmp_path / f"{amount}.csv"
        rows = [f"K{i},2025-0{1 + i % 9}-01,{amount}" for i in range(60)]
        path.write_text("\n".join([HEAD, *rows]), encoding="utf-8")
        assert found(path).of("claim.pareto").verdict.name == "NO_EVIDENCE"


def test_purchases_answer_four_claims_and_the_rest_stays_published(tmp_path):
    mine, published = found(two_years(tmp_path / "shop.csv")), found()
    own = {f.id for f in mine if f.sources == ("own data: shop.csv",)}
    tops = ("top20_share", "pareto", "more_than_half", "churn_15_20")
    assert own == {f"claim.{name}" for name in tops}
    assert [f.to_dict()["value"] for f in mine if f.id not in own] == [
        f.to_dict()["value"] for f in published if f.id not in own
    ]


def test_the_interval_of_a_printed_share_holds_its_rounding():
    estimate = found().of("claim.simplicity_recommend").estimate
    n, z = 10_916, 1.959964
    ends = []
    for share, side in ((0.745, -1), (0.755, 1)):  # Wilson (1927), written out
        middle = share + z**2 / (2 * n)
        reach = z * (share * (1 - share) / n + z**2 / (4 * n**2)) ** 0.5
        ends.append((middle + side * reach) / (1 + z**2 / n))
    assert (estimate.lower, estimate.upper) == pytest.approx(ends, abs=1e-4)
