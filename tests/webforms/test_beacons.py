"""Beacons from anybody: the form's own steps and fields are counted, and nothing else grows."""

from typing import Any

import pytest

from store import form_counts, forms
from store.form_counts import Summary
from store.form_definition import FormDefinition, FormField
from store.types import utc_now
from webforms import counting

ASKED = FormDefinition(fields=(FormField(name="email"), FormField(name="phone", step=2)))


def _summary(web: Any) -> Summary:
    web.client.application.extensions["webforms"].counting.write()
    with web.database.read() as connection:
        return form_counts.summary(connection, web.form.id, utc_now().date())


def _tell(web: Any, *bodies: str) -> None:
    for body in bodies:
        answer = web.client.post(f"/f/{web.form.key}/b", data=body, content_type="text/plain")
        assert (answer.status_code, answer.data) == (204, b"")
        assert "Set-Cookie" not in answer.headers


def test_what_a_browser_tells_is_counted(web: Any) -> None:
    with web.database.write() as connection:
        forms.define(connection, web.form.key, ASKED, "test")
    _tell(web, "e=view", "e=view", "e=start", "e=step&n=2", "e=error&f=email&f=email&f=phone",
          "e=time&t=50")  # fmt: skip
    used = _summary(web)
    assert (used.views, used.starts, used.submits) == (2, 1, 0)
    assert (used.steps, used.errors) == ({2: 1}, {"email": 1, "phone": 1})
    assert used.median_seconds == (45, 60)


@pytest.mark.parametrize(
    "body",
    ["", "e=", "e=submit", "e=complete", "e=step&n=2", "e=step&n=-1", "e=step&n=²", "e=time&t=1e9",
     "e=error&f=password", "e=time&t=", "%00=%ff&e=%ed%a0%80", "e=view&" + "x" * 3000],
)  # fmt: skip
def test_nothing_else_is_counted(web: Any, body: str) -> None:
    _tell(web, body)
    assert _summary(web) == Summary()


def test_a_flood_of_beacons_is_believed_only_so_far(
    web: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(counting, "CLAIMS_EACH", 5)
    _tell(web, *["e=view"] * 9)
    assert _summary(web).views == 5
    # After a write as many are believed again.
    _tell(web, *["e=view"] * 9)
    assert _summary(web).views == 10


def test_posts_are_counted_by_us_with_or_without_javascript(web: Any) -> None:
    web.post(data={"email": "ann at example"})
    web.post(data={"email": "ann@example.com"})
    used = _summary(web)
    assert (used.submits, used.completions, used.errors) == (2, 1, {"email": 1})
