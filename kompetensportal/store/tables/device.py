"""Tablets: how each stands, its stores, the codes that enrol one, the keys of its people."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from kompetensportal.store.tables.base import WIDE, Base


class DeviceRow(Base):
    """A tablet or a phone that an administrator has enrolled. Only the token's hash is kept."""

    __tablename__ = "devices"
    id: Mapped[str] = mapped_column(primary_key=True)
    name: Mapped[str]
    unit_id: Mapped[str] = mapped_column(ForeignKey("units.id"), index=True)
    kind: Mapped[str]
    """`shared` by a unit, or somebody's `own`."""
    person_id: Mapped[str | None] = mapped_column(ForeignKey("persons.id"), index=True)
    """Whose it is, when it is somebody's own."""
    token_hash: Mapped[str] = mapped_column(unique=True)
    created: Mapped[datetime]
    created_by: Mapped[str] = mapped_column(ForeignKey("persons.id"))
    revoked: Mapped[datetime | None]
    last_seen: Mapped[datetime | None]
    waiting: Mapped[int] = mapped_column(default=0)
    """How many events waited on it when it was last heard of."""
    oldest: Mapped[datetime | None]
    """When the oldest of them was told, by corrected time."""
    software: Mapped[str] = mapped_column(default="")
    content: Mapped[str] = mapped_column(default="")
    """Digest of what lies on it."""
    persisted: Mapped[bool | None]
    """Whether its browser has promised to keep what is stored."""
    used: Mapped[int | None] = mapped_column(WIDE)
    """Bytes."""
    quota: Mapped[int | None] = mapped_column(WIDE)
    offset_ms: Mapped[int | None] = mapped_column(WIDE)
    """How far its clock was ahead of ours when it was last heard of."""
    copied: Mapped[bool] = mapped_column(default=False)
    """Two events with one number came from one of its stores: its profile was copied."""
    settings: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)


class DeviceStoreRow(Base):
    """An IndexedDB that events come from, and how far a verified backup holds all of it."""

    __tablename__ = "device_stores"
    store_id: Mapped[str] = mapped_column(primary_key=True)
    device_id: Mapped[str] = mapped_column(index=True)
    safe_seq: Mapped[int] = mapped_column(WIDE, default=0)
    """Every event of the store up to this number is safe."""
    safe_order: Mapped[int] = mapped_column(default=0)
    """The portal's `safe_order` by which that was counted."""
    copied: Mapped[bool] = mapped_column(default=False)
    """Two events had one number: it lives on in two places."""


class EnrolmentCodeRow(Base):
    """A code that enrols one device, once. Only its hash is kept."""

    __tablename__ = "enrolment_codes"
    code_hash: Mapped[str] = mapped_column(primary_key=True)
    unit_id: Mapped[str] = mapped_column(ForeignKey("units.id"))
    name: Mapped[str]
    kind: Mapped[str]
    person_id: Mapped[str | None] = mapped_column(ForeignKey("persons.id"))
    created: Mapped[datetime]
    created_by: Mapped[str] = mapped_column(ForeignKey("persons.id"))
    expires: Mapped[datetime]
    used: Mapped[datetime | None]
    device_id: Mapped[str | None]
    """The device that it became."""


class PersonKeyRow(Base):
    """A person's public keys on one device. A revoked one still proves what was told before."""

    __tablename__ = "person_keys"
    key_id: Mapped[str] = mapped_column(primary_key=True)
    person_id: Mapped[str] = mapped_column(ForeignKey("persons.id"), index=True)
    device_id: Mapped[str] = mapped_column(index=True)
    public: Mapped[str]
    """For signatures: the raw point, base64url."""
    box_public: Mapped[str]
    """For what others wrap for her, likewise."""
    created: Mapped[datetime]
    revoked: Mapped[datetime | None]
    made_by: Mapped[str]
    """Who made it: she herself, or the mentor who gave her a new code."""
