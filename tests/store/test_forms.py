"""Forms in the store: keys, wishes, archiving, and the demo form of the first start."""

import re

import pytest

from store import forms, sources
from store.database import Database
from store.field_names import field_of
from store.forms import FormWish


def test_a_form_has_a_random_key_and_its_own_source(database: Database) -> None:
    wish = FormWish("Quote", "Merci", "https://www.example.com/", "fr", ("https://example.com",))
    with database.write() as connection:
        form = forms.create(connection, wish)
        other = forms.create(connection, wish)
    assert re.fullmatch(r"frm_[2-9a-z]{10}", form.key)
    assert len({form.key, other.key}) == len({form.source_id, other.source_id}) == 2
    with database.read() as connection:
        assert forms.by_key(connection, form.key) == form
        assert forms.by_key(connection, "frm_nothing") is None
        assert {source.title for source in sources.every(connection)} == {"Quote"}


def test_a_changed_form_keeps_its_key_and_renames_its_source(database: Database) -> None:
    with database.write() as connection:
        key = forms.create(connection, FormWish("Quote")).key
        changed = forms.change(connection, key, FormWish("Offer", origins=("https://a.example",)))
        assert forms.change(connection, "frm_nothing", FormWish("Offer")) is None
    assert changed is not None
    assert (changed.key, changed.wish.origins) == (key, ("https://a.example",))
    with database.read() as connection:
        assert [source.title for source in sources.every(connection)] == ["Offer"]


def test_archived_forms_stand_last_and_can_be_opened_again(database: Database) -> None:
    with database.write() as connection:
        older = forms.create(connection, FormWish("Older")).key
        newer = forms.create(connection, FormWish("Newer")).key
        assert forms.archive(connection, newer)
        assert [form.key for form in forms.every(connection)] == [older, newer]
        assert forms.reopen(connection, newer)
        assert [form.key for form in forms.every(connection)] == [newer, older]
        assert not forms.archive(connection, "frm_nothing")


def test_the_demo_form_is_made_once(database: Database) -> None:
    with database.write() as connection:
        first = forms.ensure_demo(connection)
        forms.archive(connection, first.key)
        again = forms.ensure_demo(connection)
    assert (first.wish.title, again.key) == ("Contact us", first.key)


@pytest.mark.parametrize(
    ("name", "field"),
    [
        ("email", "email"),
        ("E-Mail", "email"),
        ("Your e-mail:", "email"),
        ("Prénom", "first_name"),
        ("Société", "company"),
        ("Numéro de téléphone", "phone"),
        ("favourite colour", ""),
        ("電話", ""),
        ("", ""),
    ],
)
def test_field_names_are_known_by_their_usual_words(name: str, field: str) -> None:
    assert field_of(name) == field
