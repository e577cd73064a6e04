"""Captcha services behind one interface; which one is used is a setting, by default none."""

from config.form_section import FormSettings
from webforms.captcha.confirming import Captcha
from webforms.captcha.site_verify import SiteVerify

__all__ = ["Captcha", "captcha_of"]

_SERVICES = {
    "turnstile": (
        "cf-turnstile-response",
        "https://challenges.cloudflare.com/turnstile/v0/siteverify",
    ),
    "hcaptcha": ("h-captcha-response", "https://api.hcaptcha.com/siteverify"),
}


def captcha_of(settings: FormSettings) -> Captcha | None:
    """The service the settings name."""
    if not settings.captcha:
        return None
    field, address = _SERVICES[settings.captcha]
    secret = settings.captcha_secret.get_secret_value()
    return SiteVerify(field, settings.captcha_url or address, secret, settings.captcha_site_key)
