"""Signs in how the page was used: traps, haste, proofs of work, automation, missing origin."""

from webforms.controls import is_trap
from webforms.suspicions.look import Look, Suspicion

# Nobody reads and fills a form within this many seconds.
HASTE_SECONDS = 2.0


def trap(look: Look) -> Suspicion | None:
    """Whether a field was filled that people do not see; password managers fill such fields too."""
    for name, value in look.post.controls:
        if is_trap(name) and value.strip():
            reason = f"The hidden field {name[:60]} was filled, as programs do."
            return Suspicion(5, "honeypot", reason)
    return None


def haste(look: Look) -> Suspicion | None:
    """Whether it was filled in quicker than anybody can."""
    if look.is_api or look.age is None or look.age >= HASTE_SECONDS:
        return None
    return Suspicion(4, "haste", f"It was filled in within {look.age:.1f} seconds.")


def proof(look: Look) -> Suspicion | None:
    """Whether the page did the work our script does, once for each post."""
    if look.is_api or not look.wants_proof or look.proof == "valid":
        return None
    if look.proof == "used":
        return Suspicion(5, "proof", "Its proof of work was used for another post before.")
    if look.proof == "wrong":
        return Suspicion(4, "proof", "Its proof of work is forged or of another form.")
    if look.post.control("_js"):
        return Suspicion(1, "proof", "It came without a proof of work, as pages without TLS do.")
    return Suspicion(2, "proof", "It came without script and without proof of work.")


def origin(look: Look) -> Suspicion | None:
    """Whether the browser kept silent about the page's site; privacy settings do that too."""
    if look.is_api or look.origin not in ("", "null"):
        return None
    return Suspicion(1, "no origin", "It does not say which site it came from.")


def automation(look: Look) -> Suspicion | None:
    """Whether the browser says that a program steers it."""
    if not look.post.control("_webdriver"):
        return None
    return Suspicion(3, "webdriver", "Its browser was steered by a program (navigator.webdriver).")


def captcha(look: Look) -> Suspicion | None:
    """What the captcha service says, where one is used."""
    if look.is_api or look.captcha in ("off", "passed"):
        return None
    if look.captcha == "unreachable":
        return Suspicion(0, "captcha", "The captcha service could not be asked.")
    if look.captcha == "missing":
        return Suspicion(3, "captcha", "It came without the captcha's answer.")
    return Suspicion(5, "captcha", "The captcha service did not confirm its answer.")
