import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxlab.workbook.kernels.pipe_frames import Frames, framed


@given(st.lists(st.binary(max_size=40)), st.integers(1, 30))
def test_frames_come_whole_however_their_bytes_come(contents, at_once):
    whole, frames = framed(*contents), Frames()
    parts = [whole[start : start + at_once] for start in range(0, len(whole), at_once)]
    assert [content for part in parts for content in frames.fed(part)] == contents


@pytest.mark.parametrize("cut", [0, 7, 8, 10])
def test_a_frame_cut_off_is_none(cut):
    assert list(Frames().fed(framed(b"abc")[:cut])) == []
