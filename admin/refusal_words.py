"""Why a pair is not merged together with many others, in words."""

from flask_babel import LazyString
from flask_babel import lazy_gettext as _l

WORDS: dict[str, LazyString] = {
    "conflict": _l("fields contradict each other"),
    "protected": _l("a value somebody wrote contradicts another"),
    "claimed": _l("only a claim says who it is"),
    "asked again": _l("somebody called them different before"),
    "cluster": _l("more than five records hang together"),
    "touched": _l("changed in the last minute"),
    "responsible": _l("two people look after them"),
    "decided": _l("decided already"),
    "gone": _l("no longer there"),
    "changed": _l("changed after it was shown"),
    "apart": _l("two of the group were called different"),
}


def word(why: str) -> str:
    """The word for a reason."""
    return str(WORDS.get(why, why))
