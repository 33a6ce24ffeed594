import numpy as np
import pytest

from cxlab.errors import InputError
from cxlab.survey.codebook.codebook_file import read_codebook
from cxlab.survey.files.read import read_survey
from cxlab.survey.responses import clean
from cxlab.survey.yes_or_no import yes_or_no


def responses(folder, *answers):
    rows = "\n".join(f"{answer},5" for answer in answers)
    (folder / "shop.csv").write_text(f"left,happy\n{rows}\n", encoding="utf-8")
    (folder / "shop.yml").write_text(
        "columns:\n  left: {role: left}\n  happy: {role: outcome, scale: [1, 7]}\n",
        encoding="utf-8",
    )
    return clean(read_survey(folder / "shop.csv"), read_codebook(folder / "shop.yml"))


def test_yes_no_and_nothing(tmp_path):
    said = yes_or_no(responses(tmp_path, 1, 0, "", 1), "left")
    np.testing.assert_array_equal(said, [1, 0, np.nan, 1])


@pytest.mark.parametrize("other", ["2", "0.5"])
def test_another_number_is_refused_with_its_row(tmp_path, other):
    with pytest.raises(InputError, match=r"shop\.csv, row 4, column 'left': found .* 0 (n?or) 1"):
        yes_or_no(responses(tmp_path, 1, 0, other), "left")
