import pytest

from cxlab.errors import InputError
from cxlab.workbook import verify as module
from cxlab.workbook.pages.report import render, write


def test_the_answer_its_reasons_and_the_exit_code_are_those_of_the_report(
    inside, jam_run, tmp_path, monkeypatch
):
    monkeypatch.setattr(module, "run", lambda notebook, parameters: jam_run)
    page = write(render(jam_run), jam_run, tmp_path)
    files = ", ".join(page.with_suffix(end).name for end in (".html", ".json", ".ipynb"))
    done = inside("verify", str(page))
    assert done.exit_code == 0
    answer, compared = done.stdout.splitlines()
    assert answer.startswith("yes: ")
    assert compared == f"  compared: {files}"
    page.write_text(page.read_text(encoding="utf-8").replace("</main>", "x</main>"), "utf-8")
    done = inside("verify", str(page))
    assert done.exit_code == 1
    assert f"  {page.name} was altered: " in done.stdout


def test_a_report_that_is_not_there_is_refused(inside):
    with pytest.raises(InputError, match="there is no report 'no.html'"):
        inside("verify", "no.html")
