"""What an owner typed about what follows a post and what guards a form, and what is wrong."""

from collections.abc import Mapping
from typing import Any

from email_validator import EmailNotValidError, validate_email
from flask_babel import gettext as _

from store.form_definition import FileRules, FormDefinition, Reply
from webforms.guards.origin import origin_of

MEGABYTE = 1024 * 1024
PROOFS = ("off", "score", "require")
MOST_NOTIFIED = 20


def shown(one: FormDefinition) -> dict[str, str]:
    """The definition as it stands in the inputs."""
    return {
        "creates": one.creates, "source": one.source, "responsible": str(one.responsible_id or ""),
        "tags": ", ".join(one.tags), "button": one.button, "closed_text": one.closed_text,
        "most_posts": str(one.most_posts or ""), "strict": "yes" if one.strict else "",
        "proof_of_work": one.proof_of_work, "notify": "\n".join(one.notify),
        "notify_daily": "yes" if one.notify_daily else "",
        "autoreply_subject": one.autoreply.subject, "autoreply_text": one.autoreply.text,
        "double_opt_in": "yes" if one.double_opt_in else "",
        "opt_in_subject": one.opt_in.subject, "opt_in_text": one.opt_in.text,
        "webhook_url": one.webhook_url, "files_most": str(one.files.most or ""),
        "files_each": str(one.files.each_bytes // MEGABYTE),
        "files_total": str(one.files.total_bytes // MEGABYTE),
        "files_types": ", ".join(one.files.types),
        "texts": "\n".join(f"{key} = {text}" for key, text in one.texts.items()),
    }  # fmt: skip


def mistakes(typed: Mapping[str, str], text_keys: frozenset[str]) -> dict[str, str]:
    """What has to be put right, by input; `text_keys` are the words an owner can replace."""
    found: dict[str, str] = {}
    if wrong := [one for one in _list(typed, "notify") if not _is_email(one)]:
        found["notify"] = _("%(email)s is no e-mail address.", email=wrong[0])
    if len(_list(typed, "notify")) > MOST_NOTIFIED:
        found["notify"] = _("At most %(most)s people are written to.", most=MOST_NOTIFIED)
    if (url := _line(typed, "webhook_url")) and not origin_of(url):
        found["webhook_url"] = _("Write a whole address such as https://www.example.com/hook.")
    for name, most in (("most_posts", 10**9), ("files_most", 20), ("files_each", 25)):
        if not _is_number(typed.get(name) or "0", most):
            found[name] = _("Write a number, at most %(most)s.", most=f"{most:,}")
    if not _is_number(typed.get("files_total") or "0", 25):
        found["files_total"] = _("Write a number, at most %(most)s.", most=25)
    return found | _wrong_letters(typed) | _wrong_texts(typed, text_keys)


def read(
    typed: Mapping[str, str], known: FormDefinition, responsible_id: int | None
) -> FormDefinition:
    """The definition with its fields as they were; call it only when there are no mistakes."""
    proof = _line(typed, "proof_of_work")
    changes: dict[str, Any] = {
        "creates": "client" if typed.get("creates") == "client" else "lead",
        "source": _line(typed, "source")[:255], "responsible_id": responsible_id,
        "tags": tuple(dict.fromkeys(_list(typed, "tags"))), "button": _line(typed, "button")[:100],
        "closed_text": _text(typed, "closed_text"),
        "most_posts": int(typed.get("most_posts") or 0), "strict": bool(typed.get("strict")),
        "proof_of_work": proof if proof in PROOFS else "score",
        "notify": tuple(dict.fromkeys(_list(typed, "notify"))),
        "notify_daily": bool(typed.get("notify_daily")), "autoreply": _letter(typed, "autoreply"),
        "double_opt_in": bool(typed.get("double_opt_in")), "opt_in": _letter(typed, "opt_in"),
        "webhook_url": _line(typed, "webhook_url")[:2048], "files": _files(typed),
        "texts": dict(_texts(typed)),
    }  # fmt: skip
    return known.model_copy(update=changes)


def _wrong_letters(typed: Mapping[str, str]) -> dict[str, str]:
    found = {}
    if bool(_line(typed, "autoreply_subject")) != bool(_text(typed, "autoreply_text")):
        found["autoreply_text"] = _(
            "A reply needs a subject and a text; leave both empty for none."
        )
    return found


def _wrong_texts(typed: Mapping[str, str], keys: frozenset[str]) -> dict[str, str]:
    unknown = [key for key, _text_ in _texts(typed) if key not in keys]
    if not unknown:
        return {}
    return {"texts": _("There are no words named %(key)s.", key=unknown[0] or "?")}


def _texts(typed: Mapping[str, str]) -> list[tuple[str, str]]:
    lines = [line for line in _text(typed, "texts").split("\n") if line.strip()]
    pairs = [line.partition("=") for line in lines]
    return [(key.strip(), text.strip()) for key, _sign, text in pairs]


def _letter(typed: Mapping[str, str], name: str) -> Reply:
    subject = _line(typed, f"{name}_subject")[:200]
    return Reply(subject=subject, text=_text(typed, f"{name}_text"))


def _files(typed: Mapping[str, str]) -> FileRules:
    types = (one.lower().lstrip(".") for one in _list(typed, "files_types"))
    return FileRules(
        most=int(typed.get("files_most") or 0),
        each_bytes=int(typed.get("files_each") or 10) * MEGABYTE,
        total_bytes=int(typed.get("files_total") or 25) * MEGABYTE,
        types=tuple(dict.fromkeys(one for one in types if one.isalnum())) or FileRules().types,
    )


def _is_email(text: str) -> bool:
    try:
        validate_email(text, check_deliverability=False)
    except EmailNotValidError:
        return False
    return True


def _is_number(text: str, most: int) -> bool:
    return text.isdecimal() and len(text) <= 10 and int(text) <= most


def _list(typed: Mapping[str, str], name: str) -> list[str]:
    parts = _text(typed, name).replace(",", "\n").split("\n")
    return [part.strip() for part in parts if part.strip()]


def _line(typed: Mapping[str, str], name: str) -> str:
    return " ".join(typed.get(name, "").replace("\x00", "").split())


def _text(typed: Mapping[str, str], name: str) -> str:
    return typed.get(name, "").replace("\x00", "").replace("\r\n", "\n").strip()
