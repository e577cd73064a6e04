"""`frontdesk run`: the daemon."""

import asyncio
import sys
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
        asyncio.run(daemon.run(house), loop_factory=_loop_factory())
    except OSError as error:
        click.echo(f"Frontdesk cannot listen: {error}.", err=True)
        click.echo(
            "Is another program, or another Frontdesk, using that port? Choose others with "
            "http.port, smtp.port and lmtp.port.",
            err=True,
        )
        raise SystemExit(4) from error


def _loop_factory() -> "type[asyncio.AbstractEventLoop] | None":
    if sys.platform == "win32":
        return None
    import uvloop

    factory: type[asyncio.AbstractEventLoop] = uvloop.Loop
    return factory
