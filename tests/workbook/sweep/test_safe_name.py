import unicodedata

from cxlab.workbook.sweep.safe_name import safe_name

HOSTILE = [
    "강남 지점",
    unicodedata.normalize("NFD", "강남 지점"),
    "a/b\\c",
    "..",
    "../../etc/passwd",
    "x" * 300,
    "x" * 299 + "y",
    "Centre",
    "centre",
    "-rf",
    ".hidden",
    "con",
    "a\0b",
    "STRASSE",
    "straße",
    "<script>alert(1)</script>",
    "한" * 300,
    "?#%41&=",
    "٪",
    "   ",
]


def test_a_name_is_safe_on_every_system_and_another_for_every_label():
    names = [safe_name(label) for label in HOSTILE]
    assert len({unicodedata.normalize("NFKD", name).casefold() for name in names}) == len(HOSTILE)
    for name in names:
        assert len((name + ".csv").encode()) < 255
        assert not set(name) & set('/\\:*?"<>|\0 .')
        assert name[0] not in ".-"
        assert name.split("-")[0] != "con" or name != "con"
