import pytest

from cxlab.survey.big import dataset_source


@pytest.fixture
def looks(monkeypatch):
    """What engines were asked so far, one entry for each look at the data."""
    asked, asks = [], dataset_source._looked_at
    monkeypatch.setattr(
        dataset_source, "_looked_at", lambda expression: asked.append(1) or asks(expression)
    )
    return asked
