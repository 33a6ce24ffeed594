from cxlab.claims.hypothesis import Hypothesis, hypotheses_table


def test_the_table_names_number_claim_basis_and_finding():
    table = hypotheses_table({"a.b": Hypothesis("H1", "It is so.", "positive", "confirmatory")})
    assert table.rows == (("H1", "It is so.", "confirmatory", "a.b"),)
