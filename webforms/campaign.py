"""Names of campaign parameters, which a form keeps without asking for them."""

_BEGINNINGS = ("utm_", "gclid", "gbraid", "wbraid", "dclid", "fbclid", "ttclid", "msclkid")


def is_campaign(name: str) -> bool:
    """Whether the field says which campaign brought the visitor, such as utm_source or gclid."""
    return name.startswith(_BEGINNINGS)
