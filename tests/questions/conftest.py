"""What tests of questions share: a user's file of any text."""

import pytest


@pytest.fixture
def shop_csv(tmp_path):
    """Write a text as a user's file; return its path."""

    def write(text: str) -> str:
        path = tmp_path / "shop.csv"
        path.write_text(text, encoding="utf-8")
        return str(path)

    return write
