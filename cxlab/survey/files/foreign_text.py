"""What a text is that is no table: a definition, JSON, XML, a web page; and what to do instead."""

import re

DEFINITION = "give it with --definition, and its answers, exported as CSV, as data"
NO_SUCH_DEFINITION = (
    "definitions of that kind are not taken: export the answers as CSV or SPSS (.sav), and let "
    "'cxlab codebook' draft a codebook from them"
)
PANDAS_JSON = (
    "save it as CSV, e.g. in Python with pandas.read_json('{name}'%s).to_csv('x.csv', index=False)"
)
# How they begin, what they are, what to do instead; the first that fits.
TAKEN = (
    (r"\{.*?\"SurveyElements\"\s*:", "the definition of a survey by Qualtrics", DEFINITION),
    (r"(?:<.*?)?<LimeSurveyDocType", "the definition of a survey by LimeSurvey", DEFINITION),
    (r"(?:<.*?)?<ODM\b", "a project of REDCap, or other CDISC ODM", DEFINITION),
)
NOT_TAKEN = (
    (
        r"\{.*?\"(?:pages|elements)\"\s*:\s*\[",
        "the definition of a survey by SurveyJS",
        NO_SUCH_DEFINITION,
    ),
    (r"(?:<.*?)?<(?:\w+:)?sss\b", "the definition of a survey as Triple-S", NO_SUCH_DEFINITION),
    (r"(?:<.*?)?<(?:\w+:)?codeBook\b", "a codebook of DDI", NO_SUCH_DEFINITION),
    (
        r"<.*?http://www\.w3\.org/2002/xforms",
        "an XForm of ODK",
        "give the XLSForm (.xlsx) that it was made from with --definition",
    ),
)
OTHERS = (
    (r"\{[^\n]*\}\s*\n\s*\{", "JSON, an answer a line", PANDAS_JSON % ", lines=True"),
    (r"\{|\[\s*(?:[\[{\"\]\d-]|true|false|null)", "JSON", PANDAS_JSON % ""),
    (r"<.*?progid=.Excel\.Sheet", "a workbook of Excel 2003 as XML", "save it as .xlsx"),
    (r"(?i)<(?:.*?<)?(?:html|table|body|!doctype html)\b", "a web page", "save it as .xlsx or CSV"),
    (r"<", "XML", "export the answers as CSV"),
)
LOOKED_AT = 20_000  # letters


def no_table(text: str, name: str) -> str:
    """Return what a text is that is no table, and what to do instead; "" for what may be one.

    A head may begin with a bracket, too: "[기대] ...".

    Examples
    --------
    >>> no_table('[{"a": 1}]', "a.json")[:20]
    'is JSON; save it as '
    >>> no_table("[기대] 시설,[인식] 시설", "a.csv")
    ''
    """
    return _first(text, name, (*TAKEN, *NOT_TAKEN, *OTHERS))


def definition_not_taken(text: str, name: str) -> str:
    """Return which definition a text is that is not taken, and what to do; "" for all others.

    Examples
    --------
    >>> definition_not_taken('{"pages": []}', "survey.json")[:41]
    'is the definition of a survey by SurveyJS'
    """
    return _first(text, name, NOT_TAKEN)


def _first(text: str, name: str, kinds: tuple[tuple[str, str, str], ...]) -> str:
    start = text.lstrip()[:LOOKED_AT]
    for pattern, what, instead in kinds:
        if re.match(pattern, start, re.DOTALL):
            return f"is {what}; {instead.replace('{name}', name)}"
    return ""
