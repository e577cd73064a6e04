"""`frontdesk run`: the daemon."""

import asyncio
import errno
import sys
from collections.abc import Callable
from pathlib import Path

import click

from frontdesk import daemon, logging
from frontdesk.house import open_house


@click.command("run")
@click.pass_obj
def command(config_path: Path | None) -> None:
    """Listen, work and serve the pages until Ctrl-C or SIGTERM."""
    house = open_house(config_path)
    logging.configure(house.settings)
    try:
        with asyncio.Runner(loop_factory=_loop_factory()) as runner:
            runner.run(daemon.run(house))
    except OSError as error:
        click.echo(f"Frontdesk cannot start: {_sentence(error)}.", err=True)
        if error.errno == errno.EADDRINUSE:
            click.echo(
                "Is another program, or another Frontdesk, using that port? Choose others with "
                "http.port, smtp.port and lmtp.port.",
                err=True,
            )
        raise SystemExit(4) from error


def _sentence(error: OSError) -> str:
    place = f"{error.filename}: " if error.filename else ""
    return f"{place}{error.strerror or error}"


def _loop_factory() -> Callable[[], asyncio.AbstractEventLoop] | None:
    if sys.platform == "win32":
        return None
    import uvloop

    return uvloop.new_event_loop
