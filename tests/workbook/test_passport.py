from dataclasses import replace

from cxlab.published import fingerprint, path_of
from cxlab.workbook.passport import code_fingerprint, passport


def test_the_passport_names_data_code_and_versions(jam_run):
    proof = passport(jam_run, "abc")
    assert proof.files == {"iyengar_lepper_2000.csv": fingerprint(path_of("iyengar_lepper_2000"))}
    assert {"python", "numpy", "statsmodels"} <= proof.packages.keys()
    assert proof.parameters["level"] == 0.95
    assert (proof.revision, len(proof.code)) == ("abc", 64)


def test_the_code_fingerprint_follows_the_notebook(jam_run, tmp_path):
    copy = tmp_path / "01_choice_overload.ipynb"
    text = jam_run.notebook.path.read_text(encoding="utf-8")
    copy.write_text(
        text.replace("We expect more people", "We expect fewer people"), encoding="utf-8"
    )
    assert code_fingerprint(replace(jam_run.notebook, path=copy)) != code_fingerprint(
        jam_run.notebook
    )
