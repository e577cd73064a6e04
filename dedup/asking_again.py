"""Ask again about two that were called different, when a new identifier says otherwise."""

from dedup.explain import explain
from dedup.normalise.email import normalise_email
from store import Connection, asking_again, shared_mailboxes
from store.facts import Kind
from store.pair_reasons import agreeing, differing


def ask_again_where_proved(
    connection: Connection, kind: Kind, record_id: int, *, region: str | None = None
) -> list[int]:
    """Open the decided pairs of a record with which it shares a new e-mail or phone; their ids.

    To be called when a record got another contact point. A mailbox of an office, or one that a
    person called shared, proves nothing.
    """
    shared = shared_mailboxes.addresses(connection)
    opened = []
    for proof in asking_again.proofs(connection, kind, record_id, shared):
        email = normalise_email(proof.identifier) if "@" in proof.identifier else None
        if email is not None and email.is_role:
            continue
        found = explain(connection, kind, record_id, proof.other_id, region=region)
        score = found.to_json()
        scored = {
            "weight": found.weight,
            "probability": found.probability,
            "score": score,
            "model_version": found.model_version,
            "agrees": agreeing(score),
            "differs": differing(score),
        }
        asking_again.ask_again(connection, proof, scored)
        opened.append(proof.pair_id)
    return opened
