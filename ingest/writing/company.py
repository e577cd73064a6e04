"""The company an arrival names: found by name or domain, or made new."""

from dataclasses import replace

from dedup import Resolution, index_record, resolve
from dedup.active import matching_now
from ingest.identity import Firm
from ingest.writing.outcome import Arrived, Outcome
from ingest.writing.suggest import suggest
from store import Connection, companies, records
from store.provenance import Origin


def write_company(connection: Connection, arrived: Arrived, so_far: Outcome) -> Outcome:
    """Find or make the company; an arrival that names none changes nothing."""
    firm, claim, policy = arrived.firm, arrived.claim, arrived.policy
    if firm is None:
        return so_far
    origin = Origin(submission_id=claim.submission_id, found_by="arrival")
    limits = matching_now(connection, "company").thresholds(policy.thresholds)
    found = resolve(connection, firm.facts, "company", region=policy.region, thresholds=limits)
    known = found.record_id if found.record_id is not None else _namesake(connection, firm, found)
    if known is not None:
        records.fill(connection, "company", known, firm.fields, origin)
        records.touch(connection, "company", known)
        return replace(so_far, company_id=known)
    company_id = records.create(
        connection, "company", firm.fields, origin, source_id=claim.source_id
    )
    index_record(connection, "company", company_id, firm.facts, region=policy.region)
    suggest(connection, "company", company_id, found, claim.submission_id)
    return replace(so_far, company_id=company_id, created=(*so_far.created, "company"))


def _namesake(connection: Connection, firm: Firm, found: Resolution) -> int | None:
    """The one company written exactly so, when nothing says that it is another.

    A name alone is weak evidence between two stored records, but an arrival that names a company
    we know means that one: a second "Acme GmbH" for every letter would help nobody.
    """
    alike = [
        candidate.id
        for candidate in found.candidates
        if candidate.verdict == "REVIEW" and _is_written_so(connection, firm, candidate.id)
    ]
    return alike[0] if len(alike) == 1 else None


def _is_written_so(connection: Connection, firm: Firm, company_id: int) -> bool:
    known = companies.get(connection, company_id)
    one_domain = not known.domain or firm.fields["domain"] in ("", known.domain)
    return one_domain and records.fold(known.name) == records.fold(firm.fields["name"])
