from cxlab.questions.service_quality.hypotheses import FAMILIES, GAP, hypotheses


def test_each_question_has_a_direction_before_the_data():
    table = hypotheses()
    assert [row[0] for row in table.rows] == ["H1", "H2", "H3", "H4", "H5", "H6"]
    assert {family.basis for family in FAMILIES} == {"confirmatory"}
    assert GAP.expected == "negative"
    assert GAP.id("after sales") == "quality.gap.after_sales"
    assert GAP.of("empathy") == (
        "Empathy (care for the individual): customers get less than they expect."
    )
