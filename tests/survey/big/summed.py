"""Moments of one set of columns, summed up where the answers lie."""

from cxlab.survey.big.dataset import sums_of_dataset
from cxlab.survey.big.dataset_source import open_dataset


def moments_of_dataset(source, names):
    """The moments of complete cases over some columns of a dataset."""
    return sums_of_dataset(open_dataset(source), [names])[None][0].moments()
