from cxlab.claims.measure_names import NAMES, PLAIN
from cxlab.numbers import MEASURES


def test_every_measure_has_a_name():
    assert NAMES.keys() == MEASURES.keys()
    assert PLAIN.keys() <= NAMES.keys()
