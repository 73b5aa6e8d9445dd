"""Tablets that carry the portal: see all, add one, look at one, choose for it, end it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from flask import abort, redirect, render_template, request, url_for
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response

from kompetensportal.actions.device.enrol import code_for_unit, plain_name
from kompetensportal.model.accounts.units import Tree
from kompetensportal.model.device.device import Choices, Device, Kind
from kompetensportal.model.device.worry import Worry, worries
from kompetensportal.store.accounts import people, units
from kompetensportal.store.device import codes, devices
from kompetensportal.web import dates, notice, qr
from kompetensportal.web.account.session import viewer
from kompetensportal.web.admin.device_versions import is_newest_software, newest_content
from kompetensportal.web.admin.group import pages
from kompetensportal.web.admin.units import unit_choices
from kompetensportal.web.context import INTERFACE_LANGUAGES, portal, t
from kompetensportal.web.reader import systems
from kompetensportal.words import say

RIGHT_CLOCK = timedelta(minutes=5)


@dataclass(frozen=True, slots=True)
class Seen:
    """A device with what a page says of it."""

    device: Device
    unit: str
    owner: str
    worries: tuple[Worry, ...]
    has_newest: bool
    runs_newest: bool


@pages.get("/surfplattor", endpoint="devices")
def show_devices() -> str:
    """Those that somebody should look at first, then by name; own phones; those that have ended."""
    with portal().database.session() as session:
        found = _seen(session, devices.every(session))
    there = sorted((s for s in found if not s.device.revoked), key=lambda s: not s.worries)
    return render_template(
        "admin/devices.html",
        shared=[s for s in there if s.device.kind is Kind.SHARED],
        own=[s for s in there if s.device.kind is Kind.OWN],
        ended=[s for s in found if s.device.revoked],
        when=dates.clock,
        size=size,
        can_save=qr.can_save(),
    )


@pages.route("/surfplattor/ny", methods=["GET", "POST"], endpoint="new_device")
def add_device() -> str | tuple[str, int]:
    """Name and unit; then the code, shown once."""
    name, unit_id = plain_name(request.form.get("name", "")), request.form.get("unit", "")
    with portal().database.session() as session:
        tree = units.tree(session)
        if request.method == "GET" or not name or unit_id not in tree:
            page = render_template(
                "admin/device_new.html",
                units=unit_choices(tree),
                name=name,
                unit_id=unit_id,
                incomplete=request.method == "POST",
                can_save=qr.can_save(),
            )
            return page, 400 if request.method == "POST" else 200
        now = datetime.now(UTC)
        code = code_for_unit(session, unit_id, name, by=viewer().id, now=now)
    return render_template(
        "admin/device_code.html",
        name=name,
        code=code,
        address=f"{qr.root()}/surfplatta/ny",
        picture=qr.drawn(f"{qr.root()}/surfplatta/ny#kod={code}"),
        until=dates.clock(now + codes.LASTS),
    )


@pages.route("/surfplattor/<device_id>", methods=["GET", "POST"], endpoint="device")
def one_device(device_id: str) -> str | Response | tuple[str, int]:
    """How it stands, what is to do about it, and what lies on it."""
    incomplete = False
    with portal().database.session() as session:
        device = _device(session, device_id)
        tree = units.tree(session)
        if request.method == "POST":
            name, unit_id = plain_name(request.form.get("name", "")), _unit(device, tree)
            incomplete = not name or unit_id not in tree
            if not incomplete:
                chosen = _chosen(tree)
                devices.save(session, device.id, name=name, unit_id=unit_id, choices=chosen)
        seen = _seen(session, [device])[0]
        by = people.by_id(session, device.created_by)
    if request.method == "POST" and not incomplete:
        notice.tell(say("devices.saved", name=name))
        return redirect(url_for("administration.device", device_id=device.id), 303)
    page = render_template(
        "admin/device.html",
        seen=seen,
        device=device,
        by=by.name if by else "",
        incomplete=incomplete,
        units=unit_choices(tree),
        languages=[code for code in INTERFACE_LANGUAGES if code != "sv"],
        systems=_systems(),
        when=dates.clock,
        size=size,
        clock=_clock(device),
    )
    return page, 400 if incomplete else 200


@pages.post("/surfplattor/<device_id>/avsluta", endpoint="end_device")
def end_device(device_id: str) -> Response:
    """Give it nothing more. What waits on it is still taken in, with a mark."""
    with portal().database.session() as session:
        device = _device(session, device_id)
        devices.revoke(session, device.id, datetime.now(UTC))
    notice.tell(say("devices.end_done", name=device.name))
    return redirect(url_for("administration.devices"), 303)


def size(count: int | None) -> str:
    """Bytes as people say them: `120 MB`, `1,5 GB`."""
    megabytes = (count or 0) / 1_000_000
    if megabytes < 1000:
        return f"{megabytes:.0f} MB"
    return f"{megabytes / 1000:.1f} GB".replace(".", ",")


def _device(session: Session, device_id: str) -> Device:
    found = devices.by_id(session, device_id)
    if found is None:
        abort(404)
    return found


def _seen(session: Session, found: Sequence[Device]) -> list[Seen]:
    tree, now = units.tree(session), datetime.now(UTC)
    owners = people.by_ids(session, {d.person_id for d in found if d.person_id})
    # Asked only for those that have fetched something: it is made anew after each publication.
    fetched = {d.choices for d in found if d.report.content and not d.revoked}
    newest = {choices: newest_content(choices) for choices in fetched}

    def seen(device: Device) -> Seen:
        unit, owner = tree.get(device.unit_id), owners.get(device.person_id or "")
        content = newest.get(device.choices, "")
        return Seen(
            device,
            unit.name if unit else "",
            owner.name if owner else "",
            worries(device, now, content),
            bool(device.report.content) and device.report.content == content,
            is_newest_software(device.report.software),
        )

    return [seen(device) for device in found]


def _unit(device: Device, tree: Tree) -> str:
    given = request.form.get("unit", device.unit_id)
    return device.unit_id if device.kind is Kind.OWN else given


def _chosen(tree: Tree) -> Choices:
    form, offered = request.form, {name for name, _ in _systems()}
    return Choices(
        ("sv", *(c for c in form.getlist("language") if c in INTERFACE_LANGUAGES and c != "sv")),
        tuple(unit for unit in form.getlist("whose") if unit in tree),
        tuple(system for system in form.getlist("system") if system in offered),
    )


def _systems() -> list[tuple[str, str]]:
    library = portal().library.generation()
    names = {entry.system for entry in library.entries.values() if entry.kind == "lathund"}
    return sorted(((n, systems.name_of(n)) for n in names), key=lambda pair: pair[1].casefold())


def _clock(device: Device) -> str:
    """How wrong its clock is, in hours and minutes; empty when it is right to five minutes."""
    off = timedelta(milliseconds=device.report.offset_ms or 0)
    if abs(off) < RIGHT_CLOCK:
        return ""
    minutes = abs(off) // timedelta(minutes=1)
    key = "devices.clock_ahead" if off > timedelta() else "devices.clock_behind"
    return t(key, by=f"{minutes // 60}:{minutes % 60:02d}")
