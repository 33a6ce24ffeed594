from cxlab.survey.files.labelled import Label, LabelledColumn, as_statistical


def test_labels_that_say_no_more_than_their_value_are_none():
    labels = (Label(1.0, "bad"), Label(2.0, ""), Label("x", "x"), Label(9.0, "lost", missing=True))
    column = LabelledColumn("A", "Is it?", (1.0, None), labels, missing=1)
    whole = as_statistical([column], "jamovi")
    assert whole.grid.rows == [["A"], [1.0], [None]]
    assert whole.labels == {"A": {1.0: "bad"}}
    assert (whole.questions, whole.missing) == ({"A": "Is it?"}, {"A": 1})
