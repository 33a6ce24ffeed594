from cxlab.questions.segments import bottom_line, load
from tests.questions.segments.files import found, members, write


def test_the_headline_is_short_and_advice_follows_from_verdicts():
    line = bottom_line(found("published"), load("published"))
    assert len(line.headline.split()) <= 40
    assert line.advice[0].startswith("Send all the best single message until")
    assert any("no model is needed" in one for one in line.advice)


def test_without_lots_the_advice_is_to_draw_them(tmp_path):
    path = write(tmp_path, "arm,n,ordered\nnone,900,50\nmail,900,120\n")
    line = bottom_line(found(path), load(str(path)))
    assert line.headline.startswith("Nobody drew lots")
    assert line.advice == (
        "Before the next offer goes out, draw lots: leave a tenth without it, and compare.",
    )


def test_by_lot_without_what_fits_there_is_still_something_to_do(tmp_path):
    path = write(tmp_path, "arm,n,ordered\nnone,900,50\nmail,900,120\n")
    line = bottom_line(found(path, by_lot=True), load(str(path), by_lot=True))
    assert line.advice[0].startswith("Send the message")


def test_members_alone_give_a_headline_of_members(tmp_path):
    path = write(tmp_path, members(0.3))
    line = bottom_line(found(path), load(str(path)))
    assert line.headline.startswith("More members return")
