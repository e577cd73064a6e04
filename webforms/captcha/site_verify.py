"""The protocol that reCAPTCHA made common: POST the answer and a secret, get `success` as JSON."""

import json
from dataclasses import dataclass
from dataclasses import field as part
from urllib.error import URLError
from urllib.parse import urlencode
from urllib.request import Request, urlopen

import structlog

from webforms.captcha.confirming import Answer

log = structlog.get_logger()

# A visitor waits for this answer, so it must not take long.
TIMEOUT_SECONDS = 5
ANSWER_BYTES = 64 * 1024


@dataclass(frozen=True, slots=True)
class SiteVerify:
    """Cloudflare Turnstile and hCaptcha speak this protocol alike."""

    field: str
    address: str
    secret: str = part(repr=False)
    site_key: str = ""

    def confirm(self, answer: str, address: str) -> Answer:
        """Whether the service confirms the answer; it is never held against a visitor that the
        service cannot be reached."""
        if not answer:
            return "missing"
        wanted = {"secret": self.secret, "response": answer, "sitekey": self.site_key}
        if address:
            wanted["remoteip"] = address
        try:
            said = self._post(urlencode(wanted).encode())
        except (URLError, OSError, ValueError) as error:
            log.warning("captcha service unreachable", error=str(error))
            return "unreachable"
        return "passed" if said.get("success") is True else "failed"

    def _post(self, body: bytes) -> dict[str, object]:
        request = Request(self.address, body, method="POST")
        with urlopen(request, timeout=TIMEOUT_SECONDS) as answer:
            said = json.loads(answer.read(ANSWER_BYTES))
        if not isinstance(said, dict):
            raise ValueError("The captcha service did not answer with an object.")
        return said
