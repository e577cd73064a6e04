"""The company an arrival names: found by name or domain, or made new."""

from dataclasses import replace

from dedup import index_record, resolve
from ingest.writing.outcome import Arrived, Outcome
from ingest.writing.suggest import suggest
from store import Connection, records
from store.provenance import Origin


def write_company(connection: Connection, arrived: Arrived, so_far: Outcome) -> Outcome:
    """Find or make the company; an arrival that names none changes nothing."""
    firm, claim, policy = arrived.firm, arrived.claim, arrived.policy
    if firm is None:
        return so_far
    origin = Origin(submission_id=claim.submission_id, found_by="arrival")
    found = resolve(
        connection, firm.facts, "company", region=policy.region, thresholds=policy.thresholds
    )
    if found.record_id is not None:
        records.fill(connection, "company", found.record_id, firm.fields, origin)
        records.touch(connection, "company", found.record_id)
        return replace(so_far, company_id=found.record_id)
    company_id = records.create(
        connection, "company", firm.fields, origin, source_id=claim.source_id
    )
    index_record(connection, "company", company_id, firm.facts, region=policy.region)
    suggest(connection, "company", company_id, found, claim.submission_id)
    return replace(so_far, company_id=company_id, created=(*so_far.created, "company"))
