"""The firm guessed from the domain of a business address."""

from collections.abc import Iterable

from dedup.normalise.domain import registrable_domain
from ingest.draft import Finding
from ingest.extract.freemail import is_free
from ingest.extract.material import Material
from ingest.extract.own import domain_of, is_ours


def company_of_domain(material: Material) -> Iterable[Finding]:
    """`jane@acme-tools.co.uk` works at Acme Tools, perhaps; a form would have said so itself."""
    author = material.author
    if author is None or material.notification is not None:
        return
    domain = registrable_domain(domain_of(author.email))
    if not domain or is_free(domain) or is_ours(author.email, material.context):
        return
    words = domain.partition(".")[0].replace("-", " ").replace("_", " ").split()
    company = " ".join(word if len(word) > 3 else word.upper() for word in words)
    yield Finding(
        "company",
        company.title() if company.islower() else company,
        "email_domain",
        0.3,
        author.email,
    )
    yield Finding("url", domain, "email_domain", 0.3, author.email)
