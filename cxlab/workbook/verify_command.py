"""``cxlab verify``: can a report be made again?"""

from pathlib import Path
from typing import Annotated

import typer


def verify_command(
    report: Annotated[Path, typer.Argument(help="An HTML report made by cxlab.")],
    data: Annotated[str, typer.Option(help="Where the report's data (and codebook) are now.")] = "",
    notebook: Annotated[Path | None, typer.Option(help="Your own notebook that made it.")] = None,
) -> None:
    """Say whether a report can be made again from its passport.

    It is run again and the bytes are compared, also those of the JSON and the notebook beside the
    page where they are there.

    Exit codes: 0 yes; 1 no; 2 it could not be tried (no passport, or its data are not here);
    3 yes, except for what the report says of itself (commit, versions, what it is about); 4 cannot
    tell (other versions or code are here and the report differs, or its data can change); 5 yes,
    except for rounding (a copy that a sweep shares).
    """
    from cxlab.workbook.verify import verify as verify_report

    verification = verify_report(report, data, notebook)
    typer.echo(verification.answer)
    for reason in verification.reasons:
        typer.echo(f"  {reason}")
    if verification.files:
        typer.echo(f"  compared: {', '.join(verification.files)}")
    raise typer.Exit(verification.answer.exit_code)
