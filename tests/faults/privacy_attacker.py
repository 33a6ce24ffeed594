"""The attacker's long form: `python -m tests.faults.privacy_attacker [CONFIGURATIONS]`.

Random surveys, groups, dimensions and missing answers; all sums of everybody and of every group
that a sweep shows. Prints what was tried and survived, and what protection cost.
"""

import sys

from cxlab.evidence.withheld import withheld
from tests.evidence.attacker import attack

MINIMA = (3, 5, 10)


def main(configurations: int) -> int:
    recovered, kept, answers, shown = [], 0, 0, 0
    for seed in range(configurations):
        fewest, used, all_of_shown, groups = attack(seed, MINIMA[seed % 3], withheld)
        kept, answers, shown = kept + used, answers + all_of_shown, shown + groups
        if fewest is not None:
            recovered.append((seed, fewest))
    print(f"tried {configurations}, recovered {len(recovered)} {recovered}")
    print(f"groups shown {shown:,}; of their answers used {kept:,} of {answers:,}")
    return len(recovered)


if __name__ == "__main__":
    sys.exit(bool(main(int(sys.argv[1]) if len(sys.argv) > 1 else 500)))
