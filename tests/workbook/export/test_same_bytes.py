from io import BytesIO
from zipfile import ZipFile

from cxlab.workbook.export.same_bytes import BEGINNING, same_bytes

CORE = '<a><dcterms:created xsi:type="b">{}</dcterms:created><dc:title>2026</dc:title></a>'


def archive(year, day):
    file = BytesIO()
    with ZipFile(file, "w") as made:
        made.writestr("docProps/core.xml", CORE.format(f"{year}-01-01T00:00:00Z"))
        made.writestr("other.xml", "2026")
        for part in made.infolist():
            part.date_time = (year, 1, day, 0, 0, 0)
    return file.getvalue()


def test_dates_are_all_that_goes():
    first, second = (same_bytes(archive(*when)) for when in ((2025, 2), (2026, 3)))
    assert archive(2025, 2) != archive(2026, 3)
    assert first == second
    with ZipFile(BytesIO(first)) as made:
        assert {part.date_time for part in made.infolist()} == {BEGINNING}
        assert made.read("docProps/core.xml").decode() == CORE.format("1980-01-01T00:00:00Z")
        assert made.read("other.xml") == b"2026"
