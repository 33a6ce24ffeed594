import pytest

from cxlab.errors import InputError
from cxlab.questions.segments.load import campaigns, load


def test_the_public_evidence_says_what_lots_decided():
    said = [row[0] for row in load("published").account.rows]
    assert sum("not drawn by lot" in what for what in said) == 3
    assert said[0] == "E-mails, drawn by lot"


def test_coupons_as_handed_over():
    shares = {kind: redeemed / sent for kind, (redeemed, sent) in campaigns().items()}
    assert shares["Type A"] == pytest.approx(0.166, abs=5e-4)
    assert shares["Type B"] == pytest.approx(0.065, abs=5e-4)


def test_no_such_file():
    with pytest.raises(InputError, match="nowhere.csv: there is no such file"):
        load("nowhere.csv")
