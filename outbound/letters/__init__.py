"""What the letters say: to those a form notifies, and to its visitors."""

from outbound.letters.order import letter_of

__all__ = ["letter_of"]
