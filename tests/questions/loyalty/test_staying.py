from tests.questions.loyalty.surveys import found


def test_too_few_watched_so_long_have_no_share(tmp_path):
    stay = tmp_path / "stay.csv"
    rows = ["3,0"] * 40 + ["70,0"] * 3
    stay.write_text("\n".join(["duration,left", *rows]), encoding="utf-8")
    run = found("published", "", str(stay), "months")
    assert run.of("loyalty.kept_5").note == "only 3 customers were watched so long."
    assert "nobody was watched as long" in run.of("loyalty.kept_10").note
