"""Hearing: hearings and the court's news of them; and what delivery knows: dead channels, failures, contacts."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from backend.shared.database import UtcTime

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create their tables."""
    op.create_table('hearings',
    sa.Column('hearing_id', sa.String(length=40), nullable=False),
    sa.Column('case_id', sa.String(length=64), nullable=False),
    sa.Column('person_id', sa.String(length=32), nullable=False),
    sa.Column('case_number', sa.String(length=64), nullable=False),
    sa.Column('start', UtcTime(), nullable=False),
    sa.Column('end', UtcTime(), nullable=False),
    sa.Column('kind', sa.String(length=16), nullable=False),
    sa.Column('status', sa.String(length=12), nullable=False),
    sa.Column('details', sa.LargeBinary(), nullable=False),
    sa.Column('sequence', sa.Integer(), nullable=False),
    sa.Column('court_sequence', sa.Integer(), nullable=False),
    sa.Column('seen_sequence', sa.Integer(), nullable=True),
    sa.Column('steps', sa.JSON(), nullable=False),
    sa.Column('said', sa.JSON(), nullable=False),
    sa.Column('plan_version', sa.Integer(), nullable=False),
    sa.Column('plan_zone', sa.String(length=64), nullable=False),
    sa.Column('updated_at', UtcTime(), nullable=False),
    sa.PrimaryKeyConstraint('hearing_id', name=op.f('pk_hearings'))
    )
    op.create_index(op.f('ix_hearings_case_id'), 'hearings', ['case_id'], unique=False)
    op.create_index(op.f('ix_hearings_person_id_start'), 'hearings', ['person_id', 'start'], unique=False)
    op.create_table('hearing_news',
    sa.Column('event_id', sa.String(length=64), nullable=False),
    sa.Column('hearing_id', sa.String(length=40), nullable=False),
    sa.Column('heard_at', UtcTime(), nullable=False),
    sa.PrimaryKeyConstraint('event_id', name=op.f('pk_hearing_news'))
    )
    op.create_table('dead_channels',
    sa.Column('channel', sa.String(length=32), nullable=False),
    sa.Column('address', sa.String(length=200), nullable=False),
    sa.Column('reason', sa.String(length=64), nullable=False),
    sa.Column('at', UtcTime(), nullable=False),
    sa.PrimaryKeyConstraint('channel', 'address', name=op.f('pk_dead_channels'))
    )
    op.create_table('delivery_failures',
    sa.Column('failure_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), autoincrement=True, nullable=False),
    sa.Column('key', sa.String(length=200), nullable=False),
    sa.Column('channel', sa.String(length=32), nullable=False),
    sa.Column('address', sa.String(length=200), nullable=False),
    sa.Column('outcome', sa.String(length=16), nullable=False),
    sa.Column('detail', sa.String(length=200), nullable=False),
    sa.Column('at', UtcTime(), nullable=False),
    sa.PrimaryKeyConstraint('failure_id', name=op.f('pk_delivery_failures'))
    )
    op.create_index(op.f('ix_delivery_failures_key'), 'delivery_failures', ['key'], unique=False)
    op.create_table('undelivered',
    sa.Column('key', sa.String(length=200), nullable=False),
    sa.Column('person_id', sa.String(length=32), nullable=False),
    sa.Column('state', sa.String(length=8), nullable=False),
    sa.Column('created_at', UtcTime(), nullable=False),
    sa.Column('settled_at', UtcTime(), nullable=True),
    sa.Column('settled_by', sa.String(length=64), nullable=True),
    sa.ForeignKeyConstraint(['person_id'], ['persons.person_id'], name=op.f('fk_undelivered_person_id_persons')),
    sa.PrimaryKeyConstraint('key', name=op.f('pk_undelivered'))
    )
    op.create_index(op.f('ix_undelivered_person_id'), 'undelivered', ['person_id'], unique=False)
    op.create_index(op.f('ix_undelivered_state'), 'undelivered', ['state'], unique=False)
    op.create_table('contacts',
    sa.Column('person_id', sa.String(length=32), nullable=False),
    sa.Column('kind', sa.String(length=8), nullable=False),
    sa.Column('address', sa.LargeBinary(), nullable=False),
    sa.Column('state', sa.String(length=12), nullable=False),
    sa.Column('code_until', UtcTime(), nullable=False),
    sa.Column('tries', sa.Integer(), nullable=False),
    sa.Column('codes_sent', sa.Integer(), nullable=False),
    sa.Column('codes_today', sa.Integer(), nullable=False),
    sa.Column('today_from', UtcTime(), nullable=False),
    sa.Column('agreed_at', UtcTime(), nullable=False),
    sa.ForeignKeyConstraint(['person_id'], ['persons.person_id'], name=op.f('fk_contacts_person_id_persons')),
    sa.PrimaryKeyConstraint('person_id', 'kind', name=op.f('pk_contacts'))
    )


def downgrade() -> None:
    """Drop them."""
    for table in ("contacts", "undelivered", "delivery_failures", "dead_channels", "hearing_news", "hearings"):
        op.drop_table(table)
