from dataclasses import replace

from cxlab.words import speaking
from cxlab.workbook.export.exportable import read_exportable
from cxlab.workbook.export.methods_paragraph import methods_paragraph
from tests.workbook.export.reported import ASKED, PASSPORT, reported


def test_it_names_data_tests_level_settings_and_versions(tmp_path):
    report = read_exportable(reported(tmp_path))
    text = " ".join(methods_paragraph(report))
    named = [
        "Iyengar, S. S., & Lepper, M. R. (2000)",
        "own data: shop.csv",
        PASSPORT["files"]["shop.csv"][:12],
        "H1: paired t.",
        "H2: Fisher's z.",
        "95%",
        "smallest_effect = 0.1",
        "numpy 2.4.6",
        PASSPORT["revision"],
    ]
    assert [name for name in named if name not in text] == []
    assert "data =" not in text  # a path of the run's own folder


def test_without_any_estimate_it_claims_no_test(tmp_path):
    report = replace(read_exportable(reported(tmp_path)), findings=(ASKED,))
    text = " ".join(methods_paragraph(report))
    assert "Confidence level" not in text
    assert "1 finding is confirmatory" in text


def test_own_data_are_named_in_the_report_s_language(tmp_path):
    with speaking("ko"):
        text = " ".join(methods_paragraph(read_exportable(reported(tmp_path))))
    assert "own data" not in text
    assert "자체 자료: shop.csv" in text
