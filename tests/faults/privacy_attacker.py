"""The attacker's long form: `python -m tests.faults.privacy_attacker [CONFIGURATIONS]`.

Random surveys, groups, dimensions, missing answers and weights; all sums of everybody and of every
group that a sweep shows, plain and weighted. Prints what was tried and survived, and what
protection cost.
"""

import sys

from cxlab.evidence.withheld import withheld
from tests.evidence.attacker import attack

MINIMA = (3, 5, 10)


def main(configurations: int) -> int:
    recovered, kept, answers, shown = [], 0, 0, 0
    for seed in range(configurations):
        one = attack(seed, MINIMA[seed % 3], withheld)
        kept, answers, shown = kept + one.used, answers + one.of, shown + one.groups
        if one.fewest is not None:
            recovered.append((seed, one.fewest))
    print(f"tried {configurations}, recovered {len(recovered)} {recovered}")
    print(f"groups shown {shown:,}; of their answers used {kept:,} of {answers:,}")
    return len(recovered)


if __name__ == "__main__":
    sys.exit(bool(main(int(sys.argv[1]) if len(sys.argv) > 1 else 500)))
