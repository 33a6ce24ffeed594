"""What the definition of a survey says of its questions, whatever tool wrote it."""

from dataclasses import dataclass

SINGLE, TICK, OTHER = "single", "tick", "other"


@dataclass(frozen=True)
class Answer:
    """One answer that a question offers.

    Attributes
    ----------
    code : str
        As the tool exports it.
    label : str
        In the survey's base language, without markup; "" where there is none.
    labels : tuple of str
        The same in its other languages.
    missing : bool
        Whether the definition itself says that this is no answer.
    points : float or None
        What the definition grades it with; None where it does not.
    """

    code: str
    label: str = ""
    labels: tuple[str, ...] = ()
    missing: bool = False
    points: float | None = None


@dataclass(frozen=True)
class Question:
    """What one column of an export holds.

    Attributes
    ----------
    names : tuple of str
        Heads that exports give the column. All questions of a family have as many, written in the
        same ways in the same order, the likeliest first.
    wording : str
        What is asked, without markup; of a row of a matrix the row.
    about : str
        What stands above the rows of a matrix; "" elsewhere.
    groups : tuple of str
        What the block, group or form that it stands in is called, in every language; of nested
        ones the innermost first.
    answers : tuple of Answer
        In the order in which people see them; none where they write their own.
    kind : str
        "single" (one of the answers), "tick" (one box of several), "other".
    family : str
        The same for the rows or boxes of one question.
    id : str
        What a second head row calls it (Qualtrics' ImportId); "" where nothing does.
    numbered : bool
        Whether somebody chose the codes. Numbers that a tool deals out say nothing of distances.
    ends : tuple of float or None
        Of a scale without a list of answers, such as a slider.
    ordered : bool
        Whether the order of the answers means anything.
    wordings : tuple of str
        The wording in the survey's other languages.
    """

    names: tuple[str, ...]
    wording: str
    about: str = ""
    groups: tuple[str, ...] = ()
    answers: tuple[Answer, ...] = ()
    kind: str = OTHER
    family: str = ""
    id: str = ""
    numbered: bool = True
    ends: tuple[float, float] | None = None
    ordered: bool = True
    wordings: tuple[str, ...] = ()


@dataclass(frozen=True)
class Definition:
    """A survey as its tool defines it. Make one with `read_definition`.

    Attributes
    ----------
    name : str
        The file's name.
    tool : str
        Whose it is.
    questions : tuple of Question
        In the order in which people see them.
    missing : tuple of Answer
        Codes that mean no answer in every question.
    title : str
        What the survey is called; "" where the definition does not say.
    """

    name: str
    tool: str
    questions: tuple[Question, ...]
    missing: tuple[Answer, ...] = ()
    title: str = ""
