"""What people and tools write where there is no answer: words of several languages, and codes."""

import re

from cxlab.survey.text import word

# As `plain` gives them. "trifft nicht zu" is not among them: it is a point of German scales.
LISTED = """
- | -- | . | ? | na | n/a | n.a. | n.a | #n/a | #null! | nan | null | nil | missing |
not applicable | not available | not relevant | does not apply | doesn't apply | do not apply |
not answered | unanswered | no answer | no response | no reply | did not answer |
didn't answer | refused | refuse | refusal | refused to answer | declined |
declined to answer | decline to answer | decline to state | prefer not to say |
prefer not to answer | prefer not to respond | rather not say | i'd rather not say |
would rather not say | i prefer not to say | don't know | dont know | do not know |
i don't know | i do not know | didn't know | not sure | unsure | i'm not sure | can't say |
cannot say | can't tell | can't judge | cannot judge | can't choose | unable to answer |
unable to judge | unable to rate | dk | d/k | dk/na | no opinion | no experience |
no basis for judgment | not asked | skipped | unknown | not used | did not use |
have not used | haven't used | not stated | no answer given | question not asked | 모름 |
모르겠다 | 모르겠음 | 잘 모름 | 잘모름 | 잘 모르겠다 | 잘 모르겠음 | 잘모르겠음 |
잘 모르겠습니다 | 모르겠습니다 | 무응답 | 미응답 | 응답 없음 | 응답없음 | 해당 없음 |
해당없음 | 해당사항 없음 | 해당사항없음 | 해당 사항 없음 | 비해당 | 응답 거부 | 응답거부 |
거절 | 말하고 싶지 않음 | 답하고 싶지 않음 | 밝히고 싶지 않음 | 결측 | 결측치 | 경험 없음 |
이용 경험 없음 | 이용하지 않음 | keine angabe | keine angaben | k.a. | k. a. | weiß nicht |
weiss nicht | weiß ich nicht | keine antwort | nicht beantwortet | nicht anwendbar | entfällt |
kann ich nicht beurteilen | kann ich nicht sagen | nicht beurteilbar | möchte ich nicht sagen |
keine meinung | ne sait pas | je ne sais pas | nsp | sans réponse | pas de réponse |
sans objet | sans avis | sans opinion | ne s'applique pas | non applicable | non concerné |
refus | no sabe | no sé | no contesta | ns/nc | no aplica | no se aplica | no procede |
sin respuesta | prefiero no decirlo | prefiero no contestar | non so | non risponde |
non applicabile | nessuna risposta | não sei | não sabe | não se aplica | sem resposta |
prefiro não dizer | weet niet | weet ik niet | geen antwoord | n.v.t. | niet van toepassing |
geen mening | わからない | 無回答 | 該当なし | 答えたくない | 不明 | 不知道 | 无回答 | 不适用 |
拒答 | 不清楚
"""
WORDS = frozenset(" ".join(text.split()) for text in LISTED.split("|"))
CODES = frozenset(
    {-1.0, -2.0, 66.0, 77.0, 88.0, 7777.0, 8888.0, 9999.0, 99999.0, -9999.0, 9998.0}
    | {float(sign * code) for sign in (1, -1) for code in (96, 97, 98, 99, 666, 777, 888, 998, 999)}
    | {-7.0, -8.0, -9.0, -66.0, -77.0, -88.0}
    | {float(111_111 * digit) for digit in (6, 7, 8, 9)}
)
MARKS = str.maketrans({"’": "'", "‘": "'", "`": "'", "_": " "})
BRACKETS = re.compile(r"\s*[()\[\]]\s*")
PARTS = re.compile(r"\s*[/,;|]\s*|\s+(?:or|und|oder|ou|o)\s+")


def plain(text: str) -> str:
    """Return text as it is compared with known words, a label's own number cut off."""
    return word(text.translate(MARKS)).strip(" !\"'*:<>")


def means_no_answer(text: str) -> bool:
    """Say whether a text says that there is no answer.

    Examples
    --------
    >>> [means_no_answer(text) for text in ("N/A", "Don’t know / No answer", "해당 없음", "No")]
    [True, True, True, False]
    """
    whole = re.sub(r"^[(\[]?[-+]?\d+\s*[-=.:)\]]\s*(?=\D)", "", plain(text))
    if whole in WORDS or whole.rstrip(".") in WORDS or whole.strip("()[]") in WORDS:
        return True
    parts = [part for part in BRACKETS.split(whole) if part]
    return bool(parts) and all(map(_is_listed, parts))


def _is_listed(text: str) -> bool:
    """Say whether a text is one of the words, or some of them one after the other."""
    parts = [part for part in PARTS.split(text) if part]
    return text in WORDS or (bool(parts) and all(part in WORDS for part in parts))
