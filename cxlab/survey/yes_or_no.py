"""Answers that are yes or no: 1, 0, or missing."""

import numpy as np

from cxlab.errors import InputError
from cxlab.survey.responses import Responses


def yes_or_no(responses: Responses, column: str) -> "np.ndarray[tuple[int], np.dtype[np.float64]]":
    """Return a column's answers, 1 for yes, 0 for no, ``nan`` where missing.

    Raises
    ------
    InputError
        If one is another number: with its row.

    Examples
    --------
    >>> from cxlab.survey.sample import sample_responses
    >>> responses = sample_responses()
    >>> responses.frame["satisfaction"] = 1.0 * (responses.frame["satisfaction"] > 4)
    >>> yes_or_no(responses, "satisfaction")[:3].tolist()
    [1.0, 0.0, 1.0]
    """
    if outside := responses.values[column].out_of_range:
        raise InputError(
            f"{responses.name}, row {outside[0]}, column '{column}': found neither 0 nor 1; say in "
            "the codebook what the codes mean, e.g. answers: {2: 0}"
        )
    values = responses.frame[column].to_numpy(dtype=float)
    for row, value in zip(responses.row_numbers, values, strict=True):
        if not (np.isnan(value) or value in (0.0, 1.0)):
            raise InputError(
                f"{responses.name}, row {row}, column '{column}': found {value:g}, need 0 or 1"
            )
    return values
