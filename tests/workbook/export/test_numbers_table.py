from cxlab.workbook.export.numbers_table import OF_WORDING, numbers_table
from tests.workbook.export.reported import content


def test_every_value_of_the_json_has_its_place():
    records = content()["findings"]
    heads, rows = numbers_table(records)
    assert len(set(heads)) == len(heads)
    for record, row in zip(records, rows, strict=True):
        shown = dict(zip(heads, row, strict=True))
        for key, value in record.items():
            if key in OF_WORDING:
                assert key not in shown
            elif isinstance(value, dict):
                assert {inner: shown[f"{key}.{inner}"] for inner in value} == value
            elif isinstance(value, list):
                assert shown[key] == "; ".join(value)
            elif value is not None:
                assert shown[key] == value
    empty = dict(zip(heads, rows[2], strict=True))
    assert empty["means.perception"] is None
