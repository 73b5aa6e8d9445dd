"""Devices, and what tablets tell."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

WIDE = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Change the tables."""
    op.create_table(
        "device_stores",
        sa.Column("store_id", sa.String(), nullable=False),
        sa.Column("device_id", sa.String(), nullable=False),
        sa.Column("safe_seq", WIDE, nullable=False),
        sa.Column("safe_order", sa.Integer(), nullable=False),
        sa.Column("copied", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("store_id", name=op.f("pk_device_stores")),
    )
    with op.batch_alter_table("device_stores", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_device_stores_device_id"), ["device_id"], unique=False)

    op.create_table(
        "raw_events",
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("device_id", sa.String(), nullable=False),
        sa.Column("person_id", sa.String(), nullable=True),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("received", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("digest", name=op.f("pk_raw_events")),
    )
    with op.batch_alter_table("raw_events", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_raw_events_device_id"), ["device_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_raw_events_person_id"), ["person_id"], unique=False)

    op.create_table(
        "devices",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("unit_id", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("person_id", sa.String(), nullable=True),
        sa.Column("token_hash", sa.String(), nullable=False),
        sa.Column("created", sa.DateTime(), nullable=False),
        sa.Column("created_by", sa.String(), nullable=False),
        sa.Column("revoked", sa.DateTime(), nullable=True),
        sa.Column("last_seen", sa.DateTime(), nullable=True),
        sa.Column("waiting", sa.Integer(), nullable=False),
        sa.Column("oldest", sa.DateTime(), nullable=True),
        sa.Column("software", sa.String(), nullable=False),
        sa.Column("content", sa.String(), nullable=False),
        sa.Column("persisted", sa.Boolean(), nullable=True),
        sa.Column("used", WIDE, nullable=True),
        sa.Column("quota", WIDE, nullable=True),
        sa.Column("offset_ms", WIDE, nullable=True),
        sa.Column("copied", sa.Boolean(), nullable=False),
        sa.Column("settings", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["created_by"], ["persons.id"], name=op.f("fk_devices_created_by")),
        sa.ForeignKeyConstraint(["person_id"], ["persons.id"], name=op.f("fk_devices_person_id")),
        sa.ForeignKeyConstraint(["unit_id"], ["units.id"], name=op.f("fk_devices_unit_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_devices")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_devices_token_hash")),
    )
    with op.batch_alter_table("devices", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_devices_person_id"), ["person_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_devices_unit_id"), ["unit_id"], unique=False)

    op.create_table(
        "enrolment_codes",
        sa.Column("code_hash", sa.String(), nullable=False),
        sa.Column("unit_id", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("person_id", sa.String(), nullable=True),
        sa.Column("created", sa.DateTime(), nullable=False),
        sa.Column("created_by", sa.String(), nullable=False),
        sa.Column("expires", sa.DateTime(), nullable=False),
        sa.Column("used", sa.DateTime(), nullable=True),
        sa.Column("device_id", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(
            ["created_by"], ["persons.id"], name=op.f("fk_enrolment_codes_created_by")
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["persons.id"], name=op.f("fk_enrolment_codes_person_id")
        ),
        sa.ForeignKeyConstraint(["unit_id"], ["units.id"], name=op.f("fk_enrolment_codes_unit_id")),
        sa.PrimaryKeyConstraint("code_hash", name=op.f("pk_enrolment_codes")),
    )
    op.create_table(
        "person_keys",
        sa.Column("key_id", sa.String(), nullable=False),
        sa.Column("person_id", sa.String(), nullable=False),
        sa.Column("device_id", sa.String(), nullable=False),
        sa.Column("public", sa.String(), nullable=False),
        sa.Column("box_public", sa.String(), nullable=False),
        sa.Column("created", sa.DateTime(), nullable=False),
        sa.Column("revoked", sa.DateTime(), nullable=True),
        sa.Column("made_by", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["persons.id"], name=op.f("fk_person_keys_person_id")
        ),
        sa.PrimaryKeyConstraint("key_id", name=op.f("pk_person_keys")),
    )
    with op.batch_alter_table("person_keys", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_person_keys_device_id"), ["device_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_person_keys_person_id"), ["person_id"], unique=False)

    with op.batch_alter_table("events", schema=None) as batch_op:
        batch_op.add_column(sa.Column("store_id", sa.String(), nullable=True))
        batch_op.add_column(sa.Column("dev_seq", WIDE, nullable=True))
        batch_op.add_column(sa.Column("signed", sa.String(), nullable=True))
        batch_op.add_column(sa.Column("flags", sa.String(), server_default="", nullable=False))
        batch_op.create_index("ix_events_store", ["store_id", "dev_seq"], unique=False)

    with op.batch_alter_table("quarantine", schema=None) as batch_op:
        batch_op.add_column(sa.Column("device_id", sa.String(), nullable=True))
        batch_op.add_column(sa.Column("person_id", sa.String(), nullable=True))
        batch_op.add_column(sa.Column("store_id", sa.String(), nullable=True))
        batch_op.add_column(sa.Column("dev_seq", WIDE, nullable=True))
        batch_op.add_column(sa.Column("whole", sa.String(), nullable=True))
        batch_op.add_column(
            sa.Column("safe", sa.Boolean(), server_default=sa.false(), nullable=False)
        )
        batch_op.add_column(sa.Column("settled", sa.DateTime(), nullable=True))
        batch_op.add_column(sa.Column("settled_by", sa.String(), nullable=True))
        batch_op.add_column(sa.Column("settled_as", sa.String(), nullable=True))
        batch_op.add_column(
            sa.Column("settled_why", sa.String(), server_default="", nullable=False)
        )
        batch_op.create_index(batch_op.f("ix_quarantine_device_id"), ["device_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_quarantine_person_id"), ["person_id"], unique=False)
        batch_op.create_index("ix_quarantine_store", ["store_id", "dev_seq"], unique=False)

    with op.batch_alter_table("tombstones", schema=None) as batch_op:
        batch_op.add_column(sa.Column("store_id", sa.String(), nullable=True))
        batch_op.add_column(sa.Column("dev_seq", WIDE, nullable=True))
        batch_op.create_index("ix_tombstones_store", ["store_id", "dev_seq"], unique=False)

    if op.get_bind().dialect.name == "postgresql":
        # A clock of 1999 is off by more milliseconds than 32 bits hold; SQLite has 64 anyway.
        op.alter_column("events", "offset_ms", type_=sa.BigInteger())
