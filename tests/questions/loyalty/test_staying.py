from tests.questions.loyalty.surveys import customers, found, write


def test_too_few_watched_so_long_have_no_share(tmp_path):
    stay = tmp_path / "stay.csv"
    rows = ["3,0"] * 40 + ["70,0"] * 3
    stay.write_text("\n".join(["duration,left", *rows]), encoding="utf-8")
    run = found("published", "", str(stay), "months")
    assert run.of("loyalty.kept_5").note == "too few customers were watched so long: 3."
    assert "longest stay is 5.8 years" in run.of("loyalty.kept_10").note  # 70 months


def test_what_is_left_open_is_the_limit_of_the_claim_and_never_zero(tmp_path):
    """88 of 100 remain after a year: surely not none, perhaps fewer than 85%."""
    stay = tmp_path / "stay.csv"
    stay.write_text("\n".join(["duration,left", *["30,0"] * 88, *["5,1"] * 12]), encoding="utf-8")
    kept = found("published", "", str(stay), "months").of("loyalty.kept_1")
    assert kept.verdict.name == "INCONCLUSIVE"
    assert kept.estimate.lower < 0.85 < kept.estimate.value
    assert "below 85.0%" in kept.sentence()


def test_a_share_near_its_limit_names_that_limit(tmp_path):
    rows = [row.rsplit(",", 1)[0] + f",{int(k % 20 < 3)}" for k, row in enumerate(customers(100))]
    run = found(*write(tmp_path, rows))
    assert run.of("loyalty.renewal_left").verdict.name == "INCONCLUSIVE"
    for id in ("loyalty.renewal_left", "loyalty.csat"):
        finding = run.of(id)
        limit = 0.15 if id == "loyalty.renewal_left" else 0.5
        assert finding.limit == limit
        assert "zero" not in finding.sentence()
