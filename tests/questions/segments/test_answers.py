from tests.questions.segments.files import found, write

ARMS = "arm,before,n,ordered\n"


def rules(tmp_path, cells):
    rows = [f"none,{before},1000,10" for before in ("a", "b")]
    rows += [f"{arm},{before},1000,{count}" for (arm, before), count in cells.items()]
    return found(write(tmp_path, ARMS + "\n".join(rows)), by_lot=True)


def test_two_rules_differ_only_where_they_send_other_messages(tmp_path):
    cells = {("a", "a"): 90, ("a", "b"): 40, ("b", "a"): 20, ("b", "b"): 60}
    run = rules(tmp_path, cells)
    crossed, best = (run.of(f"segment.matched_v_{rule}").estimate for rule in ("crossed", "best"))
    assert crossed.value == (0.09 - 0.02) / 2 + (0.06 - 0.04) / 2
    assert best.value == (0.06 - 0.04) / 2  # all get a; only the buyers of b tell the rules apart
    assert best.n == 2000


def test_what_fits_may_be_the_wrong_thing(tmp_path):
    cells = {("a", "a"): 90, ("a", "b"): 90, ("b", "a"): 20, ("b", "b"): 20}
    run = rules(tmp_path, cells)
    assert run.of("segment.matched_v_best").verdict.name == "CONTRADICTED"
    assert "all got 'a'" in run.of("segment.matched_v_best").sentence()


def test_a_file_without_what_was_bought_before_says_so(tmp_path):
    run = found(write(tmp_path, "arm,n,ordered\nnone,90,9\nmail,90,20\n"))
    for id in ("matched_v_best", "orders_mail_2", "social_by_age", "returns", "programme"):
        finding = run.of(f"segment.{id}")
        assert finding.verdict.name == "NO_EVIDENCE"
        assert finding.note.startswith("shop.csv does not hold")


def test_a_jump_that_was_put_in_is_found(tmp_path):
    ages = [("16-24", 80), ("25-34", 78), ("35-44", 40), ("45-54", 38), ("55-64", 36)]
    rows = "".join(f"{group},social,{10 * count},1000\n" for group, count in ages)
    finding = found(write(tmp_path, "age_group,channel,count,n\n" + rows)).of("segment.break_at_35")
    assert finding.verdict.name == "SUPPORTED"


def test_an_age_group_that_is_left_out_puts_no_other_on_both_sides(tmp_path):
    """Of those of 35 to 44, too few were asked to be used."""
    ages = [("16-24", 80, 100), ("25-34", 78, 100), ("35-44", 4, 8), ("45-54", 38, 100)]
    rows = "".join(f"{group},social,{count},{n}\n" for group, count, n in ages)
    heads = "age_group,channel,count,n\n"
    run = found(write(tmp_path, heads + rows))
    assert run.of("segment.social_by_age").estimate.value == (80 + 78) / 200 - 0.38
    across = found(write(tmp_path, heads + rows.replace("25-34", "25-44")))
    assert "25-44 lies on both sides of 35" in across.of("segment.social_by_age").note
    open_end = found(write(tmp_path, heads + rows.replace("45-54", "30+")))
    assert "30+ lies on both sides of 35" in open_end.of("segment.social_by_age").note
