"""The administrator's first page: what there is, what is missing, when it was last backed up."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from flask import render_template

from kompetensportal.actions.portal.backup import last_backup
from kompetensportal.model.learning.day import today
from kompetensportal.store.accounts import people, shared_browsers, units
from kompetensportal.store.device import devices, quarantine
from kompetensportal.store.reminders import digests
from kompetensportal.web import dates
from kompetensportal.web.admin.group import pages
from kompetensportal.web.context import portal

OLD = timedelta(days=2)
"""A backup older than this is pointed at."""


@pages.get("/")
def overview() -> str:
    """Ways to everything, with a number each."""
    backup = last_backup(portal().settings.data)
    with portal().database.session() as session:
        return render_template(
            "admin/overview.html",
            people=people.search(session, limit=1)[1],
            units=len(units.tree(session).in_order()),
            devices=devices.count(session),
            quarantined=quarantine.count(session),
            browsers=len(shared_browsers.every(session)),
            backup=backup,
            backup_is_old=backup is None or datetime.now(UTC) - backup.at > OLD,
            megabytes=f"{backup.size / 1_000_000:.1f}" if backup else "",
            mail=digests.trouble(session, today() - OLD),
            when=dates.clock,
            day=dates.day,
        )
