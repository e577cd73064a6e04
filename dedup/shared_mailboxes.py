"""A mailbox that several people share proves nothing: marked once, it counts as an office's."""

from dedup.index import index_record
from store import Connection, points, shared_mailboxes
from store.facts import Kind
from store.pairs import Pair
from store.records import survivor

# Whoever holds a shared mailbox is indexed anew; no mailbox has more people than this.
MOST_HOLDERS = 500


def mark_shared(
    connection: Connection, pair: Pair, user_id: int | None, *, region: str | None = None
) -> list[str]:
    """Mark the e-mails that both records of a pair have; those addresses."""
    kind = pair.record_kind
    own, other = (
        {one.normalised for one in points.of_record(connection, kind, id_) if one.type == "email"}
        for id_ in (pair.left_id, pair.right_id)
    )
    common = sorted(own & other)
    shared_mailboxes.mark(connection, common, pair.id, user_id)
    _index_holders(connection, common, region)
    return common


def unmark(connection: Connection, addresses: list[str], *, region: str | None = None) -> None:
    """These addresses prove something again."""
    shared_mailboxes.unmark(connection, addresses)
    _index_holders(connection, addresses, region)


def _index_holders(connection: Connection, addresses: list[str], region: str | None) -> None:
    kinds: dict[str, Kind] = {"contact": "contact", "company": "company"}
    holders = {
        (kinds[one.record_kind], one.record_id)
        for address in addresses
        for one in points.with_value(connection, "email", address)[:MOST_HOLDERS]
        if one.record_kind in kinds
    }
    for kind, record_id in sorted(holders):
        if survivor(connection, kind, record_id) == record_id:
            index_record(connection, kind, record_id, region=region)
