from cxlab.questions.segments import load
from tests.questions.segments.files import found, write

KINDS = "arm,before,n,ordered\n"
PAIR = ("Mens E-Mail", "Womens E-Mail")


def test_a_kind_is_sent_the_message_that_alone_has_its_words(tmp_path):
    rows = [f"{arm},{b},500,9" for arm in (*PAIR, "none") for b in ("mens", "womens", "both")]
    offers = load(str(write(tmp_path, KINDS + "\n".join(rows)))).offers
    assert offers.fits == {"mens": "Mens E-Mail", "womens": "Womens E-Mail"}


def test_kinds_that_name_no_message_are_not_called_missing(tmp_path):
    rows = [f"{arm},{b},500,9" for arm in (*PAIR, "none") for b in ("e-mail", "shoes")]
    answers = found(write(tmp_path, KINDS + "\n".join(rows)))
    for rival in ("crossed", "best"):
        note = answers.of(f"segment.matched_v_{rival}").note
        assert "'before'" in note
        assert all(arm in note for arm in PAIR)
