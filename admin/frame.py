"""What stands around every page: the menu with what waits, and the words templates use."""

from dataclasses import dataclass

from flask import Flask, current_app, request, url_for
from flask_babel import LazyString
from flask_babel import lazy_gettext as _l

from admin import current, languages, reasons, record_words, trace_words, waterfall, words
from store.lists.dashboard import Waiting, waiting


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the menu; `waits` names the count of Waiting that is its badge."""

    endpoint: str
    title: LazyString
    icon: str
    waits: str = ""


# An entry whose page is not there yet is left out.
MENU = (
    Entry("today.index", _l("Today"), "today"),
    Entry("intake.index", _l("Intake"), "intake", waits="intake"),
    Entry("leads.index", _l("Leads"), "leads"),
    Entry("contacts.index", _l("Contacts"), "contacts"),
    Entry("companies.index", _l("Companies"), "companies"),
    Entry("duplicates.index", _l("Duplicates"), "duplicates", waits="pairs"),
    Entry("forms.index", _l("Forms"), "forms"),
    Entry("mailboxes.index", _l("Mailboxes"), "mailboxes", waits="mailboxes"),
    Entry("settings.index", _l("Settings"), "settings"),
)

# From here on a badge says "99+": nobody needs to know more, and counting on costs time.
MOST_COUNTED = 100


def init_app(app: Flask) -> None:
    """Give every template the menu, the languages and the words."""
    app.jinja_env.globals.update(
        words=words,
        word=words.word,
        found_by=record_words.found_by,
        rule_word=trace_words.rule,
        reason_word=reasons.reason_word,
        extractor_word=trace_words.extractor,
        LANGUAGES=languages.LANGUAGES,
        page_locale=languages.locale,
        has_page=has_page,
    )
    app.jinja_env.filters["band"] = waterfall.band
    app.jinja_env.trim_blocks = True
    app.jinja_env.lstrip_blocks = True
    app.context_processor(_frame)


def _frame() -> dict[str, object]:
    user = current.user_or_none()
    if user is None:
        return {"user": None, "menu": []}
    with current.database().read() as connection:
        counts = waiting(connection, most=MOST_COUNTED)
    return {"user": user, "menu": [_line(entry, counts) for entry in _present()]}


def has_page(endpoint: str) -> bool:
    """Whether that page is part of this app."""
    return endpoint in current_app.view_functions


def _present() -> list[Entry]:
    return [entry for entry in MENU if has_page(entry.endpoint)]


def _line(entry: Entry, counts: Waiting) -> dict[str, object]:
    url = url_for(entry.endpoint)
    count: int = getattr(counts, entry.waits) if entry.waits else 0
    return {
        "url": url,
        "title": entry.title,
        "icon": entry.icon,
        "badge": f"{MOST_COUNTED - 1}+" if count >= MOST_COUNTED else str(count or ""),
        "is_current": request.path == url or (url != "/" and request.path.startswith(f"{url}/")),
    }
