"""Units, people, how they sign in, and who looked at whom."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from kompetensportal.store.tables.base import Base


class UnitRow(Base):
    """A node of the organisation."""

    __tablename__ = "units"
    id: Mapped[str] = mapped_column(primary_key=True)
    name: Mapped[str]
    parent_id: Mapped[str | None] = mapped_column(ForeignKey("units.id"))
    branch: Mapped[str]


class PersonRow(Base):
    """A person; `user_name` is compared in lower case."""

    __tablename__ = "persons"
    id: Mapped[str] = mapped_column(primary_key=True)
    name: Mapped[str]
    user_name: Mapped[str] = mapped_column(unique=True)
    language: Mapped[str]
    start_date: Mapped[date | None]
    employment_number: Mapped[str] = mapped_column(default="")
    email: Mapped[str] = mapped_column(default="")
    disabled: Mapped[bool] = mapped_column(default=False)
    preferences: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    gender: Mapped[str] = mapped_column(default="", server_default="")
    """`woman`, `man`, `other`, or empty when she has not given it."""


class MembershipRow(Base):
    """A person's place on a unit."""

    __tablename__ = "memberships"
    id: Mapped[str] = mapped_column(primary_key=True)
    person_id: Mapped[str] = mapped_column(ForeignKey("persons.id"), index=True)
    unit_id: Mapped[str] = mapped_column(ForeignKey("units.id"), index=True)
    role: Mapped[str]
    profession: Mapped[str]
    start: Mapped[date | None]
    end: Mapped[date | None]


class CredentialRow(Base):
    """A hashed secret: `password` (anywhere) or `code` (six digits, only in shared browsers)."""

    __tablename__ = "credentials"
    person_id: Mapped[str] = mapped_column(ForeignKey("persons.id"), primary_key=True)
    kind: Mapped[str] = mapped_column(primary_key=True)
    hash: Mapped[str]
    must_change: Mapped[bool] = mapped_column(default=False)


class AttemptRow(Base):
    """Failed sign-ins in a row for a name or a place, which slow the next one down."""

    __tablename__ = "attempts"
    key: Mapped[str] = mapped_column(primary_key=True)
    failures: Mapped[int]
    last: Mapped[datetime]


class SessionRow(Base):
    """Somebody signed in. Only the hash of the cookie's token is kept."""

    __tablename__ = "sessions"
    token_hash: Mapped[str] = mapped_column(primary_key=True)
    person_id: Mapped[str] = mapped_column(ForeignKey("persons.id"), index=True)
    shared: Mapped[bool]
    created: Mapped[datetime]
    seen: Mapped[datetime]


class SharedBrowserRow(Base):
    """A browser that an administrator has marked as shared on a unit."""

    __tablename__ = "shared_browsers"
    token_hash: Mapped[str] = mapped_column(primary_key=True)
    unit_id: Mapped[str] = mapped_column(ForeignKey("units.id"))
    name: Mapped[str]
    marked: Mapped[datetime]
    marked_by: Mapped[str] = mapped_column(ForeignKey("persons.id"))


class AccessRow(Base):
    """Who looked at whom, on which page. Each person may see the rows about themselves."""

    __tablename__ = "accesses"
    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    viewer_id: Mapped[str] = mapped_column(index=True)
    about_id: Mapped[str] = mapped_column(index=True)
    page: Mapped[str]
    at: Mapped[datetime]
