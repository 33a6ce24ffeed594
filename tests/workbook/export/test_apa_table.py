import re

from cxlab.claims.estimate import Estimate
from cxlab.workbook.export.apa_table import apa_tables
from tests.workbook.export.reported import ASKED, FINDINGS, GAP, finding


def test_numbers_are_printed_as_apa_prints_them():
    findings, means = apa_tables(FINDINGS)
    gap, ratio, asked = (dict(zip(findings.heads, row, strict=True)) for row in findings.rows)
    assert gap == {
        "Claim": "H1",
        "Finding": "shop.gap",
        "n": "1,234",
        "Estimate": "−0.30",
        "95% CI": "[−0.67, −0.10]",
        "t": "−3.33",
        "df": "1,232.7",
        "p": "< .001",
        "Verdict": GAP.verdict.words,
    }
    # What cannot pass 1 has no zero before the point.
    assert (ratio["Estimate"], ratio["95% CI"]) == (".33", "[−.11, ∞]")
    assert set(list(asked.values())[2:-1]) == {"–"}
    assert means.rows == (("shop.gap", "5.67", "1.41", "5.70", "1.10", "−0.14 [−0.29, −0.07]"),)


def test_a_column_in_which_nothing_stands_is_left_out_and_levels_are_told_apart():
    estimates = [
        Estimate(0.5, 0.4, 0.6, "effect", level, n=50, p_value=0.04) for level in (0.9, 0.95)
    ]
    (table,) = apa_tables([finding(f"shop.{n}", one) for n, one in enumerate(estimates)])
    assert table.heads == ("Claim", "Finding", "n", "Estimate", "90%, 95% CI", "p", "Verdict")
    assert [row[4] for row in table.rows] == ["[0.40, 0.60] (90%)", "[0.40, 0.60] (95%)"]
    assert [row[5] for row in table.rows] == [".040", ".040"]


def test_the_columns_fill_a_line_and_break_no_number():
    for table in apa_tables(FINDINGS):
        shares = table.shares()
        assert abs(sum(shares) - 1) < 1e-9
        assert min(shares) > 0.03
    assert apa_tables([ASKED])[0].rows[0][1] == "shop.asked"
    assert not re.search(r"\d", apa_tables([ASKED])[0].note)
