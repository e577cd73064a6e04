"""Blocking keys: the few things of which two records of one person are likely to share one."""

from functools import lru_cache
from hashlib import blake2b
from struct import unpack

from dedup.normalise.nicknames_of import root_name
from dedup.phonetic import sound
from dedup.profile import Profile

# A block with more records than this says nothing and is skipped whole.
BLOCK_CAP = 100
# So many digits in a text of its own are a number somebody was given.
_MANY_DIGITS = 5
# To copy a state is much cheaper than to make one.
_EMPTY = blake2b(digest_size=8)

# What two records share when they meet: the rule, and the value it makes of either.
Rules = list[tuple[str, str]]


def blocking_keys(profile: Profile) -> dict[int, str]:
    """Signed 64-bit keys with the rule that made each; the same on every machine and run."""
    rules = _company_rules(profile) if profile.kind == "company" else _person_rules(profile)
    return dict(zip(_hashed(rules), [space for space, _ in rules], strict=True))


# An arrival is looked up and then stored; its keys are made once for both.
remembered_keys = lru_cache(maxsize=64)(blocking_keys)


def counting_keys(profile: Profile) -> set[int]:
    """Keys that find nobody but count how many records share a name or a firm."""
    counted = [("last name", word) for word in profile.name.last]
    counted += [("organisation", domain) for domain in profile.domains]
    if profile.name.root:
        counted.append(("first name", profile.name.root))
    if profile.company:
        counted.append(("organisation", profile.company.joined))
        if profile.kind == "company":
            counted += [("company word", word) for word in profile.company.words]
    if profile.details:
        counted += [("detail", f"{column}|{value}") for column, value in profile.details]
    return set(_hashed(counted))


def key_of(space: str, value: str) -> int:
    """The key of one value in one space of keys, to count who shares it."""
    return _hashed([(space, value)])[0]


def _hashed(rules: Rules) -> tuple[int, ...]:
    digests = []
    for space, value in rules:
        state = _EMPTY.copy()
        state.update(f"{space}\x1f{value}".encode())
        digests.append(state.digest())
    return unpack(f">{len(digests)}q", b"".join(digests))


def _person_rules(profile: Profile) -> Rules:
    last = "".join(profile.name.last)
    rules = [*_reach(profile, last), *_names(profile, last)]
    rules += _mailbox_names(profile)
    rules += _name_with_context(profile, last)
    if profile.birthdate or profile.details:
        # Who gives a date of birth seldom gives a firm or a number to be found by.
        rules += _private(profile, last)
    return rules


def _reach(profile: Profile, last: str) -> Rules:
    rules, root = [], profile.name.root
    for email in profile.emails:
        rules.append(("email", email.address))
        if len(email.letters) > 3 and not email.is_role:
            rules.append(("local part", email.letters))
    for phone in profile.phones:
        tail = phone.tail
        rules.append(("phone", tail))
        if root:
            rules.append(("phone and first name", f"{tail} {root}"))
        if last:
            rules.append(("phone and last name", f"{tail} {last}"))
            rules.append(("phone range and last name", f"{tail[:-2]} {last}"))
    return rules


def _names(profile: Profile, last: str) -> Rules:
    name = profile.name
    if not (name.first and name.last):
        return []
    first, root = name.first[0], name.root
    return [
        ("whole name", _whole((first, *name.last))),
        # Marriage and double names: each surname stands alone with the first name as well.
        *[("name", f"{root} {part}") for part in name.last[:3]],
        ("initial and last name", f"{first[0]} {last}"),
        ("start of first name and last name", f"{first[:3]} {last}"),
        ("first name and start of last name", f"{first} {last[:4]}"),
        ("start of first name and end of last name", f"{first[:2]} {last[-5:]}"),
        # How a mailbox without dots would spell the name.
        ("local part", first + last),
        ("local part", first[0] + last),
        ("sound", f"{root} {sound(last)}"),
        # In the order of the alphabet, because first and last names change places.
        ("sound", " ".join(sorted((sound(first), sound(last))))),
    ]


def _mailbox_names(profile: Profile) -> Rules:
    rules = []
    for email in profile.emails:
        if email.is_role or len(email.words) != 2:
            continue
        left, right = email.words
        if len(left) > 1 and len(right) > 1:
            rules.append(("whole name", _whole(email.words)))
        elif len(right) > 2:
            rules.append(("initial and last name", f"{left[0]} {right}"))
    return rules


def _name_with_context(profile: Profile, last: str) -> Rules:
    rules, root, street = [], profile.name.root, profile.street
    code, city = profile.postal_code, profile.city
    for name in _apart(root, last):
        if profile.company:
            rules.append(("name and company", f"{name} {profile.company.joined}"))
        rules += [("name and domain", f"{name} {domain}") for domain in profile.domains]
        if street:
            rules.append(("name and street", f"{name[0]} {street.name} {street.number}"))
    if last and code:
        rules.append(("last name and postal code", f"{last} {code}"))
        rules.append(("sound and postal code", f"{sound(last)} {code}"))
    if root and last and city:
        rules.append(("name and city", f"{last[:4]} {root[:3]} {city}"))
    return rules


def _private(profile: Profile, last: str) -> Rules:
    names = _apart(profile.name.root, last)
    rules = [*_one_name(profile, names), *_heard_and_private(profile, names)]
    if profile.birthdate:
        rules += _born(profile)
    for column, value in profile.details:
        # A number of many digits is given to one person.
        if sum([letter.isdigit() for letter in value]) >= _MANY_DIGITS:
            rules.append(("detail", f"{column} {value}"))
        if profile.birthdate:
            rules.append(("birth and detail", f"{profile.birthdate[:4]} {column} {value}"))
    return rules


def _apart(root: str, last: str) -> list[str]:
    return [name for name in (root, last) if name]


def _one_name(profile: Profile, names: list[str]) -> Rules:
    code = profile.postal_code
    area, rules = code[: len(code) // 2 + 1], []
    for name in names:
        rules.append(("one name and city", f"{name} {profile.city}"))
        rules.append(("one name and area", f"{name} {area}"))
    return rules


def _heard_and_private(profile: Profile, names: list[str]) -> Rules:
    rules, born = [], profile.birthdate
    for name in {sound(name) for name in names}:
        if born:
            rules.append(("name and month of birth", f"{name} {born[:6]}"))
            rules.append(("name and year of birth", f"{name} {born[:4]}"))
            rules.append(("name and day of birth", f"{name} {born[4:]}"))
        for column, value in profile.details:
            rules.append(("name and detail", f"{name} {column} {value}"))
    return rules


def _born(profile: Profile) -> Rules:
    born, street, code = profile.birthdate, profile.street, profile.postal_code
    return [
        ("date of birth", born),
        ("house", f"{street.core[:4]} {street.number} {code}"),
        ("birth and area", f"{born[:4]} {code}"),
    ]


def _whole(words: tuple[str, ...]) -> str:
    return " ".join(sorted([root_name(word) for word in words]))


def _company_rules(profile: Profile) -> Rules:
    rules = [("email", email.address) for email in profile.emails]
    for phone in profile.phones:
        rules.append(("phone", phone.tail))
        if profile.company:
            word = profile.company.words[0]
            rules.append(("phone range and name", f"{phone.tail[:-2]} {word[:4]}"))
    for domain in profile.domains:
        rules.append(("domain", domain))
        rules.append(("company", domain.partition(".")[0].replace("-", "")))
    if profile.company:
        rules += _company_names(profile)
    if profile.street.number:
        rules += _house(profile)
    return rules


def _house(profile: Profile) -> Rules:
    # Many firms of a trade have no town beside their street, and few share a house.
    core, number = profile.street.core, profile.street.number
    return [
        ("address", f"{core} {number}"),
        ("house", f"{core[:4]} {number} {profile.postal_code}"),
    ]


def _company_names(profile: Profile) -> Rules:
    words, joined = profile.company.words, profile.company.joined
    rules = [
        ("company", joined),
        ("sorted company", " ".join(sorted(words))),
        ("start of company", joined[:8]),
        ("sound of company", " ".join([sound(word) for word in words[:2]])),
    ]
    if len(words) > 1:
        initials = "".join([word[0] for word in words])
        rules.append(("company initials", initials + (profile.city or "?")))
        rules.append(("first words", " ".join(words[:2])))
        rules.append(("last words", " ".join(words[-2:])))
    if profile.postal_code:
        # Whichever word a name begins with, the longest are what makes it a name.
        longest = sorted(words, key=lambda word: (-len(word), word))[:3]
        for word in longest:
            rules.append(("company and postal code", f"{word[:5]} {profile.postal_code}"))
    if profile.city:
        rules.append(("company and city", f"{words[0][:5]} {profile.city}"))
    return rules
