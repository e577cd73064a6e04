"""A group of verbs, one module each; a verb's imports are paid only when it runs."""

import importlib
from typing import Any

import click


class Verbs(click.Group):
    """Loads `frontdesk.commands.<prefix><verb>_` when that verb is asked for."""

    def __init__(
        self, *args: Any, verbs: tuple[str, ...] = (), prefix: str = "", **given: Any
    ) -> None:
        super().__init__(*args, **given)
        self._verbs = verbs
        self._prefix = prefix

    def list_commands(self, ctx: click.Context) -> list[str]:
        """All verbs in the order of the manual."""
        return list(self._verbs)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The verb's command, from its own file."""
        if cmd_name not in self._verbs:
            return None
        module = importlib.import_module(f"frontdesk.commands.{self._prefix}{cmd_name}_")
        command: click.Command = module.command
        return command
