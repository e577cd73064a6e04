"""The desk behind the door: everything that is decided about a post, in its order."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from time import time

from flask_babel import gettext as _

from config.form_section import FormSettings
from store.envelope import Arrival
from store.form_requests import Verdict
from store.payload import FormPayload
from webforms import admission
from webforms.arriving import arrival_of, payload_of
from webforms.asked import Asked
from webforms.captcha import Captcha
from webforms.case import Case
from webforms.controls import PROOF
from webforms.guards.silent import silent
from webforms.keeping import Kept
from webforms.known import KnownForm
from webforms.known_senders import KnownSenders
from webforms.post import FieldError, Post, Refused, Sign
from webforms.pressure.gauge import CALM, Gauge
from webforms.proof import Examined, Proofs
from webforms.recent import Recent
from webforms.suspicions.crowd import BURST
from webforms.suspicions.look import Captchas, Look, Suspicion
from webforms.suspicions.score import score, suspicions
from webforms.tokens import PAGE_SECONDS, TEST_SECONDS, Signer
from webforms.validating.files import checked
from webforms.validating.judged import Judged, judge
from webforms.visitor import counted_address, kept_address


class Invalid(Exception):
    """A post with something to put right."""

    def __init__(self, errors: tuple[FieldError, ...]) -> None:
        super().__init__(f"{len(errors)} errors")
        self.errors = errors


@dataclass(frozen=True, slots=True)
class Decided:
    """What was decided: keep `arrival`, or say that the post is `kept` already."""

    digest: bytes = field(repr=False)
    verdict: Verdict
    score: int = 0
    signs: tuple[Sign, ...] = ()
    arrival: Arrival | None = None
    kept: Kept | None = None


@dataclass(frozen=True, slots=True)
class Desk:
    """What decisions need. `find` asks the store for an arrival that is there already; `count` how
    many posts a source has had.
    """

    settings: FormSettings
    signer: Signer
    proofs: Proofs
    gauge: Gauge
    senders: KnownSenders
    recent: Recent
    captcha: Captcha | None
    find: Callable[[Arrival], int | None]
    count: Callable[[int], int]

    def decide(self, known: KnownForm, asked: Asked, post: Post) -> Decided:
        """Decide about a post; raises Refused or Invalid, and StoreUnavailable."""
        self._admit(known, asked)
        case = self._case(known, asked, post)
        admission.from_own_site(case)
        if silent(post):
            raise Refused(400, "EMPTY", _("Nothing was filled in."))
        files = checked(post.files, known.form.definition.files)
        judged = judge(known.rules, post, is_defined=known.form.is_defined)
        if judged.errors:
            raise Invalid(judged.errors)
        payload = payload_of(known.form, asked, post, judged, files)
        digest = payload.digest()
        kept = self.recent.find(known.form.source_id, digest)
        if kept is not None:
            return Decided(digest, "repeat", kept=kept)
        return self._judge(replace(case, judged=judged), payload, digest)

    def _admit(self, known: KnownForm, asked: Asked) -> None:
        if not asked.is_api and self.gauge.is_flood(counted_address(asked.peer)):
            raise admission.flooded()
        form, most = known.form, known.form.definition.most_posts
        if form.archived_at is not None or (most and self.count(form.source_id) >= most):
            raise admission.closed(known)

    def _case(self, known: KnownForm, asked: Asked, post: Post) -> Case:
        if asked.is_api:
            return Case(known, asked, post)
        key = known.form.key
        payload, test = post.control(PROOF), post.control("_test")
        proof = self.proofs.examine(key, payload) if payload else Examined()
        made = (
            self.signer.made_at("page", key, token, PAGE_SECONDS)
            for token in post.controls_named("_token")[:4]
        )
        opened_at = min((at for at in made if at is not None), default=None)
        is_test = bool(test and self.signer.made_at("test", key, test, TEST_SECONDS))
        return Case(known, asked, post, proof, opened_at, is_test)

    def _judge(self, case: Case, payload: FormPayload, digest: bytes) -> Decided:
        """Score a post that is to be kept."""
        payload = replace(payload, ip=kept_address(case.asked.peer, self.settings.addresses))
        if case.proof.proof == "used" and (seen := self._seen(case, payload, digest)):
            return Decided(digest, "repeat", kept=Kept(seen, is_new=False))
        case = self._spent(case)
        found = self._suspicions(case)
        points = score(found)
        waits = points >= self.settings.quarantine_from and not case.is_test
        verdict: Verdict = "quarantine" if waits else "accept"
        signs = (*((one.sign, one.sentence()) for one in found), *_dropped(case.judged))
        payload = replace(payload, signs=signs, score=points, verdict=verdict, test=case.is_test)
        arrival = arrival_of(case.form, case.asked, payload, digest, case.proof.spends())
        return Decided(digest, verdict, points, signs, arrival)

    def _seen(self, case: Case, payload: FormPayload, digest: bytes) -> int | None:
        # A page that is sent twice brings the same proof twice, maybe to another process of ours.
        return self.find(arrival_of(case.form, case.asked, payload, digest, None))

    def _spent(self, case: Case) -> Case:
        """The case with its proof used up; raises Refused where the form requires a good one."""
        if case.proof.proof == "valid" and not self.proofs.spend(case.proof.signature):
            case = replace(case, proof=replace(case.proof, proof="used"))
        is_required = case.form.definition.proof_of_work == "require" and not case.asked.is_api
        if is_required and case.proof.proof != "valid":
            raise admission.without_proof(case)
        return case

    def _suspicions(self, case: Case) -> tuple[Suspicion, ...]:
        """What the signs found. What waits anyway leaves the budget to what would not."""
        found = suspicions(self._look(case))
        is_bounded = not (case.asked.is_api or case.is_test)
        if not is_bounded or score(found) >= self.settings.quarantine_from:
            return found
        return found if self.gauge.is_within_budget(case.form.id) else (BURST, *found)

    def _look(self, case: Case) -> Look:
        asked, fields, pressed = case.asked, case.judged.fields, CALM
        if not asked.is_api and not case.is_test:
            pressed = self.gauge.press(counted_address(asked.peer), fields)
        begun = [at for at in (case.proof.issued_at, case.opened_at) if at]
        look = Look(
            post=case.post,
            fields=fields,
            address=asked.peer,
            origin=asked.origin,
            proof=case.proof.proof,
            wants_proof=case.form.definition.proof_of_work != "off",
            age=time() - min(begun) if begun else None,
            posts_lately=pressed.posts_lately,
            same_body_from=pressed.same_body_from,
            captcha=self._captcha(case),
            is_api=asked.is_api,
        )
        allowed, denied = self.senders.allow.entry_for(look), self.senders.deny.entry_for(look)
        return replace(look, allowed=allowed, denied=denied) if allowed or denied else look

    def _captcha(self, case: Case) -> Captchas:
        if self.captcha is None or case.asked.is_api:
            return "off"
        return self.captcha.confirm(case.post.control(self.captcha.field), case.asked.peer)


def _dropped(judged: Judged) -> tuple[Sign, ...]:
    if not judged.dropped:
        return ()
    names = ", ".join(name[:60] for name in judged.dropped[:20])
    return (("unknown fields", f"Fields this form does not ask for were dropped: {names}."),)
