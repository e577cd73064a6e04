"""A post's request as the door needs it, whichever server it came through."""

from dataclasses import dataclass

from flask import Request

from store.form_requests import Channel
from webforms.post import Post

_MODES = frozenset({"inline", "popup", "float", "iframe"})


@dataclass(frozen=True, slots=True)
class Asked:
    """What came beside the body. `address` is ours as the browser knows it, `peer` the visitor's;
    `language` is the one our answers are written in.
    """

    channel: Channel
    address: str
    language: str
    peer: str = ""
    origin: str = ""
    user_agent: str = ""

    @property
    def is_api(self) -> bool:
        """Whether a program asks that has a token."""
        return self.channel == "api"


def asked_by(request: Request, channel: Channel, address: str, language: str) -> Asked:
    """What Flask's request says."""
    return Asked(
        channel=channel,
        address=address,
        language=language,
        peer=request.remote_addr or "",
        origin=request.headers.get("Origin", "")[:255],
        user_agent=request.headers.get("User-Agent", "").replace("\x00", "")[:512],
    )


def channel_of(post: Post, *, wants_json: bool) -> Channel:
    """The way a post of a visitor came."""
    if post.control("_mode") in _MODES:
        return "embed"
    return "json" if wants_json else "html"
