"""`frontdesk sweep`: the short name of `frontdesk dedup sweep`."""

from frontdesk.commands.dedup_sweep_ import command

__all__ = ["command"]
