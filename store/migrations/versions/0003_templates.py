"""Templates an admin makes for letters written by machines."""

import sqlalchemy as sa
from alembic import op

from store.types import Json, RowId, UtcDateTime

revision = '0003'
down_revision = '0002'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('templates',
    sa.Column('id', RowId, nullable=False),
    sa.Column('version', sa.Integer(), server_default='1', nullable=False),
    sa.Column('matches', sa.Integer(), server_default='0', nullable=False),
    sa.Column('last_matched_at', UtcDateTime(), nullable=True),
    sa.Column('drifted_at', UtcDateTime(), nullable=True),
    sa.Column('created_at', UtcDateTime(), nullable=False),
    sa.Column('updated_at', UtcDateTime(), nullable=False),
    sa.Column('archived_at', UtcDateTime(), nullable=True),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_templates'))
    )
    op.create_table('template_readings',
    sa.Column('id', RowId, nullable=False),
    sa.Column('submission_id', RowId, nullable=False),
    sa.Column('template_id', RowId, nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('outcome', sa.String(length=8), nullable=False),
    sa.Column('at', UtcDateTime(), nullable=False),
    sa.ForeignKeyConstraint(['submission_id'], ['submissions.id'], name=op.f('fk_template_readings_submission_id'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['template_id'], ['templates.id'], name=op.f('fk_template_readings_template_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_template_readings')),
    sa.UniqueConstraint('submission_id', name=op.f('uq_template_readings_submission_id'))
    )
    with op.batch_alter_table('template_readings', schema=None) as batch_op:
        batch_op.create_index('ix_template_readings_outcome', ['template_id', 'outcome', 'submission_id'], unique=False)

    op.create_table('template_versions',
    sa.Column('id', RowId, nullable=False),
    sa.Column('template_id', RowId, nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('name', sa.String(length=48), nullable=False),
    sa.Column('sender', sa.String(length=320), nullable=False),
    sa.Column('subject', sa.String(length=512), server_default='', nullable=False),
    sa.Column('rules', Json, nullable=False),
    sa.Column('sample_id', RowId, nullable=True),
    sa.Column('user_id', RowId, nullable=True),
    sa.Column('created_at', UtcDateTime(), nullable=False),
    sa.ForeignKeyConstraint(['sample_id'], ['submissions.id'], name=op.f('fk_template_versions_sample_id'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['template_id'], ['templates.id'], name=op.f('fk_template_versions_template_id'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['user_id'], ['users.id'], name=op.f('fk_template_versions_user_id'), ondelete='SET NULL'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_template_versions')),
    sa.UniqueConstraint('template_id', 'version', name=op.f('uq_template_versions_template_id_version'))
    )


def downgrade() -> None:
    op.drop_table('template_versions')
    with op.batch_alter_table('template_readings', schema=None) as batch_op:
        batch_op.drop_index('ix_template_readings_outcome')

    op.drop_table('template_readings')
    op.drop_table('templates')
