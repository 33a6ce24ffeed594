from cxlab.survey.big.responses import NO_FINGERPRINT
from cxlab.workbook.whose_answers import codebooks, data_fingerprints


def test_whose_answers_they_are_follows_from_the_data_alone():
    parameters = {"codebook": "own_data/v1.yml", "seed": 1}
    assert data_fingerprints({"spring.csv": "a", "v1.yml": "x"}, parameters) == ("a",)
    assert data_fingerprints({"copy.csv": "a", "v1.yml": "y"}, parameters | {"seed": 2}) == ("a",)
    assert data_fingerprints({"spring.csv": "b", "v1.yml": "x"}, parameters) == ("b",)
    folder = {"staff.csv": "b", "customers.csv": "a", "codebook.yaml": "x"}
    assert data_fingerprints(folder, {"codebook": ""}) == ("a", "b")
    tables = [{table: NO_FINGERPRINT} for table in ("db#old", "db#new")]
    assert data_fingerprints(tables[0], {}) != data_fingerprints(tables[1], {})
    assert codebooks(folder, {"codebook": ""}) == {"codebook.yaml": "x"}
    assert codebooks({"spring.csv": "a"}, parameters) == {"v1.yml": "v1.yml"}
    assert codebooks({"jam.csv": "a"}, {}) == {}


def test_who_stayed_are_people_of_a_file_of_their_own():
    files = {"mine.csv": "a", "stay.csv": "s", "v1.yml": "x"}
    own = {"codebook": "own_data/v1.yml", "retention": "own_data/stay.csv"}
    assert data_fingerprints(files, own, ["own data: mine.csv"]) == ("a",)
    assert data_fingerprints(files, own, ["own data: stay.csv"]) == ("s",)
    assert data_fingerprints({"stay.csv": "s"}, own, ["own data: stay.csv"]) == ("s",)
