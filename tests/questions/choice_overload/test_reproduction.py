from cxlab.evidence.arm_counts import load
from cxlab.questions.choice_overload import ledger_rows, methods

PUBLISHED = load("iyengar_lepper_2000")


def test_two_printed_statistics_come_out_and_one_does_not():
    rows = {row.id: row for row in ledger_rows(PUBLISHED)}
    assert rows["jam.stopped"].status == rows["essay.written"].status == "reproduced"
    differs = rows["jam.bought_of_stopped"]
    assert differs.status == "differs"
    assert "5/145 and 30/104 (32.338)" in differs.note
    assert "34.475 (Yates)" in differs.note
    assert "conclusion does not change" in differs.note


def test_a_users_file_has_no_ledger(tmp_path):
    path = tmp_path / "iyengar_lepper_2000"
    path.write_text("options,n,count\n6,100,10\n24,110,4\n", encoding="utf-8")
    assert ledger_rows(load(str(path))) == ()


def test_only_the_essay_is_fragile():
    strip = methods(PUBLISHED, 0.95)
    holds = dict(zip(strip.columns[1:], strip.rows[-1][1:], strict=True))
    assert holds == {
        "H1": "7 of 7",
        "H2": "7 of 7",
        "H2a": "7 of 7",
        "H2b": "7 of 7",
        "H3": "4 of 7",
        "H4": "7 of 7",
    }
    assert "H3 is fragile" in strip.note
    essay = strip.columns.index("H3")
    assert tuple(row[essay] for row in strip.rows[:3]) == (
        "yes (p = .048)",
        "no (p = .068)",
        "no (p = .059)",
    )
