"""`frontdesk dedup explain`: why two stored records are, or are not, one."""

import json
from pathlib import Path
from typing import Any, NamedTuple, get_args

import click

from dedup import FieldScore, MatchScore, Thresholds
from dedup.active import matching_now
from dedup.explain import View, explain, sentence, views
from frontdesk.house import House, open_house
from store import pairs, records
from store.facts import Kind
from store.pairs import Pair
from store.records import NoSuchRecord

_WORDS: dict[str, Kind] = {**{kind: kind for kind in get_args(Kind)}, "person": "contact"}
# The longest bar of the waterfall, in characters.
_WIDTH = 12


class Explained(NamedTuple):
    """Two records, their score, the thresholds in force, and what was decided of the pair."""

    kind: Kind
    ids: tuple[int, int]
    score: MatchScore
    limits: Thresholds
    pair: Pair | None


@click.command("explain")
@click.argument("a")
@click.argument("b")
@click.option("--json", "as_json", is_flag=True, help="For machines.")
@click.pass_obj
def command(config_path: Path | None, a: str, b: str, as_json: bool) -> None:
    """Say how alike the records A and B are, and what speaks for and against.

    A record is its number, as on its page, or KIND:NUMBER, such as company:12. Without a kind it
    is of the kind of the other one, or a contact.
    """
    kind, left, right = _asked(a, b)
    try:
        found = _explained(open_house(config_path), kind, left, right)
    except NoSuchRecord as error:
        raise click.ClickException(str(error)) from error
    if as_json:
        click.echo(json.dumps(_plain(found), indent=1))
        return
    for line in (*_head(found), *_bars(found.score), *_tail(found)):
        click.echo(line)


def _asked(a: str, b: str) -> tuple[Kind, int, int]:
    kinds = {_kind(text.rpartition(":")[0]) for text in (a, b)} - {None}
    if len(kinds) > 1:
        raise click.BadParameter("two records of one kind are compared.")
    numbers = [text.rpartition(":")[2] for text in (a, b)]
    if not all(text.isdecimal() and len(text) <= 18 for text in numbers):
        raise click.BadParameter("a record is a number, or a kind and a number: company:12.")
    return kinds.pop() or "contact" if kinds else "contact", int(numbers[0]), int(numbers[1])


def _kind(prefix: str) -> Kind | None:
    if not prefix:
        return None
    found = {kind for word, kind in _WORDS.items() if word.startswith(prefix.lower())}
    if len(found) != 1:
        raise click.BadParameter(f"{prefix!r} is none of {', '.join(_WORDS)}.")
    return found.pop()


def _explained(house: House, kind: Kind, left: int, right: int) -> Explained:
    with house.database.read() as connection:
        one, other = (records.survivor(connection, kind, number) for number in (left, right))
        if one == other:
            raise click.ClickException(f"Both are one record already: {kind} {one}.")
        return Explained(
            kind,
            (one, other),
            explain(connection, kind, one, other, region=house.policy.region),
            matching_now(connection, kind).thresholds(house.policy.thresholds),
            pairs.between(connection, kind, one, other),
        )


def _head(found: Explained) -> list[str]:
    kind, (one, other), score = found.kind, found.ids, found.score
    return [
        f"{kind} {one} and {kind} {other}: {sentence(score)[0]} the same.",
        f"  {score.probability:.4%}, {score.weight:+.1f} bits by model version "
        f"{score.model_version}; asked from {found.limits.review:.1%}, "
        f"joined from {found.limits.match:.1%}",
    ]


def _bars(score: MatchScore) -> list[str]:
    known = views(score)
    longest = max(abs(weight) for weight in (score.prior, 1.0, *(one.weight for one in known)))
    lines = [f"  {'before looking':<14}{_bar(score.prior, longest)}"]
    for view in known:
        lines += _view(view, _bar(view.weight, longest))
    return lines


def _view(view: View, bar: str) -> list[str]:
    """One bar; of fields that are weighed at once the others stand under it without their own."""
    bars = [bar, *([" " * len(bar)] * (len(view.fields) - 1))]
    fields = zip(view.fields, bars, strict=True)
    return [f"  {one.field:<14}{drawn} {_compared(one)}" for one, drawn in fields]


def _compared(one: FieldScore) -> str:
    values = one.left if one.left == one.right else f"{one.left} | {one.right}"
    return one.level.replace("_", " ") + (f" ({values})" if values else "")


def _bar(weight: float, longest: float) -> str:
    length = round(abs(weight) / longest * _WIDTH)
    return f"{weight:+7.1f} {('-' if weight < 0 else '+') * length:<{_WIDTH}}"


def _tail(found: Explained) -> list[str]:
    shares = ", ".join(f"{name} {share:.1%}" for name, share in found.score.hypotheses)
    decided = f"  pair {found.pair.id}: {found.pair.status}" if found.pair else ""
    return [f"  {shares}", *([decided] if decided else [])]


def _plain(found: Explained) -> dict[str, Any]:
    status = found.pair.status if found.pair else ""
    head = {"kind": found.kind, "ids": list(found.ids), "status": status}
    return head | found.score.to_json()
