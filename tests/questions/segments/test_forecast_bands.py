from cxlab.questions.segments import forecast_bands, load

PURCHASES = load("published").purchases


def test_bands_hold_every_customer_once():
    bands = forecast_bands(PURCHASES, 0.95, 1)
    assert sum(band.n for band in bands) == 23_570
    assert [band.label for band in bands] == ["0", "1", "2", "3", "4 to 6", "7 or more"]
    total = sum(band.n * band.later.value for band in bands)
    assert round(total) == round(PURCHASES.classes["later"].sum())
    assert all(band.later.lower < band.later.value < band.later.upper for band in bands)


def test_small_bands_are_not_shown():
    labels = [band.label for band in forecast_bands(PURCHASES, 0.95, 1000)]
    assert labels == ["0", "1", "2", "4 to 6"]  # alone, the last could be told from the total
