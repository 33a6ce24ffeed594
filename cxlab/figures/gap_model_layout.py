"""Where the boxes and arrows of the gap model stand: on a desk, and on a phone."""

from dataclasses import dataclass

from cxlab.words import phrase

Path = tuple[tuple[float, float], ...]
COLUMN = (
    (9.6, phrase("What customers\nexpect")),
    (7.4, phrase("What customers\nperceive")),
    (4.9, phrase("What staff\ndeliver")),
    (2.8, phrase("Service\nstandards")),
    (0.7, phrase("What managers think\ncustomers expect")),
)
PROMISE = phrase("What is promised\noutside")


@dataclass(frozen=True)
class Layout:
    """Places on a plane 10 wide: customers above the line, the company below it.

    Attributes
    ----------
    boxes : tuple
        Centre, width and words of each.
    arrows : dict
        Of each gap: its path from box to box, where its words stand, and how they hang there.
    plain : tuple
        Paths of what reaches customers without being a gap.
    sides : tuple
        Where the words "customers" and "company" stand beside the line, and how.
    letters : float
        How many fit into one unit of width; 0 where lines are as they are written.
    height : float
        Of the figure, in inches.
    """

    boxes: tuple[tuple[float, float, float, str], ...]
    arrows: dict[int, tuple[Path, tuple[float, float], str]]
    plain: tuple[Path, ...]
    sides: tuple[float, str]
    letters: float
    height: float


WIDE = Layout(
    boxes=(
        *((4.6, y, 2.9, words) for y, words in COLUMN),
        (8.5, 4.9, 2.9, PROMISE),
    ),
    arrows={
        1: (((3.15, 0.7), (0.3, 0.7), (0.3, 9.6), (3.15, 9.6)), (0.5, 2.8), "center"),
        2: (((4.6, 1.2), (4.6, 2.3)), (4.8, 1.75), "center"),
        3: (((4.6, 3.3), (4.6, 4.4)), (4.8, 3.85), "center"),
        4: (((6.05, 4.9), (7.05, 4.9)), (7.05, 4.25), "top"),
        5: (((4.6, 7.9), (4.6, 9.1)), (4.8, 8.5), "center"),
    },
    plain=(((4.6, 5.4), (4.6, 6.9)), ((8.5, 5.4), (8.5, 7.4), (6.05, 7.4))),
    sides=(1.0, "left"),
    letters=0,
    height=6.6,
)
SLIM = Layout(
    boxes=(
        *((5.8, y, 3.9, words) for y, words in COLUMN),
        (1.75, 4.9, 2.6, PROMISE),
    ),
    arrows={
        1: (((3.85, 0.7), (0.1, 0.7), (0.1, 9.6), (3.85, 9.6)), (0.3, 2.45), "center"),
        2: (((5.8, 1.2), (5.8, 2.3)), (6.0, 1.75), "center"),
        3: (((5.8, 3.3), (5.8, 4.4)), (6.0, 3.85), "center"),
        4: (((3.05, 4.9), (3.85, 4.9)), (0.4, 4.3), "top"),
        5: (((5.8, 7.9), (5.8, 9.1)), (6.0, 8.5), "center"),
    },
    plain=(((5.8, 5.4), (5.8, 6.9)), ((1.75, 5.4), (1.75, 7.4), (3.85, 7.4))),
    sides=(9.95, "right"),
    letters=4.1,
    height=5.9,
)
