from cxlab.survey.codebook.codebook_file import read_codebook
from cxlab.survey.files.read import read_survey
from cxlab.survey.pair_wording import pair_wording
from tests.survey.simple import book, raw, table


def test_pairs_by_number_whose_words_cross(shared, tmp_path):
    text = (shared / "cases" / "c18c.yml").read_text(encoding="utf-8")
    path = tmp_path / "c18c.yml"
    path.write_text(text, encoding="utf-8")
    survey = read_survey(shared / "cases" / "c18_renumbered.csv")
    check = pair_wording(survey, read_codebook(path))
    assert check.passed is False
    assert "'2. Expectation: On-time start' is paired with '2. Perception: Helpful" in check.text


def test_pairs_whose_words_agree_and_codes_without_words(tmp_path):
    heads = ["Expected: fast", "Perceived: fast", "Expected: kind", "Perceived: kind"]
    survey = raw(tmp_path, table({f'"{head}"': [1, 2] for head in heads}))
    columns = {
        f'"{head}"': f"role: {'expectation' if head[0] == 'E' else 'perception'}, item: {head[-4:]}"
        for head in heads
    }
    assert pair_wording(survey, book(tmp_path, columns)).passed is True
    codes = {"E1": "role: expectation, item: 1", "P1": "role: perception, item: 1"}
    survey = raw(tmp_path, table({"E1": [1], "P1": [2]}))
    assert pair_wording(survey, book(tmp_path, codes)).passed is None
