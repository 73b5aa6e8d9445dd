"""Programmes as they were, and what is decided about them."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from kompetensportal.store.tables.base import Base


class ProgrammeVersionRow(Base):
    """A programme as it was when somebody began: it stays whatever becomes of the file."""

    __tablename__ = "programme_versions"
    programme_id: Mapped[str] = mapped_column(primary_key=True)
    version: Mapped[str] = mapped_column(primary_key=True)
    document: Mapped[dict[str, Any]] = mapped_column(JSON)
    """`model.content.course.Programme` as plain values."""
    kept: Mapped[datetime]


class CertificateRow(Base):
    """A certificate that was given out; it stays when the programme changes."""

    __tablename__ = "certificates"
    code: Mapped[str] = mapped_column(primary_key=True)
    person_id: Mapped[str] = mapped_column(ForeignKey("persons.id"), index=True)
    enrolment_id: Mapped[str] = mapped_column(unique=True)
    initials: Mapped[str]
    title: Mapped[str]
    finished: Mapped[date]
    signature: Mapped[str]
    made: Mapped[datetime]


class EnrolmentRuleRow(Base):
    """Everybody who begins as this here goes on a programme."""

    __tablename__ = "enrolment_rules"
    id: Mapped[str] = mapped_column(primary_key=True)
    programme_id: Mapped[str]
    unit_id: Mapped[str | None] = mapped_column(ForeignKey("units.id"))
    branch: Mapped[str]
    profession: Mapped[str]
    since: Mapped[date]
    made: Mapped[datetime]
    made_by: Mapped[str]


class LeaveRow(Base):
    """Somebody is away, both days included; why is not asked."""

    __tablename__ = "leaves"
    id: Mapped[str] = mapped_column(primary_key=True)
    person_id: Mapped[str] = mapped_column(ForeignKey("persons.id"), index=True)
    start: Mapped[date]
    end: Mapped[date | None]
    made: Mapped[datetime]
    made_by: Mapped[str]


class MeetingRow(Base):
    """A meeting or workshop that people sign up for."""

    __tablename__ = "meetings"
    id: Mapped[str] = mapped_column(primary_key=True)
    subject: Mapped[str]
    title: Mapped[str]
    starts: Mapped[datetime]
    minutes: Mapped[int]
    place: Mapped[str]
    seats: Mapped[int]
    unit_id: Mapped[str] = mapped_column(ForeignKey("units.id"), index=True)
    leader_id: Mapped[str] = mapped_column(ForeignKey("persons.id"))
    cancelled: Mapped[datetime | None]


class MeetingSeatRow(Base):
    """Somebody's seat at a meeting."""

    __tablename__ = "meeting_seats"
    meeting_id: Mapped[str] = mapped_column(ForeignKey("meetings.id"), primary_key=True)
    person_id: Mapped[str] = mapped_column(ForeignKey("persons.id"), primary_key=True)
    taken: Mapped[datetime]
