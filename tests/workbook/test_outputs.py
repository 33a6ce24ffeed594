from nbformat.v4 import new_code_cell, new_output

from cxlab.workbook.outputs import PRINTED, outputs


def stream(name, text):
    return new_output("stream", name=name, text=text)


def test_pieces_of_print_are_one_output_each_for_stdout_and_stderr():
    cell = new_code_cell("x")
    shown = new_output("display_data", {"text/plain": "1"})
    pieces = [stream("stdout", "a"), stream("stderr", "!"), stream("stdout", "b")]
    cell.outputs = [*pieces, shown, stream("stdout", "c")]
    assert [(o.label, o.content[PRINTED]) for o in outputs(cell, 4)] == [
        ("cell 4, stdout", "ab"),
        ("cell 4, stderr", "!"),
        ("cell 4, display_data", "1"),
        ("cell 4, stdout", "c"),
    ]


def test_what_an_output_holds_is_all_compared():
    cell, record = new_code_cell("x"), {"kind": "finding", "id": "a.b"}
    cell.outputs = [
        new_output("display_data", {"text/html": "<b>"}, metadata={"cxlab": record, "alt": "A"}),
        new_output("display_data", {}, metadata={"cxlab": "no record"}),
        new_output("error", ename="ValueError", evalue="no", traceback=["/private/me"]),
    ]
    finding, plain, error = outputs(cell, 1)
    assert (finding.label, finding.record) == ("cell 1, finding a.b", record)
    assert (finding.content["alt"], [*finding.content["rendered"]]) == ("A", ["text/html"])
    assert plain.content["cxlab"] == "no record"
    assert (error.content["ename"], error.content["evalue"]) == ("ValueError", "no")
    assert "/private/me" not in str(error)
