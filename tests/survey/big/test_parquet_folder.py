import pandas as pd
import pytest

from cxlab.errors import InputError
from cxlab.survey.big.dataset_source import open_dataset
from cxlab.survey.big.parquet_folder import parquet_files, types_differ
from tests.survey.big.summed import moments_of_dataset


def folder(path, **files):
    """A folder of Parquet files, in the order of their names."""
    path.mkdir()
    for name, columns in files.items():
        pd.DataFrame(columns).to_parquet(path / f"{name}.parquet")
    return path


def test_files_of_other_types_are_read_as_the_widest_of_them(tmp_path):
    small = pd.array([1, 2, 3], dtype="int8")
    place = folder(
        tmp_path / "shop", a={"P1": small}, b={"P1": [1000, 2000]}, c={"P1": [None, 7.0]}
    )
    assert types_differ(parquet_files(place))
    found = moments_of_dataset(place, ["P1"])
    assert (found.n, found.mean[0]) == (6, pytest.approx(3013 / 6))


def test_decimals_in_a_later_file_are_refused_not_rounded(tmp_path):
    place = folder(tmp_path / "shop", a={"P1": [4, 5, 6]}, b={"P1": [4.5, 5.5]})
    with pytest.raises(InputError, match="'P1' holds numbers with decimals"):
        moments_of_dataset(place, ["P1"])


def test_a_column_empty_in_the_first_file_is_that_of_the_others(tmp_path):
    place = folder(
        tmp_path / "shop", a={"P1": [None, None], "q": [1, 1]}, b={"P1": [1, 3], "q": [1, 1]}
    )
    assert moments_of_dataset(place, ["P1"]).mean[0] == 2


@pytest.mark.parametrize(
    ("other", "said"),
    [
        ({"P1": [1]}, r"b.parquet: has no column 'P2', which a.parquet has"),
        ({"P1": [1], "P2": [1], "x": [1]}, r"a.parquet: has no column 'x', which b.parquet has"),
        ({"P1": [1], "P2": ["no"]}, r"b.parquet: column 'P2' holds words, in a.parquet .* numbers"),
    ],
)
def test_files_that_are_no_parts_of_one_survey_are_named(tmp_path, other, said):
    place = folder(tmp_path / "shop", a={"P1": [1], "P2": [2]}, b=other)
    for source in (place, f"duckdb://#{place}"):
        with pytest.raises(InputError, match=said):
            open_dataset(source)


def test_a_file_that_is_none_is_named_without_its_folder(tmp_path):
    place = folder(tmp_path / "shop", a={"P1": [1]})
    (place / "b.parquet").write_text("no")
    with pytest.raises(InputError, match=r"^b.parquet: is no Parquet file"):
        open_dataset(place)


def test_files_alike_are_left_as_they_are(tmp_path):
    place = folder(tmp_path / "shop", a={"P1": [1], "P2": [2]}, b={"P2": [10], "P1": [5]})
    assert not types_differ(parquet_files(place))
    assert moments_of_dataset(place, ["P1", "P2"]).mean.tolist() == [3, 6]
