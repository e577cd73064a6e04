"""Names in a post that are about the post and are no field of its form."""

# The answers of proof of work and captchas, whose names their protocols fix.
PROOF = "altcha"
CAPTCHA_ANSWERS = ("cf-turnstile-response", "h-captcha-response", "g-recaptcha-response")
# Used up by the door: they prove something now and say nothing about the visitor later.
_PROOFS = frozenset({PROOF, *CAPTCHA_ANSWERS, "_token", "_test"})
_NAMES = frozenset({PROOF, *CAPTCHA_ANSWERS})
# Proofs are longer than any other control.
CONTROL_CHARACTERS = 2048
PROOF_CHARACTERS = 4096
_MOST = {"_subject": 200}


def is_control(name: str) -> bool:
    """Whether the name is reserved."""
    return name.startswith("_") or name in _NAMES


def is_trap(name: str) -> bool:
    """Whether the name is one of a field that people do not see."""
    return name == "_gotcha" or name.startswith("_hp_")


def is_kept(name: str) -> bool:
    """Whether the control stays with the post after the door is through with it."""
    return name not in _PROOFS


def bounded(name: str, value: str) -> str:
    """The value in one line, cut to what a control may hold: some of them end up in headers."""
    most = PROOF_CHARACTERS if name in _PROOFS else _MOST.get(name, CONTROL_CHARACTERS)
    return " ".join(value.split())[:most]
