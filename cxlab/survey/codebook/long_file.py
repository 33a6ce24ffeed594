"""Files of one row an answer: which columns hold whose it is, the question, and the answer."""

import re
from collections.abc import Mapping

from cxlab.survey.codebook.codebook import Long
from cxlab.survey.codebook.seen import Seen
from cxlab.survey.files.read import RawSurvey
from cxlab.survey.text import word

HEADS = {
    "respondent": r".*\b(?:respondent|participant|person|customer|user|subject|id)\b.*|응답자.*",
    "question": r".*\b(?:question|item|variable|indicator|frage|statement)s?\b.*|문항.*|질문.*",
    "answer": r".*\b(?:answer|value|response|score|rating|antwort|wert)s?\b.*|응답|답변|점수",
}
FEWEST_QUESTIONS, MOST_QUESTIONS = 2, 300
NEARLY_ALL = 0.95


def long_of(raw: RawSurvey, seen: Mapping[str, Seen]) -> Long | None:
    """Return the three columns of a file of one row an answer; None for one of a row a person."""
    named = {
        part: [name for name in raw.columns if re.fullmatch(form, _spaced(name))]
        for part, form in HEADS.items()
    }
    for question in named["question"]:
        texts = raw.frame[question].dropna()
        if not FEWEST_QUESTIONS <= texts.nunique() <= min(MOST_QUESTIONS, len(texts) / 2):
            continue
        for respondent in named["respondent"]:
            answers = [name for name in named["answer"] if name not in (question, respondent)]
            rated = [name for name in answers if seen[name].rated]
            asked = raw.frame[[respondent, question]].dropna()
            once = len(asked.drop_duplicates()) >= NEARLY_ALL * len(asked)
            repeated = asked[respondent].nunique() <= len(asked) / FEWEST_QUESTIONS
            if respondent != question and rated and once and repeated:
                return Long(respondent, question, rated[0])
    return None


def _spaced(head: str) -> str:
    return word(head).replace("_", " ").replace(".", " ")
