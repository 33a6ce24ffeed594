from cxlab.claims.ledger import LedgerRow, ledger


def test_status_of_ledger_rows():
    row = LedgerRow("a", "s", "chi-square", "32.34", 36.68)
    assert (row.status, LedgerRow("a", "s", "x", "1.0", None).status) == (
        "differs",
        "not recomputable",
    )
    table = ledger((row,))
    assert table.extra["ledger"][0]["published"] == 32.34
    assert "36.680" in repr(table)
