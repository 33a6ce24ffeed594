"""Reading a survey for notebook 05: a published one by its name, or the user's own file."""

from pathlib import Path

from cxlab.errors import InputError
from cxlab.published import SURVEY_SOURCES
from cxlab.questions.satisfaction.answers import Answers
from cxlab.questions.satisfaction.published_answers import SCALES, published_answers


def load(data: str, codebook: str = "", outcome: str = "", minimum_group: int = 10) -> Answers:
    """Read a survey: one of ``data/surveys`` by name, or the user's file with its codebook.

    Parameters
    ----------
    data : str
        ``"acsi2015"``, ``"mobi_moments"``, or the path of a file of answers.
    codebook : str
        Path of the file's codebook: at least one column each with the role expectation,
        perception and outcome.
    outcome : str
        The outcome to explain; empty takes the first.
    minimum_group : int
        Smaller groups of the user's file are not shown.

    Raises
    ------
    InputError
        For a file or codebook that makes no sense; the message says what to mend.
    """
    if data in SCALES:
        return published_answers(data, outcome)
    if data in SURVEY_SOURCES:
        raise InputError(
            f"data: '{data}' lacks the squares of expectation and perception, or one of the two; "
            f"this notebook reads {', '.join(SCALES)}, or your own file"
        )
    if not codebook:
        from cxlab.survey.codebook.needed import codebook_needed

        raise codebook_needed(data)
    # Reading files of answers needs what published tables do without: pandas, YAML.
    from cxlab.questions.satisfaction.own_answers import answers_of
    from cxlab.survey.codebook.codebook_file import read_codebook
    from cxlab.survey.files.read import read_survey
    from cxlab.survey.responses import clean

    responses = clean(read_survey(Path(data)), read_codebook(Path(codebook)))
    return answers_of(responses, outcome, minimum_group)
