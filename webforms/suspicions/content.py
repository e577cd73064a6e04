"""Signs in what was written: links, and names and addresses that look made up."""

import re

from dedup.normalise.mailboxes import DISPOSABLE_DOMAINS
from webforms.suspicions.look import Look, Suspicion

_LINK = re.compile(r"https?://|\bwww\.|\[url\b|<a\s", re.IGNORECASE)
_DOMAIN_IN_NAME = re.compile(r"https?:|www\.|\w\.(?:com|net|org|ru|xyz|top|info)\b", re.IGNORECASE)
MANY_LINKS = 3
MANY_DOTS = 3
# Whoever has this many capitals after small letters inside one word was made by a program.
CASE_TURNS = 3
_CONSONANTS = re.compile(r"[bcdfghjklmnpqrstvwxz]{6,}")
_CASE_TURN = re.compile(r"[a-z][A-Z]")


def links(look: Look) -> Suspicion | None:
    """Whether it is full of links; a field that asks for a web site does not count."""
    found = sum(len(_LINK.findall(value)) for meant, value in look.meanings if meant != "url")
    if found < MANY_LINKS:
        return None
    return Suspicion(2, "links", f"It has {found} links.")


def link_in_name(look: Look) -> Suspicion | None:
    """Whether somebody is called like a web site."""
    if not any(_DOMAIN_IN_NAME.search(name) for name in _names(look)):
        return None
    return Suspicion(5, "link in name", "There is a link in the name.")


def random_name(look: Look) -> Suspicion | None:
    """Whether the name looks like letters drawn by lot."""
    if not any(_is_random(word) for name in _names(look) for word in name.split()):
        return None
    return Suspicion(2, "random name", "The name looks like letters drawn by lot.")


def gmail_dots(look: Look) -> Suspicion | None:
    """Whether a Gmail address is strewn with dots, which Gmail ignores and lists do not."""
    for email in look.of("email"):
        local, _at, domain = email.strip().lower().rpartition("@")
        if domain in ("gmail.com", "googlemail.com") and local.count(".") > MANY_DOTS:
            return Suspicion(1, "dots", "Its Gmail address is strewn with dots.")
    return None


def disposable(look: Look) -> Suspicion | None:
    """Whether the address is of a service that throws its mail away."""
    for email in look.of("email"):
        domain = email.strip().lower().rpartition("@")[2]
        if domain in DISPOSABLE_DOMAINS:
            return Suspicion(3, "disposable", f"Addresses at {domain} are thrown away after use.")
    return None


def _names(look: Look) -> list[str]:
    return list(look.of("name", "first_name", "last_name"))


def _is_random(word: str) -> bool:
    if len(word) < 8 or not word.isalpha():
        return False
    return len(_CASE_TURN.findall(word)) >= CASE_TURNS or bool(_CONSONANTS.search(word.lower()))
