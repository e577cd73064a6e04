"""The form door: takes the posts of web pages, keeps them, and answers visitor and script."""

from webforms.embed import snippet
from webforms.endpoint import blueprint

__all__ = ["blueprint", "snippet"]
