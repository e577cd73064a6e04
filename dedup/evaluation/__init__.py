"""How well the matching does on a file whose duplicates are known."""

from dedup.evaluation.columns import Table, UnreadableTable, read_table
from dedup.evaluation.evaluate import Mode, Report, evaluate

__all__ = ["Mode", "Report", "Table", "UnreadableTable", "evaluate", "read_table"]
