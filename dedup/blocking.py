"""Blocking keys: the few things of which two records of one person are likely to share one."""

from collections.abc import Iterator
from functools import lru_cache
from hashlib import blake2b

from dedup.frequencies import spread_of
from dedup.normalise.nicknames_of import root_name
from dedup.phonetic import sound
from dedup.profile import Profile

# A block with more records than this says nothing and is skipped whole.
BLOCK_CAP = 100
# So many digits in a text of its own are a number somebody was given.
_MANY_DIGITS = 5


def blocking_keys(profile: Profile) -> dict[int, str]:
    """Signed 64-bit keys with the rule that made each; the same on every machine and run."""
    rules = _company_rules(profile) if profile.kind == "company" else _person_rules(profile)
    return {_hashed(space, value): space for space, value in rules}


# An arrival is looked up and then stored; its keys are made once for both.
remembered_keys = lru_cache(maxsize=64)(blocking_keys)


def counting_keys(profile: Profile) -> set[int]:
    """Keys that find nobody but count how many records share a name or a firm."""
    counted = {"first name", "last name", "organisation", "detail", "company word"}
    return {_hashed(space, value) for space, value in spread_of(profile) if space in counted}


def key_of(space: str, value: str) -> int:
    """The key of one value in one space of keys, to count who shares it."""
    return _hashed(space, value)


def _hashed(space: str, value: str) -> int:
    digest = blake2b(f"{space}\x1f{value}".encode(), digest_size=8).digest()
    return int.from_bytes(digest, "big", signed=True)


def _person_rules(profile: Profile) -> Iterator[tuple[str, str]]:
    yield from _reach(profile)
    yield from _names(profile)
    yield from _mailbox_names(profile)
    yield from _name_with_context(profile)


def _reach(profile: Profile) -> Iterator[tuple[str, str]]:
    last = "".join(profile.name.last)
    for email in profile.emails:
        yield "email", email.address
        if len(email.letters) > 3 and not email.is_role:
            yield "local part", email.letters
    for phone in profile.phones:
        yield "phone", phone.tail
        if profile.name.root:
            yield "phone and first name", f"{phone.tail} {profile.name.root}"
        if last:
            yield "phone and last name", f"{phone.tail} {last}"
            yield "phone range and last name", f"{phone.tail[:-2]} {last}"


def _names(profile: Profile) -> Iterator[tuple[str, str]]:
    name = profile.name
    if not (name.first and name.last):
        return
    first, last = name.first[0], "".join(name.last)
    yield "whole name", _whole((*name.first[:1], *name.last))
    for part in name.last[:3]:
        # Marriage and double names: each surname stands alone with the first name as well.
        yield "name", f"{name.root} {part}"
    yield "initial and last name", f"{first[0]} {last}"
    yield "start of first name and last name", f"{first[:3]} {last}"
    yield "first name and start of last name", f"{first} {last[:4]}"
    yield "start of first name and end of last name", f"{first[:2]} {last[-5:]}"
    # How a mailbox without dots would spell the name.
    yield "local part", first + last
    yield "local part", first[0] + last
    yield "sound", f"{name.root} {sound(last)}"
    # In the order of the alphabet, because first and last names change places.
    yield "sound", " ".join(sorted((sound(first), sound(last))))


def _mailbox_names(profile: Profile) -> Iterator[tuple[str, str]]:
    for email in profile.emails:
        if email.is_role or len(email.words) != 2:
            continue
        left, right = email.words
        if len(left) > 1 and len(right) > 1:
            yield "whole name", _whole(email.words)
        elif len(right) > 2:
            yield "initial and last name", f"{left[0]} {right}"


def _name_with_context(profile: Profile) -> Iterator[tuple[str, str]]:
    root, last = profile.name.root, "".join(profile.name.last)
    names = [name for name in (root, last) if name]
    for name in names:
        if profile.company:
            yield "name and company", f"{name} {profile.company.joined}"
        for domain in profile.domains:
            yield "name and domain", f"{name} {domain}"
        if profile.street:
            yield "name and street", f"{name[0]} {profile.street.name} {profile.street.number}"
    if last and profile.postal_code:
        yield "last name and postal code", f"{last} {profile.postal_code}"
        yield "sound and postal code", f"{sound(last)} {profile.postal_code}"
    if root and last and profile.city:
        yield "name and city", f"{last[:4]} {root[:3]} {profile.city}"
    if profile.birthdate or profile.details:
        # Who gives a date of birth seldom gives a firm or a number to be found by.
        yield from _private(profile, names)


def _private(profile: Profile, names: list[str]) -> Iterator[tuple[str, str]]:
    born, code = profile.birthdate, profile.postal_code
    heard = {sound(name) for name in names}
    for name in names:
        yield "one name and city", f"{name} {profile.city}"
        yield "one name and area", f"{name} {code[: len(code) // 2 + 1]}"
    for name in heard:
        if born:
            yield "name and month of birth", f"{name} {born[:6]}"
            yield "name and year of birth", f"{name} {born[:4]}"
            yield "name and day of birth", f"{name} {born[4:]}"
        for column, value in profile.details:
            yield "name and detail", f"{name} {column} {value}"
    if born:
        yield "date of birth", born
        yield "house", f"{profile.street.core[:4]} {profile.street.number} {code}"
        yield "birth and area", f"{born[:4]} {code}"
    for column, value in profile.details:
        # A number of many digits is given to one person.
        if sum(letter.isdigit() for letter in value) >= _MANY_DIGITS:
            yield "detail", f"{column} {value}"
        if born:
            yield "birth and detail", f"{born[:4]} {column} {value}"


def _whole(words: tuple[str, ...]) -> str:
    return " ".join(sorted(root_name(word) for word in words))


def _company_rules(profile: Profile) -> Iterator[tuple[str, str]]:
    for email in profile.emails:
        yield "email", email.address
    for phone in profile.phones:
        yield "phone", phone.tail
        if profile.company:
            yield "phone range and name", f"{phone.tail[:-2]} {profile.company.words[0][:4]}"
    for domain in profile.domains:
        yield "domain", domain
        yield "company", domain.partition(".")[0].replace("-", "")
    if profile.company:
        yield from _company_names(profile)
    if profile.street.number:
        # Many firms of a trade have no town beside their street, and few share a house.
        yield "address", f"{profile.street.core} {profile.street.number}"
        yield "house", f"{profile.street.core[:4]} {profile.street.number} {profile.postal_code}"


def _company_names(profile: Profile) -> Iterator[tuple[str, str]]:
    words, joined = profile.company.words, profile.company.joined
    yield "company", joined
    yield "sorted company", " ".join(sorted(words))
    yield "start of company", joined[:8]
    yield "sound of company", " ".join(sound(word) for word in words[:2])
    if len(words) > 1:
        yield "company initials", "".join(word[0] for word in words) + (profile.city or "?")
        yield "first words", " ".join(words[:2])
        yield "last words", " ".join(words[-2:])
    # Whichever word a name begins with, the longest are what makes it a name.
    longest = sorted(words, key=lambda word: (-len(word), word))[:3]
    if profile.postal_code:
        for word in longest:
            yield "company and postal code", f"{word[:5]} {profile.postal_code}"
    if profile.city:
        yield "company and city", f"{words[0][:5]} {profile.city}"
