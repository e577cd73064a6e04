"""The story of one submission, from its trace or, before the reading, from its bytes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from admin import highlight
from admin.highlight import Piece
from admin.waterfall import Waterfall, sentence, waterfall
from ingest.message import Address, Message
from ingest.mime import parse
from store.facts import Kind
from store.lists.intake import Detail
from store.payload import FormPayload

# The headers that decide how a letter is read; the others are folded.
USED = (
    "from", "sender", "reply-to", "to", "cc", "subject", "date", "message-id", "in-reply-to",
    "references", "auto-submitted", "precedence", "list-id", "list-unsubscribe", "return-path",
    "x-auto-response-suppress", "content-type",
)  # fmt: skip

_KINDS: tuple[Kind, ...] = ("lead", "contact", "company")

# Larger letters are not read again only to show a page; the worker's trace has what matters.
LARGEST_READ = 5_000_000


@dataclass(frozen=True, slots=True)
class Candidate:
    """A record that the sender might be, with the reasons."""

    id: int
    name: str
    probability: float
    sentence: str
    waterfall: Waterfall | None


@dataclass(frozen=True, slots=True)
class Story:
    """What the why page tells; everything may be empty, for a trace tells what was reached."""

    message: Mapping[str, Any]
    form: Mapping[str, Any]
    headers: Sequence[tuple[str, str]]
    other_headers: Sequence[tuple[str, str]]
    pieces: Sequence[Piece]
    is_cut: bool
    findings: Sequence[Mapping[str, Any]]
    marked: frozenset[int]
    extra: Sequence[Sequence[str]]
    attribution: Sequence[Mapping[str, Any]]
    hits: Sequence[Mapping[str, str]]
    misses: Sequence[str]
    verdict: str
    candidates: Sequence[Candidate]
    outcome: Mapping[str, Any]
    authentication: Mapping[str, Any]
    bounce: Mapping[str, Any]
    forwarded: Mapping[str, Any]
    was_read: bool


def named(detail: Detail) -> dict[Kind, set[int]]:
    """The ids of the records that the story speaks of, by kind."""
    outcome = detail.trace.get("outcome") or {}
    candidates = (detail.trace.get("resolution") or {}).get("candidates") or ()
    found: dict[Kind, set[int]] = {
        kind: {outcome[f"{kind}_id"]} if outcome.get(f"{kind}_id") else set() for kind in _KINDS
    }
    found["contact"] |= {int(one["id"]) for one in candidates}
    return found


def tell(detail: Detail, raw: bytes | None, names: Mapping[int, str]) -> Story:
    """The story as far as it has come; `names` are those of the candidates, by id."""
    trace = detail.trace or _unread(detail, raw)
    findings = list(trace.get("findings") or ())
    text = str(trace.get("text") or trace.get("reply") or "")
    pieces = highlight.pieces(
        text[: highlight.LONGEST],
        [str(one.get("evidence") or one.get("value") or "") for one in findings],
    )
    message = trace.get("message") or {}
    used, others = _headers(message.get("headers") or ())
    resolution = trace.get("resolution") or {}
    return Story(
        message=message,
        form=trace.get("form") or {},
        headers=used,
        other_headers=others,
        pieces=pieces,
        is_cut=len(text) > highlight.LONGEST,
        findings=findings,
        marked=frozenset(piece.number for piece in pieces if piece.number is not None),
        extra=list(trace.get("extra") or ()),
        attribution=list(trace.get("attribution") or ()),
        hits=list(trace.get("hits") or ()),
        misses=list(trace.get("misses") or ()),
        verdict=str(resolution.get("verdict") or "").upper(),
        candidates=[_candidate(one, names) for one in resolution.get("candidates") or ()],
        outcome=trace.get("outcome") or {},
        authentication=trace.get("authentication") or {},
        bounce=trace.get("bounce") or {},
        forwarded=trace.get("forwarded") or {},
        was_read=bool(detail.trace),
    )


def _headers(
    headers: Sequence[Sequence[str]],
) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    pairs = [(str(name), str(value)) for name, value in headers]
    used = [pair for pair in pairs if pair[0].lower() in USED]
    return used, [pair for pair in pairs if pair not in used]


def _candidate(one: Mapping[str, Any], names: Mapping[int, str]) -> Candidate:
    score = one.get("score") or {}
    kind: Kind = next((kind for kind in _KINDS if kind == one.get("kind")), "contact")
    return Candidate(
        id=int(one["id"]),
        name=names.get(int(one["id"])) or str(one.get("name") or f"#{one['id']}"),
        probability=float(one.get("probability") or 0.0),
        sentence=sentence(kind, score) if score else "",
        waterfall=waterfall(score, kind) if score else None,
    )


def _unread(detail: Detail, raw: bytes | None) -> dict[str, Any]:
    """What can be told of a submission that no worker has read yet."""
    if raw is None or len(raw) > LARGEST_READ:
        return {}
    if detail.row.channel == "form":
        return _form(raw)
    return _letter(parse(raw))


def _form(raw: bytes) -> dict[str, Any]:
    try:
        payload = FormPayload.from_bytes(raw)
    except ValueError:
        return {}
    form = {"key": payload.form_key, "page": payload.page, "fields": payload.fields}
    return {"form": {**form, "signs": payload.signs, "files": _posted(payload)}}


def _posted(payload: FormPayload) -> list[dict[str, Any]]:
    """The files of a post as the attachments of a letter are told."""
    return [
        {
            "position": position,
            "filename": file.filename,
            "content_type": file.content_type,
            "size": len(file.content),
        }
        for position, file in enumerate(payload.files)
    ]


def _letter(message: Message) -> dict[str, Any]:
    return {
        "text": message.text,
        "message": {
            "subject": message.subject,
            "from": _address(message.from_),
            "to": [_address(one) for one in message.to],
            "date": message.date.isoformat() if message.date else "",
            "message_id": message.message_id,
            "defects": message.defects,
            "headers": message.headers,
            "attachments": [
                {
                    "position": part.position,
                    "filename": part.filename,
                    "content_type": part.content_type,
                    "size": part.size,
                }
                for part in message.attachments
            ],
        },
    }


def _address(address: Address | None) -> dict[str, str]:
    return {"name": address.name, "email": address.email} if address else {}
