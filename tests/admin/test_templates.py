"""A template from its sample to the next letter, through a changed format, to a new version."""

import re
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from dedup import Thresholds
from ingest.digest import digest
from ingest.processing import Processor
from ingest.reading import Context
from ingest.templates.active import ActiveTemplates
from ingest.writing import Policy
from store import Arrival, Database, Envelope, leads, sources, templates
from store.accepting import accept
from store.inbox import claim
from store.lists import intake
from store.types import utc_now
from tests.admin.conftest import Browser

LETTERS = Path(__file__).parents[1] / "letters"


class Desk:
    """The house without its doors: letters come in, one worker reads them."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self.templates = ActiveTemplates()

    def arrive(self, name: str) -> int:
        """The id of a letter of tests/letters that was read."""
        raw = (LETTERS / f"template_{name}.eml").read_bytes()
        with self.database.write() as connection:
            source = sources.register(connection, "smtp", "smtp", "Our SMTP")
            envelope = Envelope("mail", source, utc_now(), mail_from="bounces@homes.example")
            submission = accept(connection, Arrival(envelope, raw, digest(raw))).submission_id
        self.work()
        return submission

    def work(self) -> None:
        """Read what waits."""
        policy = Policy("GB", Thresholds(match=0.95, review=0.5))
        processor = Processor(self.database, self._context, policy)
        for taken in claim(self.database, "worker", limit=9, lease=timedelta(minutes=5)):
            processor.process(taken)

    def _context(self) -> Context:
        with self.database.read() as connection:
            return Context(region="GB", templates=self.templates.load(connection))

    def status(self, submission: int) -> tuple[str, str]:
        """The state of a submission and why."""
        with self.database.read() as connection:
            detail = intake.detail(connection, submission)
        assert detail is not None
        return detail.row.status, detail.row.reason


@pytest.fixture
def desk(house: Database) -> Desk:
    """The house's database with a worker."""
    return Desk(house)


def fields(page: str) -> dict[str, str]:
    """What stands in the editor's fields, as a browser would send it."""
    found: dict[str, str] = {}
    for tag in re.findall(r"<input[^>]*>", page):
        parts = dict(re.findall(r'([\w-]+)="([^"]*)"', tag))
        if parts.get("type") != "checkbox" or " checked" in tag:
            found[parts.get("name", "")] = parts.get("value", "")
    for name, options in re.findall(r'<select[^>]*name="([^"]+)">(.*?)</select>', page, re.S):
        chosen = re.search(r'value="([^"]*)" selected', options)
        found[name] = chosen[1] if chosen else ""
    return {
        name: value for name, value in found.items() if name and name not in ("q", "csrf_token")
    }


def make(ada: Browser, letter: int) -> str:
    """Keep what the editor proposes for a letter; the page of the new template."""
    here = f"/templates/new?letter={letter}"
    ada.post(here, fields(ada.get(here)) | {"do": "save"}, page=here)
    return ada.get("/templates/1")


def test_from_a_sample_through_a_changed_format_to_a_new_version(ada: Browser, desk: Desk) -> None:
    sample = desk.arrive("portal")
    assert "Make a template from this" in ada.get(f"/intake/{sample}")
    assert "next letter like this one is read by it" in make(ada, sample)

    second = desk.arrive("portal_next")
    assert desk.status(second) == ("done", "It was read by the template Homes Portal v1.")
    assert "1 letter read" in ada.get("/templates/1")

    changed = desk.arrive("portal_changed")
    assert desk.status(changed) == (
        "held",
        "This sender's format changed: Homes Portal v1 no longer finds email.",
    )
    assert "format changed" in ada.get("/templates")
    assert "1 letter is held by this template." in ada.get("/templates/1")
    assert "Change its template" in ada.get(f"/intake/{changed}")

    here = "/templates/1/edit"
    page = ada.get(here)
    assert "The enquirer is Ida Berg" in page
    wanted = {
        **{"name": "Homes Portal", "sender": "leads@homes.example", "subject": "New enquiry *"},
        **{"rule-0-field": "name", "rule-0-where": "between"},
        **{"rule-0-anchor": "The enquirer is ", "rule-0-until": ", who"},
        **{"rule-1-field": "email", "rule-1-where": "between"},
        **{"rule-1-anchor": "reached at ", "rule-1-until": "", "rule-1-required": "yes"},
        **{"rule-2-field": "message", "rule-2-where": "below"},
        **{"rule-2-anchor": "They said:", "rule-2-until": "--", "rule-2-lines": "yes"},
    }
    ada.post(here, wanted | {"do": "save"}, page=here)
    page = ada.get("/templates/1")
    assert "version 2" in page
    assert "This sender&#39;s format changed." not in page

    ada.post("/templates/1/run-again", {}, page="/templates/1")
    assert "1 letter is read again in a moment." in ada.get("/templates/1")
    desk.work()
    assert desk.status(changed) == ("done", "It was read by the template Homes Portal v2.")
    with desk.database.read() as connection:
        lead = leads.of_submission(connection, changed)
        assert lead is not None
        assert leads.get(connection, lead).name == "Ida Berg"


def test_a_trial_shows_earlier_letters_and_keeps_nothing(ada: Browser, desk: Desk) -> None:
    sample = desk.arrive("portal")
    desk.arrive("portal_next")
    desk.arrive("portal_changed")
    here = f"/templates/new?letter={sample}"
    page = ada.post(here, fields(ada.get(here)) | {"do": "try"}, status=200, page=here)
    assert "1 of the earlier letters lacks a required field." in page
    assert "max@muster.example" in page
    assert "missing" in page
    assert "No template yet" in ada.get("/templates")


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"name": ""}, "Give the template a name"),
        ({"name": "x" * 49}, "shorten this to 48"),
        ({"sender": ""}, "Write an address, a domain"),
        ({"sender": "homes.example"}, "Write an address, a domain"),
        ({"sender": "*", "subject": "New*"}, "With any sender the subject has to say"),
        ({"sender": "@gmail.com", "subject": "*"}, "Anybody may have an address there."),
        ({"sender": "@other.example"}, "The sample comes from leads@homes.example"),
        ({"subject": "Invoice *"}, "which does not fit|does not fit"),
        ({"rule-1-anchor": "Mail"}, "The sample itself is not read: E-mail is not found."),
        ({"rule-1-anchor": " : "}, "Write the label that stands beside the value."),
        ({"rule-1-anchor": "", "rule-1-where": "between"}, "Write the text before the value"),
        ({"rule-1-field": "", "rule-2-field": ""}, "Say where the e-mail or the phone stands"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_lost(
    ada: Browser, desk: Desk, wrong: dict[str, str], sentence: str
) -> None:
    here = f"/templates/new?letter={desk.arrive('portal')}"
    sent = fields(ada.get(here)) | {"rule-1-required": "yes"} | wrong
    page = ada.post(here, sent | {"do": "save"}, status=422, page=here)
    assert re.search(sentence, page)
    assert 'value="Property"' in page
    assert "No template yet" in ada.get("/templates")


def test_two_templates_may_not_have_one_name(ada: Browser, desk: Desk) -> None:
    sample = desk.arrive("portal")
    make(ada, sample)
    here = f"/templates/new?letter={sample}"
    page = ada.post(here, fields(ada.get(here)) | {"do": "save"}, status=422, page=here)
    assert "Another template has this name." in page


def test_more_rows_keep_what_was_typed(ada: Browser, desk: Desk) -> None:
    here = f"/templates/new?letter={desk.arrive('portal')}"
    sent = fields(ada.get(here)) | {"name": "Typed", "do": "more"}
    page = ada.post(here, sent, status=200, page=here)
    assert 'value="Typed"' in page
    assert page.count("<fieldset") > ada.get(here).count("<fieldset")


def test_an_archived_template_reads_nothing_until_it_is_used_again(
    ada: Browser, desk: Desk
) -> None:
    make(ada, desk.arrive("portal"))
    ada.post("/templates/1/archive", {}, page="/templates/1")
    assert "archived" in ada.get("/templates")
    second = desk.arrive("portal_next")
    assert "template" not in desk.status(second)[1]
    ada.post("/templates/1/restore", {}, page="/templates/1")
    ada.post(f"/intake/{second}/run-again", {}, page=f"/intake/{second}")
    desk.work()
    assert desk.status(second)[1] == "It was read by the template Homes Portal v1."


def test_one_odd_letter_is_accepted_and_the_template_is_fine(ada: Browser, desk: Desk) -> None:
    make(ada, desk.arrive("portal"))
    desk.arrive("portal_next")
    odd = desk.arrive("portal_changed")
    ada.post("/templates/1/fine", {}, page="/templates/1")
    ada.post(f"/intake/{odd}/accept", {}, page=f"/intake/{odd}")
    desk.work()
    assert desk.status(odd)[0] == "done"
    assert "format changed" not in ada.get("/templates")


def test_a_stranger_in_the_address_gets_no_page(ada: Browser, desk: Desk) -> None:
    for url in ("/templates/new", "/templates/new?letter=99", "/templates/7", "/templates/7/edit"):
        ada.get(url, status=404)


def test_what_a_letter_says_is_never_markup(ada: Browser, desk: Desk, house: Database) -> None:
    sample = desk.arrive("portal")
    make(ada, sample)
    with house.write() as connection:
        kept = templates.by_id(connection, 1)
        assert kept is not None
        wish = replace(kept.wish, name="<script>x</script>")
        templates.change(connection, 1, wish, sample_id=sample, user_id=1)
    for url in ("/templates", "/templates/1", "/templates/1/edit", f"/intake/{sample}"):
        assert "<script>x" not in ada.get(url)
