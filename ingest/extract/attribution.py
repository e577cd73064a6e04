"""Which campaign brought the enquiry: header fields, and links in the letter to our own sites."""

from collections.abc import Iterable, Iterator

from ingest.draft import Finding
from ingest.extract.attribution_links import MOST_VALUE, NAMES, links_in, parameters_of
from ingest.extract.material import Material
from ingest.extract.page import MOST_CHARS, root_of, unquoted

_FIELDS = {f"x-{name.replace('_', '-')}": name for name in NAMES} | {"x-campaign": "utm_campaign"}


def attribution_of(material: Material) -> tuple[Finding, ...]:
    """One finding for each parameter, the first that was seen; `field` is the parameter's name.

    What the person did not write themselves says nothing: links in quoted letters led somebody
    else to us.
    """
    return once((*_in_header(material), *_in_links(material)))


def once(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The first finding of each field."""
    first: dict[str, Finding] = {}
    for finding in findings:
        first.setdefault(finding.field, finding)
    return tuple(first.values())


def _in_header(material: Material) -> Iterator[Finding]:
    for field, value in material.message.headers:
        name = _FIELDS.get(field)
        if name and 0 < len(value.strip()) <= MOST_VALUE:
            evidence = f"{field}: {value.strip()}"[:300]
            yield Finding(name, value.strip(), "header", 0.9, evidence)


def _in_links(material: Material) -> Iterator[Finding]:
    sites = material.context.own_sites
    for link in _links(material) if sites else ():
        for name, value in parameters_of(link, sites):
            yield Finding(name, value, "link", 0.8, link[:300])


def _links(material: Material) -> Iterator[str]:
    message = material.message
    # A form's letter has no history, and the page it was sent from stands in any of its lines.
    is_form = material.notification is not None and not material.passed_on
    yield from links_in(message.text if is_form else material.words)
    markup = message.html[:MOST_CHARS]
    if material.passed_on or not _may_lead_to(markup, material.context.own_sites):
        return
    root = root_of(markup)
    for element in unquoted(root) if root is not None else ():
        if element.tag in ("a", "area") and (link := element.get("href")):
            yield link.strip()


def _may_lead_to(markup: str, sites: frozenset[str]) -> bool:
    """A cheap question first: few letters have such links, and laying out markup is dear."""
    lower = markup.lower()
    return ("utm_" in lower or "clid" in lower or "braid" in lower) and any(
        site in lower for site in sites
    )
