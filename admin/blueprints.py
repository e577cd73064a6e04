"""Every page of the admin, one blueprint a noun; add yours to the tuple and it is there."""

from flask import Blueprint

from admin.views import (
    account,
    batches,
    companies,
    contacts,
    decisions,
    duplicates,
    forms,
    health,
    intake,
    leads,
    letters,
    mailboxes,
    merges,
    search,
    settings,
    signing,
    submissions,
    templates,
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
    duplicates.blueprint,
    decisions.blueprint,
    batches.blueprint,
    merges.blueprint,
    leads.blueprint,
    contacts.blueprint,
    companies.blueprint,
    search.blueprint,
    forms.blueprint,
    mailboxes.blueprint,
    templates.blueprint,
    settings.blueprint,
)
