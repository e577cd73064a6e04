"""Sweeps, the pairs they scored, and models re-estimated from a store's own data."""

import sqlalchemy as sa
from alembic import op

from store.types import Json, RowId, UtcDateTime

revision = '0004'
down_revision = '0003'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('sweep_edges',
    sa.Column('record_kind', sa.String(length=16), nullable=False),
    sa.Column('left_id', RowId, autoincrement=False, nullable=False),
    sa.Column('right_id', RowId, autoincrement=False, nullable=False),
    sa.Column('probability', sa.Float(), nullable=False),
    sa.PrimaryKeyConstraint('record_kind', 'left_id', 'right_id', name=op.f('pk_sweep_edges')),
    sqlite_with_rowid=False
    )
    with op.batch_alter_table('sweep_edges', schema=None) as batch_op:
        batch_op.create_index('ix_sweep_edges_right', ['record_kind', 'right_id'], unique=False)

    op.create_table('sweeps',
    sa.Column('id', RowId, nullable=False),
    sa.Column('record_kind', sa.String(length=16), nullable=False),
    sa.Column('model_version', sa.Integer(), nullable=False),
    sa.Column('phase', sa.String(length=16), nullable=False),
    sa.Column('changed_since', UtcDateTime(), nullable=True),
    sa.Column('runner', sa.String(length=64), server_default='', nullable=False),
    sa.Column('total', sa.BigInteger(), server_default='0', nullable=False),
    sa.Column('done', sa.BigInteger(), server_default='0', nullable=False),
    sa.Column('through_id', RowId, server_default='0', nullable=False),
    sa.Column('suggested', sa.Integer(), server_default='0', nullable=False),
    sa.Column('started_at', UtcDateTime(), nullable=False),
    sa.Column('moved_at', UtcDateTime(), nullable=False),
    sa.Column('finished_at', UtcDateTime(), nullable=True),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_sweeps'))
    )
    with op.batch_alter_table('sweeps', schema=None) as batch_op:
        batch_op.create_index('ix_sweeps_kind', ['record_kind', 'id'], unique=False)

    op.create_table('models',
    sa.Column('id', RowId, nullable=False),
    sa.Column('record_kind', sa.String(length=16), nullable=False),
    sa.Column('based_on', sa.Integer(), nullable=False),
    sa.Column('pairs', sa.BigInteger(), nullable=False),
    sa.Column('tables', Json, nullable=False),
    sa.Column('created_at', UtcDateTime(), nullable=False),
    sa.Column('activated_at', UtcDateTime(), nullable=True),
    sa.Column('activated_by_id', RowId, nullable=True),
    sa.ForeignKeyConstraint(['activated_by_id'], ['users.id'], name=op.f('fk_models_activated_by_id'), ondelete='SET NULL'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_models'))
    )


def downgrade() -> None:
    op.drop_table('models')
    with op.batch_alter_table('sweeps', schema=None) as batch_op:
        batch_op.drop_index('ix_sweeps_kind')

    op.drop_table('sweeps')
    with op.batch_alter_table('sweep_edges', schema=None) as batch_op:
        batch_op.drop_index('ix_sweep_edges_right')

    op.drop_table('sweep_edges')
