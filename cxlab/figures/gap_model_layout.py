"""Where the boxes and arrows of the gap model stand: on a desk, and on a phone."""

from dataclasses import dataclass

from cxlab.words import phrase

Path = tuple[tuple[float, float], ...]
EXPECT, PERCEIVE = phrase("What customers\nexpect"), phrase("What customers\nperceive")
DELIVER, STANDARDS = phrase("What staff\ndeliver"), phrase("Service\nstandards")
THINK = phrase("What managers think\ncustomers expect")
PROMISE = phrase("What is promised\noutside")


@dataclass(frozen=True)
class Arrow:
    """A gap's path from box to box; where its words stand, how they hang there, their width."""

    path: Path
    place: tuple[float, float]
    hangs: str
    width: float = 3.9


@dataclass(frozen=True)
class Layout:
    """Places on a plane 10 wide: customers above the line, the company below it.

    Attributes
    ----------
    boxes : tuple
        Centre, width, height and words of each.
    arrows : dict
        Of each gap.
    plain : tuple
        Paths of what reaches customers without being a gap.
    line : float
        Between customers and company.
    sides : tuple
        Where the words "customers" and "company" stand beside the line, and how.
    ends : tuple
        Bottom and top of the plane.
    warning : float
        How much higher it is with a warning at the top.
    letters : float
        How many fit into one unit of width; 0 where lines are as they are written.
    height : float
        Of the figure without a warning, in inches.
    """

    boxes: tuple[tuple[float, float, float, float, str], ...]
    arrows: dict[int, Arrow]
    plain: tuple[Path, ...]
    line: float
    sides: tuple[float, str]
    ends: tuple[float, float]
    warning: float
    letters: float
    height: float


WIDE = Layout(
    boxes=(
        (4.6, 9.6, 2.9, 1.0, EXPECT),
        (4.6, 7.4, 2.9, 1.0, PERCEIVE),
        (4.6, 4.9, 2.9, 1.0, DELIVER),
        (4.6, 2.8, 2.9, 1.0, STANDARDS),
        (4.6, 0.7, 2.9, 1.0, THINK),
        (8.5, 4.9, 2.9, 1.0, PROMISE),
    ),
    arrows={
        1: Arrow(((3.15, 0.7), (0.3, 0.7), (0.3, 9.6), (3.15, 9.6)), (0.5, 2.8), "center"),
        2: Arrow(((4.6, 1.2), (4.6, 2.3)), (4.8, 1.75), "center"),
        3: Arrow(((4.6, 3.3), (4.6, 4.4)), (4.8, 3.85), "center"),
        4: Arrow(((6.05, 4.9), (7.05, 4.9)), (7.05, 4.25), "top"),
        5: Arrow(((4.6, 7.9), (4.6, 9.1)), (4.8, 8.5), "center"),
    },
    plain=(((4.6, 5.4), (4.6, 6.9)), ((8.5, 5.4), (8.5, 7.4), (6.05, 7.4))),
    line=6.15,
    sides=(1.0, "left"),
    ends=(0.1, 10.2),
    warning=0.7,
    letters=0,
    height=6.6,
)
# Two columns, for a column of five boxes is higher than a phone.
SLIM = Layout(
    boxes=(
        (1.35, 8.44, 2.6, 1.58, EXPECT),
        (8.0, 8.44, 2.6, 1.58, PERCEIVE),
        (2.0, 4.34, 3.9, 1.58, THINK),
        (7.65, 4.34, 3.3, 1.58, DELIVER),
        (1.35, 0.98, 2.6, 1.36, STANDARDS),
        (8.0, 0.94, 2.6, 1.58, PROMISE),
    ),
    arrows={
        1: Arrow(((0.4, 5.13), (0.4, 7.65)), (0.65, 6.1), "center", 5.7),
        2: Arrow(((0.4, 1.66), (0.4, 3.55)), (0.65, 2.6), "center"),
        3: Arrow(((2.65, 1.5), (4.6, 1.5), (4.6, 4.34), (6.0, 4.34)), (2.85, 1.36), "top"),
        4: Arrow(((8.9, 1.73), (8.9, 3.55)), (4.9, 2.6), "center"),
        5: Arrow(((2.65, 9.05), (6.7, 9.05)), (2.85, 8.9), "top"),
    },
    plain=(((7.65, 5.13), (7.65, 7.65)), ((9.3, 0.94), (9.75, 0.94), (9.75, 8.44), (9.3, 8.44))),
    line=7.12,
    sides=(7.45, "right"),
    ends=(0.0, 9.25),
    warning=0.55,
    letters=4.1,
    height=3.57,
)
