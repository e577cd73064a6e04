"""The form door: takes the posts of web pages, keeps them, and answers visitor and script."""

from webforms.embeds.every import snippet
from webforms.endpoint import Endpoint, blueprint
from webforms.hosted import preview, trial
from webforms.page_headers import protect
from webforms.tokens import EXTENSION

__all__ = ["EXTENSION", "Endpoint", "blueprint", "preview", "protect", "snippet", "trial"]
