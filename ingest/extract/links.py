"""E-mail addresses, web addresses and social profiles of a signature."""

import re

from ingest.extract.freemail import is_free

EMAIL = re.compile(r"[\w.!#$%&'*+/=?^`{|}~-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}")
_URL = re.compile(
    r"\bhttps?://[^\s<>\"'()\[\]|,]{3,300}|\bwww\.[^\s<>\"'()\[\]|,]{3,200}", re.IGNORECASE
)
_BARE = re.compile(
    r"(?<![\w@./-])(?:[\w-]{1,63}\.){1,4}(?:com|net|org|io|co|ai|eu|info|biz|dev|app"
    r"|shop|online|[a-z]{2})(?:/[\w\-./?=&%#~]{0,100})?(?![\w@-])",
    re.IGNORECASE,
)
_SOCIAL = re.compile(
    r"(?<![\w.-])(?:https?://)?(?:[\w-]{2,5}\.)?(?:linkedin\.com|twitter\.com|x\.com|facebook\.com"
    r"|fb\.com|fb\.me|instagram\.com|xing\.com|github\.com|youtube\.com|youtu\.be"
    r"|tiktok\.com|t\.me|vk\.com|wa\.me|behance\.net|dribbble\.com|mastodon\.social"
    r"|bsky\.app|threads\.net|pinterest\.com|medium\.com)/[^\s<>\"'()\[\]|,]{1,120}",
    re.IGNORECASE,
)
_HANDLE = re.compile(
    r"\b(?:skype|twitter|linkedin|instagram|telegram|wechat|weixin|line id|facebook|xing"
    r"|insta|kakao(?:talk)?|signal|mastodon"
    r"|微信)\s?(?:id)?\s?[:：]\s?(@?[\w.\-@:/]{2,60})|(?:^|\s)(@[A-Za-z_]\w{2,30})\b",
    re.IGNORECASE,
)


def socials_in(line: str) -> list[str]:
    """Profiles by address (linkedin.com/in/jane) or by handle (Skype: jane.doe, @jane)."""
    found = []
    if "/" in line:
        found = [match.group().rstrip(".,;") for match in _SOCIAL.finditer(line[:600])]
    if not found and ("@" in line or ":" in line or "：" in line):
        found = [match.group().strip() for match in _HANDLE.finditer(EMAIL.sub(" ", line[:600]))]
    return found


def urls_in(line: str) -> list[str]:
    """Web addresses that are no social profiles and no advertisement of a mail program."""
    if "." not in line:
        return []
    rest = EMAIL.sub(" ", _SOCIAL.sub(" ", line[:600]))
    found = [match.group().rstrip(".,;:/)") for match in _URL.finditer(rest)]
    if not found:
        found = [
            match.group().rstrip(".,;:")
            for match in _BARE.finditer(rest)
            if _is_domain(match.group())
        ]
    return [url for url in found if "aka.ms" not in url and "avast" not in url.lower()]


def _is_domain(text: str) -> bool:
    host = text.partition("/")[0].lower()
    return (
        not is_free(host)
        and not any(map(str.isupper, text[1:].replace(".", "")[-3:]))
        and len(host.split(".")[0]) > 1
    )
