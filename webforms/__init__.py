"""The form door: takes the posts of web pages, keeps them, and answers visitor and script."""

from webforms.embeds.every import snippet
from webforms.endpoint import blueprint
from webforms.hosted import preview

__all__ = ["blueprint", "preview", "snippet"]
