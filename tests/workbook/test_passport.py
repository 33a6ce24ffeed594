from dataclasses import replace

from cxlab.published import fingerprint, path_of
from cxlab.survey.big.responses import NO_FINGERPRINT
from cxlab.workbook.passport import code_fingerprint, codebooks, data_fingerprints, passport


def test_the_passport_names_data_code_and_versions(jam_run):
    proof = passport(jam_run, "abc")
    assert proof.files == {"iyengar_lepper_2000.csv": fingerprint(path_of("iyengar_lepper_2000"))}
    assert {"python", "numpy", "statsmodels"} <= proof.packages.keys()
    assert proof.parameters["level"] == 0.95
    assert (proof.revision, len(proof.code)) == ("abc", 64)


def test_whose_answers_they_are_follows_from_the_data_alone():
    own = {"codebook": "own_data/v1.yml", "seed": 1}
    assert data_fingerprints({"spring.csv": "a", "v1.yml": "x"}, own) == ("a",)
    assert data_fingerprints({"copy.csv": "a", "v1.yml": "y"}, own | {"seed": 2}) == ("a",)
    assert data_fingerprints({"spring.csv": "b", "v1.yml": "x"}, own) == ("b",)
    folder = {"staff.csv": "b", "customers.csv": "a", "codebook.yaml": "x"}
    assert data_fingerprints(folder, {"codebook": ""}) == ("a", "b")
    tables = [{table: NO_FINGERPRINT} for table in ("db#old", "db#new")]
    assert data_fingerprints(tables[0], {}) != data_fingerprints(tables[1], {})
    assert codebooks(folder, {"codebook": ""}) == {"codebook.yaml": "x"}
    assert codebooks({"spring.csv": "a"}, own) == {"v1.yml": "v1.yml"}
    assert codebooks({"jam.csv": "a"}, {}) == {}


def test_the_code_fingerprint_follows_the_notebook(jam_run, tmp_path):
    copy = tmp_path / "01_choice_overload.ipynb"
    text = jam_run.notebook.path.read_text(encoding="utf-8")
    copy.write_text(
        text.replace("We expect more people", "We expect fewer people"), encoding="utf-8"
    )
    assert code_fingerprint(replace(jam_run.notebook, path=copy)) != code_fingerprint(
        jam_run.notebook
    )
