import pytest

from cxlab.survey.codebook.sides import asked_of, lettered


@pytest.mark.parametrize(
    ("head", "side", "number", "wording"),
    [
        ("E01", "expectation", "1", ""),
        ("p_7", "perception", "7", ""),
        ("EXP[SQ003]", "expectation", "3", ""),
        ("PER[P5]", "perception", "5", ""),
        ("Q12_E", "expectation", "12", ""),
        ("REL1_P", "perception", "rel1", ""),
        ("exp_rel_1", "expectation", "rel1", ""),
        ("group_ab1cd/exp_1", "expectation", "1", ""),
        ("perceive/q_3", "perception", "3", ""),
        ("expect-E1", "expectation", "1", ""),
        ("exp_clean_rooms", "expectation", "", "clean rooms"),
        ("clean_rooms_perc", "perception", "", "clean rooms"),
        ("기대1", "expectation", "1", ""),
        ("인지_2", "perception", "2", ""),
        ("[기대] 매장이 깨끗하다", "expectation", "", "매장이 깨끗하다"),
        ("[실제] 매장이 깨끗하다", "perception", "", "매장이 깨끗하다"),
        ("[기대] 1. 객실이 깨끗하다", "expectation", "1", "객실이 깨끗하다"),
        ("인지2 객실이 깨끗하다", "perception", "2", "객실이 깨끗하다"),
        ("매장이 깨끗하다 (중요도)", "importance", "", "매장이 깨끗하다"),
        ("3. Perception: Clean rooms", "perception", "3", "Clean rooms"),
        ("What I expect of a good hotel.Clean rooms", "expectation", "", "Clean rooms"),
        ("What do you expect? [Clean rooms]", "expectation", "", "Clean rooms"),
        ("Clean rooms - perceived", "perception", "", "Clean rooms"),
        ("Erwartung: Sauberkeit", "expectation", "", "Sauberkeit"),
        ("Percepción: limpieza", "perception", "", "limpieza"),
        ("P6 This hotel: clean", "perception", "6", "This hotel: clean"),
    ],
)
def test_the_side_the_number_and_the_wording(head, side, number, wording):
    asked = asked_of(head, "")
    assert (asked.side, asked.number, asked.wording) == (side, number, wording)


@pytest.mark.parametrize(
    "head",
    ["n1i", "m2i", "price1", "page 3", "E-mail", "P_mean", "Q7", "item1", "e2024b", "ResponseId"],
)
def test_what_only_looks_like_a_side(head):
    assert asked_of(head, "").side == ""


def test_the_question_beside_a_code_is_the_wording():
    asked = asked_of("PERC_4", "Think of this desk. - This desk is open at hours that suit people.")
    assert (asked.side, asked.number) == ("perception", "4")
    assert asked.wording.endswith("open at hours that suit people.")


def test_single_letters_count_beside_each_other_only():
    assert lettered(["E: Clean rooms", "P: Staff"]) == {}
    both = lettered(["E: Clean rooms", "P: clean rooms", "E_staff", "P_staff", "I_staff"])
    assert [one.side for one in both.values()] == [
        *("expectation", "perception"),
        *("expectation", "perception", "importance"),
    ]
    assert both["E: Clean rooms"].wording == "Clean rooms"
    numbered = lettered(["[E] 1. Clean rooms", "[P] 3. Clean rooms"])
    assert [one.wording for one in numbered.values()] == ["Clean rooms", "Clean rooms"]
    hinted = asked_of("In the hotel you visited ... - Clean rooms", "")
    assert hinted.side == ""  # until columns beside it tell the other side
