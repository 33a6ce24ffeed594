from cxlab.words import speaking
from cxlab.workbook.pages.other_language import in_other, is_linked


def test_each_language_links_the_other_and_back():
    assert (in_other().code, in_other().place) == ("ko", "ko/")
    with speaking("ko"):
        assert (in_other().code, in_other().place) == ("en", "../")


def test_a_page_is_linked_where_it_was_made_or_is_made_by_the_same_command(tmp_path):
    (tmp_path / "ko").mkdir()
    assert not is_linked(tmp_path, "01.html")
    assert not is_linked(tmp_path, "01.html", ["en"])
    assert is_linked(tmp_path, "01.html", ["ko", "en"])
    (tmp_path / "ko" / "01.html").touch()
    assert not is_linked(tmp_path, "01.html")  # a run's, and perhaps about other data
    (tmp_path / "ko" / ".01.made").touch()
    assert is_linked(tmp_path, "01.html")
    for name in ("01.html", ".01.made"):
        (tmp_path / name).touch()
    with speaking("ko"):
        assert is_linked(tmp_path / "ko", "01.html")
        (tmp_path / "mine").mkdir()
        assert not is_linked(tmp_path / "mine", "01.html")
