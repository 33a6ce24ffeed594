from cxlab.evidence.account import account_of, cited, cited_lines
from cxlab.published import fingerprint, path_of, source


def test_the_files_travel_with_the_account():
    path = path_of("iyengar_lepper_2000")
    made = account_of([("Source", "x")], [path])
    assert made.kind == "account"
    assert made.extra == {"files": {path.name: fingerprint(path)}}
    assert account_of([], {"a": "1"}, "SIMULATED").caption == "SIMULATED"


def test_a_citation_says_its_grade():
    known = source("kim_2017")
    assert cited("kim_2017") == f"{known.citation} (quoted by another source)"
    assert cited_lines("kim_2017")[1][1] == "quoted by another source; abstract"
