from cxlab.survey.codebook.known_outcomes import known_outcomes


def test_satisfaction_is_what_is_called_so_wherever_it_stands():
    found = known_outcomes({"price": ("p",), "happy": ("h",), "Satisfaction": ("s1", "s2")})
    assert found == {"price_tolerance": ("p",), "satisfaction": ("s1", "s2")}


def test_what_is_known_by_another_name_is_not_taken_for_satisfaction():
    assert known_outcomes({"reuse": ("r",), "nps": ("n",)}) == {
        "repurchase": ("r",),
        "recommend": ("n",),
    }
    assert known_outcomes({}) == {}
