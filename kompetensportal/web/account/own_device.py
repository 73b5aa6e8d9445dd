"""`/mig/mobil`: take the portal along on one's own phone, see one's phones, remove one."""

from __future__ import annotations

from datetime import UTC, datetime

from flask import abort, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from kompetensportal.actions.device.enrol import code_for_own, plain_name
from kompetensportal.store.accounts import credentials
from kompetensportal.store.accounts.credentials import Secret
from kompetensportal.store.device import codes, devices
from kompetensportal.web import dates, notice, qr
from kompetensportal.web.account.group import pages
from kompetensportal.web.account.session import signed_in, viewer
from kompetensportal.web.context import portal, t
from kompetensportal.words import say


@pages.route("/mig/mobil", methods=["GET", "POST"], endpoint="own_device")
@signed_in
def take_along() -> str | Response:
    """How to; then a code, shown once. Whoever has no code of six digits chooses one first."""
    me, now = viewer(), datetime.now(UTC)
    with portal().database.session() as session:
        kinds = credentials.kinds(session, [me.id]).get(me.id, frozenset())
        mine = devices.of_person(session, me.id)
        if request.method == "GET" or Secret.CODE not in kinds:
            return render_template(
                "account/own_device.html",
                has_code=Secret.CODE in kinds,
                devices=mine,
                when=dates.clock,
                can_save=qr.can_save(),
            )
        name = plain_name(request.form.get("name", "")) or t("devices.own_default")
        code = code_for_own(session, me, name, now)
    return render_template(
        "account/own_device_code.html",
        name=name,
        code=code,
        own=True,
        address=f"{qr.root()}/surfplatta/ny",
        picture=qr.drawn(f"{qr.root()}/surfplatta/ny#kod={code}"),
        until=dates.clock(now + codes.LASTS),
    )


@pages.post("/mig/mobil/<device_id>/ta-bort", endpoint="end_own_device")
@signed_in
def end_own(device_id: str) -> Response:
    """End a phone of one's own; what waits on it is still taken in."""
    with portal().database.session() as session:
        found = devices.by_id(session, device_id)
        if found is None or found.person_id != viewer().id:
            abort(404)
        devices.revoke(session, found.id, datetime.now(UTC))
    notice.tell(say("devices.own_ended", name=found.name))
    return redirect(url_for("accounts.own_device"), 303)
