"""What `frontdesk try` shows a person of one letter."""

from typing import Any

from rich.console import Console
from rich.table import Table
from rich.text import Text


def report(console: Console, result: dict[str, Any]) -> None:
    """Print one letter's story: what it is, who it is from, what was read from which words."""
    console.print(Text(result["file"], style="bold"))
    if result["error"]:
        console.print(Text(f"  It could not be read: {result['error']}", style="red"))
        return
    console.print(Text(f"  {result['kind']}, {result['disposition']}"))
    for hit in result["hits"]:
        console.print(Text(f"  {hit['rule']}: {hit['reason']}"))
    console.print(_findings(result["lead"]["findings"]))
    found = result["resolution"]
    if found:
        names = ", ".join(
            f"contact {one['id']} ({one['weight']:+.1f})" for one in found["candidates"]
        )
        console.print(Text(f"  {found['verdict']} {names}"))
    if result["reply"]:
        console.print(Text(result["reply"][:2000], style="dim"))
    console.print()


def _findings(findings: list[dict[str, Any]]) -> Table:
    table = Table("field", "value", "found by", "sure", "read from", box=None, padding=(0, 1))
    for one in findings:
        table.add_row(
            Text(one["field"]),
            Text(one["value"][:60]),
            Text(one["found_by"]),
            f"{one['confidence']:.0%}",
            Text(" ".join(one["evidence"].split())[:60]),
        )
    return table
