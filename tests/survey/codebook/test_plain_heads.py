from cxlab.survey.codebook.plain_heads import plain_heads

ITEMS = ("rooms", "staff", "prices")


def heads(form):
    names = [form.format(side=side, item=item) for side in ("Expected", "Found") for item in ITEMS]
    return [head for head, _ in plain_heads(names, {}).values()]


def test_a_tail_of_all_columns_is_not_what_was_asked():
    assert heads("{side}: {item} (grade)") == [
        f"{side}: {item}" for side in ("Expected", "Found") for item in ITEMS
    ]


def test_a_tail_that_tells_columns_apart_is_kept():
    assert heads("Hotel [{side}: {item}]")[0] == "Hotel [Expected: rooms]"
    assert heads("{item} ({side})")[3] == "rooms (Found)"
