"""What every captcha service has to offer."""

from typing import Literal, Protocol

Answer = Literal["passed", "missing", "failed", "unreachable"]


class Captcha(Protocol):
    """Confirms that a person was there; `field` is the control its widget fills."""

    @property
    def field(self) -> str:
        """The name of the control that holds the widget's answer."""

    @property
    def site_key(self) -> str:
        """The public key for the widget."""

    def confirm(self, answer: str, address: str) -> Answer:
        """Ask the service about the widget's answer; `address` is the visitor's, or empty."""
