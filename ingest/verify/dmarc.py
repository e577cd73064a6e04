"""The policy of the domain in From, and whether a signature or the path speaks for it (DMARC)."""

from dataclasses import dataclass

from dedup.normalise.domain import registrable_domain
from ingest.verify.dns import Questions


@dataclass(frozen=True, slots=True)
class Policy:
    """A domain's record (RFC 7489 6.3), as far as it decides whether a letter passes."""

    strict_dkim: bool = False
    strict_spf: bool = False


def policy_of(domain: str, questions: Questions) -> Policy | None:
    """The record of the domain, or of the one somebody registered above it; raises Unanswered."""
    above = _owner(domain)
    for one in dict.fromkeys((domain, above)):
        found = [tags for tags in map(_tags, _records(one, questions)) if tags is not None]
        if len(found) > 1:
            return None
        if found:
            return Policy(found[0].get("adkim") == "s", found[0].get("aspf") == "s")
    return None


def is_aligned(domain: str, author: str, *, strict: bool) -> bool:
    """Whether a domain may speak for the one in From (RFC 7489 3.1)."""
    if strict:
        return domain == author
    return _owner(domain) == _owner(author)


def _owner(domain: str) -> str:
    """The registered domain; below an unlisted suffix its last two labels (the list's rule *)."""
    return registrable_domain(domain) or ".".join(domain.split(".")[-2:])


def _records(domain: str, questions: Questions) -> tuple[str, ...]:
    return questions.ask(f"_dmarc.{domain}", "TXT") if domain else ()


def _tags(record: str) -> dict[str, str] | None:
    pairs = (part.partition("=") for part in record[:1000].split(";"))
    tags = [(name.strip().lower(), value.strip()) for name, _, value in pairs if name.strip()]
    if not tags or tags[0] != ("v", "DMARC1"):
        return None
    return {name: value.lower() for name, value in tags}
