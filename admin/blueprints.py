"""Every page of the admin, one blueprint a noun; add yours to the tuple and it is there."""

from flask import Blueprint

from admin.views import (
    account,
    health,
    intake,
    letters,
    mailboxes,
    settings,
    signing,
    submissions,
    today,
)

BLUEPRINTS: tuple[Blueprint, ...] = (
    health.blueprint,
    signing.blueprint,
    account.blueprint,
    today.blueprint,
    intake.blueprint,
    submissions.blueprint,
    letters.blueprint,
    mailboxes.blueprint,
    settings.blueprint,
)
