import shutil
import subprocess

import pytest

from cxlab.workbook.export.bibliography import added
from cxlab.workbook.export.exportable import read_exportable
from cxlab.workbook.export.latex_file import escaped, latex_file
from cxlab.workbook.export.paper import paper
from tests.workbook.export.reported import reported


def test_a_users_text_is_no_command():
    assert escaped(r"\input{/etc/passwd} 5% & $x$ #1 a_b ~^") == (
        r"\textbackslash{}input\{/etc/passwd\} 5\% \& \$x\$ \#1 a\_b "
        r"\textasciitilde{}\textasciicircum{}"
    )


def test_a_document_holds_tables_and_cites_what_its_bibliography_has(tmp_path):
    report = read_exportable(reported(tmp_path))
    written = paper(report, report.pictures, {"bars": "bars.png"})
    text = latex_file(written).decode()
    rows = [line for line in text.splitlines() if line.endswith(r"\\") and " & " in line]
    assert len(rows) == len(written.tables[0].rows) + len(written.tables[1].rows)
    assert "alt={Three people bought a.}]{bars.png}" in text
    keys = text.partition(r"\nocite{")[2].partition("}")[0].split(",")
    assert all(f"{{{key},\n" in added("", report) for key in keys)


@pytest.mark.skipif(not shutil.which("pdflatex"), reason="pdflatex is not installed here")
def test_it_compiles(tmp_path):
    report = read_exportable(reported(tmp_path / "run"))
    (tmp_path / "a.tex").write_bytes(latex_file(paper(report, report.pictures, {})))
    (tmp_path / "references.bib").write_text(added("", report), encoding="utf-8")
    compiled = ["pdflatex", "-interaction=nonstopmode", "-halt-on-error", "a.tex"]
    for command in (compiled, ["bibtex", "a"], compiled, compiled):
        done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout[-2000:]
    assert "Iyengar" in (tmp_path / "a.bbl").read_text(encoding="utf-8")
