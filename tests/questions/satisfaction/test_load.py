import pytest

from cxlab.errors import InputError
from cxlab.questions.satisfaction import load


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"data": "acsi2015", "outcome": "satisfacton"}, "Did you mean 'satisfaction'"),
        ({"data": "kiosk_kservqual2019"}, "lacks the squares"),
        ({"data": "mine.csv"}, "cxlab codebook mine.csv"),
    ],
)
def test_what_cannot_be_read(given, said):
    with pytest.raises(InputError, match=said):
        load(**given)
