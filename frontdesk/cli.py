"""The command `frontdesk` and its verbs, one file each under commands/."""

from pathlib import Path

import click

from config import ConfigurationError
from frontdesk.verbs import Verbs
from store import StoreUnavailable
from store.outage import unavailable_is_typed

VERBS = (
    "run", "check", "doctor", "migrate", "user", "import", "poll", "work", "retry", "try", "sweep",
    "dedup",
)  # fmt: skip


@click.group(cls=Verbs, verbs=VERBS, context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "--config",
    "config_path",
    type=click.Path(path_type=Path),
    help="Settings file; default: frontdesk.toml here, then /etc/frontdesk/frontdesk.toml.",
)
@click.version_option(package_name="frontdesk")
@click.pass_context
def cli(context: click.Context, config_path: Path | None) -> None:
    """Every enquiry arrives once, is never lost, and you can see why it became what it became."""
    context.obj = config_path


def main() -> None:
    """Run the command; what went wrong is said in sentences, never as a traceback."""
    try:
        with unavailable_is_typed():
            cli(standalone_mode=False)
    except click.ClickException as error:
        error.show()
        raise SystemExit(error.exit_code) from error
    except click.Abort:
        raise SystemExit(130) from None
    except ConfigurationError as error:
        click.echo("These settings need your attention:", err=True)
        for problem in error.problems:
            click.echo(f"  {problem}", err=True)
        raise SystemExit(2) from error
    except StoreUnavailable as error:
        click.echo(f"The store does not answer: {error}", err=True)
        click.echo("Check store.url and that the database runs, then try again.", err=True)
        raise SystemExit(3) from error
