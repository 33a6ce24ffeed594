from cxlab.words import speaking
from cxlab.workbook.pages.other_language import in_other


def test_each_language_links_the_other_and_back():
    assert (in_other().code, in_other().place) == ("ko", "ko/")
    with speaking("ko"):
        assert (in_other().code, in_other().place) == ("en", "../")
