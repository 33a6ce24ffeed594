"""The simulated survey that comes with the project: what a function does can be tried on it."""

from cxlab.published import ROOT
from cxlab.survey.codebook.codebook_file import read_codebook
from cxlab.survey.files.read import read_survey
from cxlab.survey.responses import Responses, clean

SAMPLE = ROOT / "data" / "samples" / "simulated_servqual.csv"


def sample_responses() -> Responses:
    """Return the answers of 300 simulated customers of three branches.

    Examples
    --------
    >>> len(sample_responses().frame)
    300
    """
    return clean(read_survey(SAMPLE), read_codebook(SAMPLE.with_suffix(".yml")))
