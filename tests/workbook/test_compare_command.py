import re

import pytest

from cxlab.cli import app
from cxlab.errors import InputError
from cxlab.words import ENGLISH, speak
from tests.workbook.test_compare_page import result


@pytest.fixture(autouse=True)
def english_again():
    yield
    speak(ENGLISH)


def compared(*words):
    from typer.testing import CliRunner

    return CliRunner().invoke(app, ["compare", *map(str, words)])


def test_a_korean_page_of_an_english_and_a_korean_result(tmp_path):
    """The language of a run is no setting that differs."""
    old = result(tmp_path, "old", 0.05, language="en")
    new = result(tmp_path, "new", 0.5, language="ko")
    done = compared(old, new, "--language", "ko", "--out", tmp_path / "page.html")
    assert done.exit_code == 0, done.output
    html = (tmp_path / "page.html").read_text(encoding="utf-8")
    assert '<html lang="ko">' in html
    assert re.search("[가-힣]", html)
    assert "language en" not in html


def test_a_page_that_is_not_called_html_is_refused(tmp_path):
    path = result(tmp_path, "old", 0.05)
    done = compared(path, path, "--out", tmp_path / "page.pdf")
    assert isinstance(done.exception, InputError)
    assert "call it NAME.html" in str(done.exception)
    assert not (tmp_path / "page.pdf").exists()
