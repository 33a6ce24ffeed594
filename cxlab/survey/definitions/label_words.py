"""What the words of a label say: that there is no answer, or which end of a scale it is.

Only words that can mean nothing else; a label without any of them says nothing here.
"""

import re
from collections.abc import Sequence

from cxlab.survey.codebook.no_answer import means_no_answer
from cxlab.survey.text import word

APPLIES = re.compile(r"appl(?:y|ies|icable)|zutreff|trifft|aplica|해당")
LOW = re.compile(
    r"disagree|dissatisf|unsatisf|unlikely|unimportant|unhelpful|unfriendly|unpleasant|uncertain|unhappy|difficult|displeas|disappoint|"
    r"\b(?:never|not|no|none|poor|poorly|bad|badly|worst|worse|terrible|awful|horrible|low|lowest|"
    r"hardly|false|untrue|inadequate|unacceptable|least|far below|below|fails?|negative|"
    r"nicht|nie|keine?|niemals|schlecht|unzufrieden|unwahrscheinlich|unwichtig|lehne|"
    r"pas|jamais|mauvais|médiocre|insatisfait|peu probable|désaccord|"
    r"nunca|malo|mala|pésim[oa]|insatisfech[oa]|desacuerdo|improbable|"
    r"discordo|insatisfeito|ruim|péssimo|disaccordo|insoddisfatt[oi]|mai|scarso|"
    r"oneens|ontevreden|slecht|nooit|inte|aldrig|missnöjd|ikke|uenig)\b|unzufrieden|"
    r"전혀|않|안 ?함|안 ?한다|불만|비동의|반대|아니|아님|나쁘|나쁨|못|부정|낮|"
    r"そう思わない|不満|同意しない|悪い|不同意|不满|不满意|从不|很差"
)
MIDDLE = re.compile(r"neither|neutral|weder|teils|ni |보통|중립|undecided|普通|どちら|一般")
HIGH = re.compile(
    r"agree|satisf|likely|certain|"
    r"\b(?:always|very|completely|totally|fully|extremely|absolutely|excellent|outstanding|great|"
    r"good|best|better|true|yes|important|high|highest|most|far above|above|exceeds?|positive|"
    r"immer|sehr|voll|völlig|stimme|zufrieden|gut|wichtig|trifft|ja|ausgezeichnet|"
    r"toujours|très|tout à fait|accord|satisfait|bon|bonne|oui|"
    r"siempre|muy|acuerdo|satisfech[oa]|bueno|buena|excelente|totalmente|"
    r"concordo|satisfeito|bom|ótimo|sempre|accordo|soddisfatt[oi]|ottimo|"
    r"eens|tevreden|goed|altijd|mycket|alltid|nöjd|enig|tilfreds)\b|"
    r"매우|그렇다|동의|만족|찬성|좋|항상|긍정|높|とても|そう思う|満足|同意|良い|满意|总是|很好"
)


def no_answers(labels: Sequence[str]) -> tuple[bool, ...]:
    """Say for each label of a question whether it means that there is no answer.

    "Does not apply" does, but not beside "Applies completely".

    Examples
    --------
    >>> no_answers(["Does not apply", "Applies somewhat", "Applies completely", "Don't know"])
    (False, False, False, True)
    """
    mean = [means_no_answer(label) for label in labels]
    applies = [APPLIES.search(word(label)) is not None for label in labels]
    is_scale = any(does and not none for does, none in zip(applies, mean, strict=True))
    return tuple(none and not (is_scale and does) for does, none in zip(applies, mean, strict=True))


def pole(label: str) -> int:
    """Return -1 for a label of the low end of a scale, 1 for one of the high end, 0 for neither.

    Examples
    --------
    >>> pole("Strongly disagree"), pole("Very satisfied"), pole("Neither agree nor disagree")
    (-1, 1, 0)
    """
    text = word(label)
    if MIDDLE.match(text):
        return 0
    return -1 if LOW.search(text) else 1 if HIGH.search(text) else 0
