import pytest

from tests.questions.crm_claims.shops import HEAD, found, two_years


@pytest.mark.parametrize(("lost", "verdict"), [(0.175, "SUPPORTED"), (0.4, "CONTRADICTED")])
def test_a_shop_of_known_loss(tmp_path, lost, verdict):
    finding = found(two_years(tmp_path / "shop.csv", lost=lost)).of("claim.churn_15_20")
    assert finding.estimate.value == pytest.approx(lost, abs=1e-3)
    assert finding.estimate.n == 2000  # neither who was gone before, nor who is new
    assert finding.verdict.name == verdict
    assert finding.sources == ("own data: shop.csv",)


def test_less_than_two_years_leaves_the_published_figures(tmp_path):
    rows = [f"K{i},2025-0{1 + i % 9}-01,5" for i in range(60)]
    path = tmp_path / "shop.csv"
    path.write_text("\n".join([HEAD, *rows]), encoding="utf-8")
    finding, published = (run.of("claim.churn_15_20") for run in (found(path), found()))
    assert finding.note.startswith("shop.csv covers less than the two years")
    assert "not of your customers" in finding.note
    assert (finding.estimate, finding.sources) == (published.estimate, published.sources)


def test_a_shop_that_is_young_but_for_one_purchase_still_counts_its_top_fifth(tmp_path):
    rows = ["K0,2022-01-01,5", *(f"K{i},2025-0{1 + i % 9}-01,{5 + i}" for i in range(60))]
    path = tmp_path / "shop.csv"
    path.write_text("\n".join([HEAD, *rows]), encoding="utf-8")
    run = found(path)
    assert run.of("claim.churn_15_20").note.startswith("Nobody in shop.csv bought in")
    assert run.of("claim.more_than_half").estimate.n == 60


def test_what_insurers_lose_is_counted_anew():
    note = found().of("claim.churn_15_20").note
    assert all(share in note for share in ("19.0%", "8.0%", "3.9%"))
