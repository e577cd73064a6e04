"""What a letter is made of when it answers another: new words, signature, quoted history."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Reply:
    """`text` is never empty where the letter was not; `signature` is None when none was found."""

    text: str
    signature: str | None = None
    quoted: str = ""
