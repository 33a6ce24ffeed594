from cxlab.questions.service_quality.dimensions import (
    CLAIMED_ORDER,
    asked_for,
    in_order,
    spoken,
)


def test_the_claimed_order_comes_first_and_missing_ones_of_the_five_are_asked_for():
    assert in_order(["price", "tangibles", "reliability"]) == ["reliability", "tangibles", "price"]
    assert asked_for(["tangibles", "price"]) == [*CLAIMED_ORDER, "price"]
    assert asked_for(["price", "speed"]) == ["price", "speed"]
    assert asked_for([]) == list(CLAIMED_ORDER)


def test_managers_read_what_a_dimension_means():
    assert spoken("assurance") == "assurance (trust and safety)"
    assert spoken("price") == "price"
    assert spoken("overall") == "all dimensions together"
