"""Commands of one notebook: what stands behind its name is refused with how it is given."""

from typing import Any

from typer.core import TyperCommand

from cxlab.errors import InputError


class OfOneNotebook(TyperCommand):
    """A command whose arguments end with a notebook's name: more is mostly a user's file."""

    allow_extra_args = True  # to be refused by name

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Refuse words that are left, and say how they are given."""
        rest = super().parse_args(ctx, args)
        if rest:
            setting = rest[0] if "=" in rest[0] else f"data={rest[0]}"
            raise InputError(f"'{rest[0]}' is one word too many; did you mean -p {setting}?")
        return rest
