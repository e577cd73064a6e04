"""Many merges at once: a dry run, one batch, and one undo."""

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from dedup.judged import Judged, Refusal, judge
from dedup.merge_group import DecidedApart, merge_group
from dedup.plan import plan
from dedup.undo import CannotUndo, look, undo
from store import Connection, Database, merges, pairs
from store.pair_groups import groups
from store.records import NoSuchRecord, VersionConflict

# A person may decide that differing fields follow the rules; everything else needs eyes.
MAY_BE_OVERRULED: frozenset[Refusal] = frozenset({"conflict"})


@dataclass(frozen=True, slots=True)
class Ticked:
    """A pair to merge and the versions of its records as they were shown, by id."""

    pair_id: int
    versions: Mapping[int, int]


@dataclass(slots=True)
class BatchReport:
    """What a batch did: the merges made, and the ids of pairs that were left with the reasons.

    The reason "changed" is that somebody changed a record after it was shown.
    """

    batch: str
    merged: list[int] = field(default_factory=list)
    left: dict[int, tuple[str, ...]] = field(default_factory=dict)


@dataclass(slots=True)
class BatchUndo:
    """What undoing a batch did: the merges undone, and those that ask something first."""

    undone: list[int] = field(default_factory=list)
    left: list[int] = field(default_factory=list)


def refusals(judged: Judged, *, overrule: bool) -> tuple[Refusal, ...]:
    """What keeps the pair out; with `overrule`, differing fields that nobody wrote do not."""
    allowed = MAY_BE_OVERRULED if overrule else frozenset()
    return tuple(why for why in judged.refused if why not in allowed)


def merge_batch(
    database: Database,
    ticked: Sequence[Ticked],
    *,
    actor_id: int | None,
    overrule: bool = False,
    region: str | None = None,
    batch: str = "",
) -> BatchReport:
    """Merge these pairs, each group of records in a transaction of its own.

    What may not be merged unseen (see dedup.judged) is left, as is what changed since it was
    shown. Pairs that share a record become one.
    """
    report = BatchReport(batch or new_batch())
    shown = {one.pair_id: one for one in ticked}
    with database.read() as connection:
        judged = judge(connection, _read(connection, list(shown), report))
    fit: list[Judged] = []
    for one in judged:
        why = refusals(one, overrule=overrule)
        if why:
            report.left[one.pair.id] = why
        else:
            fit.append(one)
    for group in _groups(fit):
        _merge(database, group, shown, actor_id, region, report)
    return report


def undo_batch(
    database: Database, batch: str, actor_id: int | None, *, region: str | None = None
) -> BatchUndo:
    """Undo every merge of the batch that asks nothing, the last one first.

    One to which something arrived since, or whose record was edited, waits for its own undo.
    """
    report = BatchUndo()
    with database.read() as connection:
        ids = [one.id for one in merges.of_batch(connection, batch) if one.undone_at is None]
    for merge_id in ids:
        with database.write() as connection:
            is_done = _undo(connection, merge_id, actor_id, region)
        (report.undone if is_done else report.left).append(merge_id)
    return report


def new_batch() -> str:
    """A name for a batch that no other has."""
    return secrets.token_hex(8)


def _read(connection: Connection, ids: Sequence[int], report: BatchReport) -> list[pairs.Pair]:
    found = pairs.many(connection, ids)
    report.left.update({one: ("gone",) for one in ids if one not in found})
    return [found[one] for one in ids if one in found]


def _groups(fit: Sequence[Judged]) -> list[list[Judged]]:
    grouped: list[list[Judged]] = []
    for kind in sorted({one.pair.record_kind for one in fit}):
        of_kind = [one for one in fit if one.pair.record_kind == kind]
        for members in groups((one.pair.left_id, one.pair.right_id) for one in of_kind):
            grouped.append([one for one in of_kind if one.pair.left_id in members])
    return grouped


def _merge(
    database: Database,
    group: Sequence[Judged],
    shown: Mapping[int, Ticked],
    actor_id: int | None,
    region: str | None,
    report: BatchReport,
) -> None:
    kind = group[0].pair.record_kind
    seen: dict[int, int] = {}
    for one in group:
        seen |= shown[one.pair.id].versions
    try:
        with database.write() as connection:
            ids = sorted({id_ for one in group for id_ in (one.pair.left_id, one.pair.right_id)})
            survivor = plan(connection, kind, *ids).survivor_id
            report.merged += merge_group(
                connection,
                kind,
                survivor,
                [id_ for id_ in ids if id_ != survivor],
                expected_versions={id_: seen.get(id_, 0) for id_ in ids},
                actor_id=actor_id,
                region=region,
                batch=report.batch,
            )
    except (VersionConflict, NoSuchRecord):
        report.left.update({one.pair.id: ("changed",) for one in group})
    except DecidedApart:
        report.left.update({one.pair.id: ("apart",) for one in group})


def _undo(connection: Connection, merge_id: int, actor_id: int | None, region: str | None) -> bool:
    try:
        asked = look(connection, merge_id)
        if asked.conflicts or asked.arrived:
            return False
        return undo(connection, merge_id, actor_id, region=region).done
    except CannotUndo:
        return False
