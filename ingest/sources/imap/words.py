"""What a server said, taken out of the wrappings that the libraries put around it."""

import re

_LONGEST = 200
_CONTROL = re.compile(r"[\x00-\x1f\x7f]+")
# imaplib says "command: FETCH => FETCH failed: text" and "SEARCH command error: BAD [b'text']",
# imapclient "select failed: text", and Dovecot itself "text (0.001 + 0.000 secs)."
_WRAPPINGS = (
    re.compile(r"^command: \w+ => "),
    re.compile(r"^\w+ (?:failed|command error): (?:BAD )?"),
    re.compile(r"\s*\(\d+\.\d+ \+ \d+\.\d+(?: \+ \d+\.\d+)? secs\)\.?$"),
    re.compile(r"^socket error: "),
)
_BYTES = re.compile(r"""\[?b(["'])(.*?)\1\]?""")
_EXPLANATION = "\n\nThis error may have been caused by"


def server_words(error: BaseException) -> str:
    """The server's own words on one line, cut to 200 characters and closed with a full stop."""
    text = str(error).partition(_EXPLANATION)[0]
    text = _CONTROL.sub(" ", text).strip()
    text = _BYTES.sub(lambda found: found[2], text)
    for wrapping in _WRAPPINGS:
        text = wrapping.sub("", text)
    text = text.removeprefix("* BYE ").strip()
    if text == "EOF":
        return "It hung up."
    return sentence(text[:_LONGEST] or "it gave no reason")


def sentence(text: str) -> str:
    """The text closed with a full stop unless it ends like a sentence."""
    return text if text.endswith((".", "!", "?")) else f"{text}."
