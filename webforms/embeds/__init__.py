"""The ways a form stands in a page of its owner: code to paste, and what the page must allow."""

from webforms.embeds.embed import Embed
from webforms.embeds.every import every

__all__ = ["Embed", "every"]
