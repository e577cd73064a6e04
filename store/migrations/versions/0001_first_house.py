"""The whole house, small and real."""

import sqlalchemy as sa
from alembic import op

from store.types import Json, RowId, UtcDateTime

revision = '0001'
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('blocking_keys',
    sa.Column('record_kind', sa.String(length=16), nullable=False),
    sa.Column('key', sa.BigInteger(), autoincrement=False, nullable=False),
    sa.Column('record_id', RowId, autoincrement=False, nullable=False),
    sa.PrimaryKeyConstraint('record_kind', 'key', 'record_id', name=op.f('pk_blocking_keys')),
    sqlite_with_rowid=False
    )
    with op.batch_alter_table('blocking_keys', schema=None) as batch_op:
        batch_op.create_index('ix_blocking_keys_record', ['record_kind', 'record_id'], unique=False)

    op.create_table('secrets',
    sa.Column('name', sa.String(length=64), nullable=False),
    sa.Column('value', sa.String(length=255), nullable=False),
    sa.PrimaryKeyConstraint('name', name=op.f('pk_secrets'))
    )
    op.create_table('sources',
    sa.Column('id', RowId, nullable=False),
    sa.Column('kind', sa.String(length=16), nullable=False),
    sa.Column('name', sa.String(length=128), nullable=False),
    sa.Column('title', sa.String(length=255), server_default='', nullable=False),
    sa.Column('created_at', UtcDateTime(), nullable=False),
    sa.Column('lease_owner', sa.String(length=128), server_default='', nullable=False),
    sa.Column('lease_until', UtcDateTime(), nullable=True),
    sa.Column('last_success_at', UtcDateTime(), nullable=True),
    sa.Column('last_arrival_at', UtcDateTime(), nullable=True),
    sa.Column('last_error', sa.Text(), server_default='', nullable=False),
    sa.Column('last_error_at', UtcDateTime(), nullable=True),
    sa.Column('failures', sa.Integer(), server_default='0', nullable=False),
    sa.Column('next_attempt_at', UtcDateTime(), nullable=True),
    sa.Column('progress', sa.String(length=255), server_default='', nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_sources')),
    sa.UniqueConstraint('name', name=op.f('uq_sources_name'))
    )
    op.create_table('users',
    sa.Column('id', RowId, nullable=False),
    sa.Column('email', sa.String(length=320), nullable=False),
    sa.Column('name', sa.String(length=255), server_default='', nullable=False),
    sa.Column('password_hash', sa.String(length=255), nullable=False),
    sa.Column('role', sa.String(length=32), server_default='admin', nullable=False),
    sa.Column('locale', sa.String(length=16), server_default='', nullable=False),
    sa.Column('timezone', sa.String(length=64), server_default='', nullable=False),
    sa.Column('is_active', sa.Boolean(), server_default=sa.true(), nullable=False),
    sa.Column('session_epoch', sa.Integer(), server_default='1', nullable=False),
    sa.Column('created_at', UtcDateTime(), nullable=False),
    sa.Column('last_login_at', UtcDateTime(), nullable=True),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_users')),
    sa.UniqueConstraint('email', name=op.f('uq_users_email'))
    )
    op.create_table('companies',
    sa.Column('id', RowId, nullable=False),
    sa.Column('name', sa.String(length=512), server_default='', nullable=False),
    sa.Column('domain', sa.String(length=255), server_default='', nullable=False),
    sa.Column('street', sa.String(length=512), server_default='', nullable=False),
    sa.Column('city', sa.String(length=255), server_default='', nullable=False),
    sa.Column('postal_code', sa.String(length=32), server_default='', nullable=False),
    sa.Column('region', sa.String(length=255), server_default='', nullable=False),
    sa.Column('country', sa.String(length=64), server_default='', nullable=False),
    sa.Column('responsible_id', RowId, nullable=True),
    sa.Column('source_id', RowId, nullable=True),
    sa.Column('origin', sa.String(length=255), server_default='', nullable=False),
    sa.Column('search_text', sa.Text(), server_default='', nullable=False),
    sa.Column('version', sa.Integer(), server_default='1', nullable=False),
    sa.Column('created_at', UtcDateTime(), nullable=False),
    sa.Column('updated_at', UtcDateTime(), nullable=False),
    sa.Column('last_activity_at', UtcDateTime(), nullable=True),
    sa.Column('deleted_at', UtcDateTime(), nullable=True),
    sa.Column('merged_into_id', RowId, nullable=True),
    sa.ForeignKeyConstraint(['merged_into_id'], ['companies.id'], name=op.f('fk_companies_merged_into_id'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['responsible_id'], ['users.id'], name=op.f('fk_companies_responsible_id'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['source_id'], ['sources.id'], name=op.f('fk_companies_source_id'), ondelete='SET NULL'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_companies'))
    )
    with op.batch_alter_table('companies', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_companies_merged_into_id'), ['merged_into_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_companies_responsible_id'), ['responsible_id'], unique=False)

    op.create_table('cursors',
    sa.Column('id', RowId, nullable=False),
    sa.Column('source_id', RowId, nullable=False),
    sa.Column('folder', sa.String(length=512), nullable=False),
    sa.Column('uidvalidity', sa.BigInteger(), nullable=False),
    sa.Column('last_uid', sa.BigInteger(), nullable=False),
    sa.Column('updated_at', UtcDateTime(), nullable=False),
    sa.ForeignKeyConstraint(['source_id'], ['sources.id'], name=op.f('fk_cursors_source_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_cursors')),
    sa.UniqueConstraint('source_id', 'folder', name=op.f('uq_cursors_source_id_folder'))
    )
    op.create_table('forms',
    sa.Column('id', RowId, nullable=False),
    sa.Column('source_id', RowId, nullable=False),
    sa.Column('key', sa.String(length=64), nullable=False),
    sa.Column('title', sa.String(length=255), nullable=False),
    sa.Column('thank_you', sa.Text(), server_default='', nullable=False),
    sa.Column('redirect_url', sa.String(length=2048), server_default='', nullable=False),
    sa.Column('language', sa.String(length=16), server_default='', nullable=False),
    sa.Column('options', Json, nullable=False),
    sa.Column('created_at', UtcDateTime(), nullable=False),
    sa.Column('archived_at', UtcDateTime(), nullable=True),
    sa.ForeignKeyConstraint(['source_id'], ['sources.id'], name=op.f('fk_forms_source_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_forms')),
    sa.UniqueConstraint('key', name=op.f('uq_forms_key'))
    )
    with op.batch_alter_table('forms', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_forms_source_id'), ['source_id'], unique=False)

    op.create_table('submissions',
    sa.Column('id', RowId, nullable=False),
    sa.Column('source_id', RowId, nullable=False),
    sa.Column('channel', sa.String(length=8), nullable=False),
    sa.Column('digest', sa.LargeBinary(length=32), nullable=False),
    sa.Column('content_digest', sa.LargeBinary(length=32), nullable=False),
    sa.Column('received_at', UtcDateTime(), nullable=False),
    sa.Column('last_arrival_at', UtcDateTime(), nullable=False),
    sa.Column('arrivals', sa.Integer(), server_default='1', nullable=False),
    sa.Column('mail_from', sa.Text(), server_default='', nullable=False),
    sa.Column('rcpt_tos', Json, nullable=False),
    sa.Column('peer', sa.String(length=128), server_default='', nullable=False),
    sa.Column('url', sa.String(length=2048), server_default='', nullable=False),
    sa.Column('user_agent', sa.String(length=512), server_default='', nullable=False),
    sa.Column('size', sa.Integer(), nullable=False),
    sa.Column('status', sa.String(length=16), nullable=False),
    sa.Column('attempts', sa.Integer(), server_default='0', nullable=False),
    sa.Column('next_attempt_at', UtcDateTime(), nullable=True),
    sa.Column('lease_owner', sa.String(length=128), server_default='', nullable=False),
    sa.Column('lease_until', UtcDateTime(), nullable=True),
    sa.Column('claims', sa.Integer(), server_default='0', nullable=False),
    sa.Column('error', sa.Text(), server_default='', nullable=False),
    sa.Column('override', sa.String(length=16), server_default='', nullable=False),
    sa.Column('kind', sa.String(length=16), server_default='', nullable=False),
    sa.Column('summary', sa.String(length=512), server_default='', nullable=False),
    sa.Column('sender', sa.String(length=512), server_default='', nullable=False),
    sa.Column('reason', sa.String(length=512), server_default='', nullable=False),
    sa.Column('message_id', sa.String(length=998), server_default='', nullable=False),
    sa.Column('message_key', sa.LargeBinary(length=32), nullable=True),
    sa.Column('duplicate_of_id', RowId, nullable=True),
    sa.Column('finished_at', UtcDateTime(), nullable=True),
    sa.Column('rules_version', sa.Integer(), server_default='0', nullable=False),
    sa.Column('model_version', sa.Integer(), server_default='0', nullable=False),
    sa.ForeignKeyConstraint(['duplicate_of_id'], ['submissions.id'], name=op.f('fk_submissions_duplicate_of_id'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['source_id'], ['sources.id'], name=op.f('fk_submissions_source_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_submissions')),
    sa.UniqueConstraint('source_id', 'digest', name=op.f('uq_submissions_source_id_digest'))
    )
    with op.batch_alter_table('submissions', schema=None) as batch_op:
        batch_op.create_index('ix_submissions_content', ['source_id', 'content_digest'], unique=False)
        batch_op.create_index('ix_submissions_due', ['next_attempt_at'], unique=False, sqlite_where=sa.text("status IN ('pending', 'processing')"), postgresql_where=sa.text("status IN ('pending', 'processing')"))
        batch_op.create_index(batch_op.f('ix_submissions_duplicate_of_id'), ['duplicate_of_id'], unique=False)
        batch_op.create_index('ix_submissions_message_key', ['message_key'], unique=False)
        batch_op.create_index('ix_submissions_received_at', ['received_at'], unique=False)
        batch_op.create_index('ix_submissions_status_id', ['status', 'id'], unique=False)

    op.create_table('arrivals',
    sa.Column('id', RowId, nullable=False),
    sa.Column('submission_id', RowId, nullable=False),
    sa.Column('source_id', RowId, nullable=True),
    sa.Column('received_at', UtcDateTime(), nullable=False),
    sa.Column('mail_from', sa.Text(), server_default='', nullable=False),
    sa.Column('rcpt_tos', Json, nullable=False),
    sa.Column('peer', sa.String(length=128), server_default='', nullable=False),
    sa.Column('url', sa.String(length=2048), server_default='', nullable=False),
    sa.ForeignKeyConstraint(['source_id'], ['sources.id'], name=op.f('fk_arrivals_source_id'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['submission_id'], ['submissions.id'], name=op.f('fk_arrivals_submission_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_arrivals'))
    )
    with op.batch_alter_table('arrivals', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_arrivals_submission_id'), ['submission_id'], unique=False)

    op.create_table('candidate_pairs',
    sa.Column('id', RowId, nullable=False),
    sa.Column('record_kind', sa.String(length=16), nullable=False),
    sa.Column('left_id', RowId, nullable=False),
    sa.Column('right_id', RowId, nullable=False),
    sa.Column('weight', sa.Float(), nullable=False),
    sa.Column('probability', sa.Float(), nullable=False),
    sa.Column('score', Json, nullable=False),
    sa.Column('model_version', sa.Integer(), nullable=False),
    sa.Column('status', sa.String(length=16), server_default='open', nullable=False),
    sa.Column('reason', sa.String(length=64), server_default='', nullable=False),
    sa.Column('submission_id', RowId, nullable=True),
    sa.Column('created_at', UtcDateTime(), nullable=False),
    sa.Column('decided_at', UtcDateTime(), nullable=True),
    sa.Column('decided_by_id', RowId, nullable=True),
    sa.Column('snoozed_until', UtcDateTime(), nullable=True),
    sa.ForeignKeyConstraint(['decided_by_id'], ['users.id'], name=op.f('fk_candidate_pairs_decided_by_id'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['submission_id'], ['submissions.id'], name=op.f('fk_candidate_pairs_submission_id'), ondelete='SET NULL'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_candidate_pairs')),
    sa.UniqueConstraint('record_kind', 'left_id', 'right_id', name=op.f('uq_candidate_pairs_record_kind_left_id_right_id'))
    )
    with op.batch_alter_table('candidate_pairs', schema=None) as batch_op:
        batch_op.create_index('ix_candidate_pairs_queue', ['status', 'weight'], unique=False)
        batch_op.create_index('ix_candidate_pairs_right', ['record_kind', 'right_id'], unique=False)

    op.create_table('contact_points',
    sa.Column('id', RowId, nullable=False),
    sa.Column('record_kind', sa.String(length=16), nullable=False),
    sa.Column('record_id', RowId, nullable=False),
    sa.Column('type', sa.String(length=8), nullable=False),
    sa.Column('value', sa.String(length=512), nullable=False),
    sa.Column('normalised', sa.String(length=512), nullable=False),
    sa.Column('label', sa.String(length=32), server_default='', nullable=False),
    sa.Column('is_primary', sa.Boolean(), server_default=sa.false(), nullable=False),
    sa.Column('is_verified', sa.Boolean(), server_default=sa.false(), nullable=False),
    sa.Column('is_claimed', sa.Boolean(), server_default=sa.false(), nullable=False),
    sa.Column('failed_at', UtcDateTime(), nullable=True),
    sa.Column('submission_id', RowId, nullable=True),
    sa.Column('created_at', UtcDateTime(), nullable=False),
    sa.ForeignKeyConstraint(['submission_id'], ['submissions.id'], name=op.f('fk_contact_points_submission_id'), ondelete='SET NULL'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_contact_points')),
    sa.UniqueConstraint('record_kind', 'record_id', 'type', 'normalised', name=op.f('uq_contact_points_record_kind_record_id_type_normalised'))
    )
    with op.batch_alter_table('contact_points', schema=None) as batch_op:
        batch_op.create_index('ix_contact_points_lookup', ['type', 'normalised'], unique=False)

    op.create_table('contacts',
    sa.Column('id', RowId, nullable=False),
    sa.Column('name', sa.String(length=512), server_default='', nullable=False),
    sa.Column('first_name', sa.String(length=255), server_default='', nullable=False),
    sa.Column('middle_name', sa.String(length=255), server_default='', nullable=False),
    sa.Column('last_name', sa.String(length=255), server_default='', nullable=False),
    sa.Column('honorific', sa.String(length=255), server_default='', nullable=False),
    sa.Column('job_title', sa.String(length=255), server_default='', nullable=False),
    sa.Column('company_id', RowId, nullable=True),
    sa.Column('street', sa.String(length=512), server_default='', nullable=False),
    sa.Column('city', sa.String(length=255), server_default='', nullable=False),
    sa.Column('postal_code', sa.String(length=32), server_default='', nullable=False),
    sa.Column('region', sa.String(length=255), server_default='', nullable=False),
    sa.Column('country', sa.String(length=64), server_default='', nullable=False),
    sa.Column('language', sa.String(length=16), server_default='', nullable=False),
    sa.Column('responsible_id', RowId, nullable=True),
    sa.Column('source_id', RowId, nullable=True),
    sa.Column('origin', sa.String(length=255), server_default='', nullable=False),
    sa.Column('search_text', sa.Text(), server_default='', nullable=False),
    sa.Column('version', sa.Integer(), server_default='1', nullable=False),
    sa.Column('created_at', UtcDateTime(), nullable=False),
    sa.Column('updated_at', UtcDateTime(), nullable=False),
    sa.Column('last_activity_at', UtcDateTime(), nullable=True),
    sa.Column('deleted_at', UtcDateTime(), nullable=True),
    sa.Column('merged_into_id', RowId, nullable=True),
    sa.ForeignKeyConstraint(['company_id'], ['companies.id'], name=op.f('fk_contacts_company_id'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['merged_into_id'], ['contacts.id'], name=op.f('fk_contacts_merged_into_id'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['responsible_id'], ['users.id'], name=op.f('fk_contacts_responsible_id'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['source_id'], ['sources.id'], name=op.f('fk_contacts_source_id'), ondelete='SET NULL'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_contacts'))
    )
    with op.batch_alter_table('contacts', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_contacts_company_id'), ['company_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_contacts_merged_into_id'), ['merged_into_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_contacts_responsible_id'), ['responsible_id'], unique=False)

    op.create_table('originals',
    sa.Column('submission_id', RowId, nullable=False),
    sa.Column('raw', sa.LargeBinary(), nullable=False),
    sa.ForeignKeyConstraint(['submission_id'], ['submissions.id'], name=op.f('fk_originals_submission_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('submission_id', name=op.f('pk_originals'))
    )
    op.create_table('provenance',
    sa.Column('id', RowId, nullable=False),
    sa.Column('record_kind', sa.String(length=16), nullable=False),
    sa.Column('record_id', RowId, nullable=False),
    sa.Column('field', sa.String(length=32), nullable=False),
    sa.Column('value', sa.Text(), server_default='', nullable=False),
    sa.Column('status', sa.String(length=16), nullable=False),
    sa.Column('submission_id', RowId, nullable=True),
    sa.Column('user_id', RowId, nullable=True),
    sa.Column('found_by', sa.String(length=64), server_default='', nullable=False),
    sa.Column('evidence', sa.Text(), server_default='', nullable=False),
    sa.Column('confidence', sa.Float(), server_default='1', nullable=False),
    sa.Column('at', UtcDateTime(), nullable=False),
    sa.ForeignKeyConstraint(['submission_id'], ['submissions.id'], name=op.f('fk_provenance_submission_id'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['user_id'], ['users.id'], name=op.f('fk_provenance_user_id'), ondelete='SET NULL'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_provenance'))
    )
    with op.batch_alter_table('provenance', schema=None) as batch_op:
        batch_op.create_index('ix_provenance_record', ['record_kind', 'record_id', 'field'], unique=False)

    op.create_table('traces',
    sa.Column('submission_id', RowId, nullable=False),
    sa.Column('trace', Json, nullable=False),
    sa.ForeignKeyConstraint(['submission_id'], ['submissions.id'], name=op.f('fk_traces_submission_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('submission_id', name=op.f('pk_traces'))
    )
    op.create_table('leads',
    sa.Column('id', RowId, nullable=False),
    sa.Column('title', sa.String(length=512), server_default='', nullable=False),
    sa.Column('status', sa.String(length=16), server_default='new', nullable=False),
    sa.Column('name', sa.String(length=512), server_default='', nullable=False),
    sa.Column('first_name', sa.String(length=255), server_default='', nullable=False),
    sa.Column('middle_name', sa.String(length=255), server_default='', nullable=False),
    sa.Column('last_name', sa.String(length=255), server_default='', nullable=False),
    sa.Column('honorific', sa.String(length=255), server_default='', nullable=False),
    sa.Column('job_title', sa.String(length=255), server_default='', nullable=False),
    sa.Column('company_name', sa.String(length=512), server_default='', nullable=False),
    sa.Column('street', sa.String(length=512), server_default='', nullable=False),
    sa.Column('city', sa.String(length=255), server_default='', nullable=False),
    sa.Column('postal_code', sa.String(length=32), server_default='', nullable=False),
    sa.Column('region', sa.String(length=255), server_default='', nullable=False),
    sa.Column('country', sa.String(length=64), server_default='', nullable=False),
    sa.Column('message', sa.Text(), server_default='', nullable=False),
    sa.Column('language', sa.String(length=16), server_default='', nullable=False),
    sa.Column('extra', Json, nullable=False),
    sa.Column('attribution', Json, nullable=False),
    sa.Column('contact_id', RowId, nullable=True),
    sa.Column('company_id', RowId, nullable=True),
    sa.Column('submission_id', RowId, nullable=True),
    sa.Column('is_return_customer', sa.Boolean(), server_default=sa.false(), nullable=False),
    sa.Column('closed_at', UtcDateTime(), nullable=True),
    sa.Column('responsible_id', RowId, nullable=True),
    sa.Column('source_id', RowId, nullable=True),
    sa.Column('origin', sa.String(length=255), server_default='', nullable=False),
    sa.Column('search_text', sa.Text(), server_default='', nullable=False),
    sa.Column('version', sa.Integer(), server_default='1', nullable=False),
    sa.Column('created_at', UtcDateTime(), nullable=False),
    sa.Column('updated_at', UtcDateTime(), nullable=False),
    sa.Column('last_activity_at', UtcDateTime(), nullable=True),
    sa.Column('deleted_at', UtcDateTime(), nullable=True),
    sa.Column('merged_into_id', RowId, nullable=True),
    sa.ForeignKeyConstraint(['company_id'], ['companies.id'], name=op.f('fk_leads_company_id'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['contact_id'], ['contacts.id'], name=op.f('fk_leads_contact_id'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['merged_into_id'], ['leads.id'], name=op.f('fk_leads_merged_into_id'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['responsible_id'], ['users.id'], name=op.f('fk_leads_responsible_id'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['source_id'], ['sources.id'], name=op.f('fk_leads_source_id'), ondelete='SET NULL'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_leads')),
    sa.UniqueConstraint('submission_id', name=op.f('uq_leads_submission_id'))
    )
    with op.batch_alter_table('leads', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_leads_company_id'), ['company_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_leads_contact_id'), ['contact_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_leads_merged_into_id'), ['merged_into_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_leads_responsible_id'), ['responsible_id'], unique=False)

    op.create_table('merges',
    sa.Column('id', RowId, nullable=False),
    sa.Column('record_kind', sa.String(length=16), nullable=False),
    sa.Column('survivor_id', RowId, nullable=False),
    sa.Column('loser_id', RowId, nullable=False),
    sa.Column('snapshot', Json, nullable=False),
    sa.Column('picks', Json, nullable=False),
    sa.Column('moved', Json, nullable=False),
    sa.Column('pair_id', RowId, nullable=True),
    sa.Column('probability', sa.Float(), nullable=True),
    sa.Column('model_version', sa.Integer(), server_default='0', nullable=False),
    sa.Column('actor_id', RowId, nullable=True),
    sa.Column('batch', sa.String(length=64), server_default='', nullable=False),
    sa.Column('created_at', UtcDateTime(), nullable=False),
    sa.Column('undone_at', UtcDateTime(), nullable=True),
    sa.Column('undone_by_id', RowId, nullable=True),
    sa.ForeignKeyConstraint(['actor_id'], ['users.id'], name=op.f('fk_merges_actor_id'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['pair_id'], ['candidate_pairs.id'], name=op.f('fk_merges_pair_id'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['undone_by_id'], ['users.id'], name=op.f('fk_merges_undone_by_id'), ondelete='SET NULL'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_merges'))
    )
    with op.batch_alter_table('merges', schema=None) as batch_op:
        batch_op.create_index('ix_merges_loser', ['record_kind', 'loser_id'], unique=False)
        batch_op.create_index('ix_merges_survivor', ['record_kind', 'survivor_id'], unique=False)

    op.create_table('activities',
    sa.Column('id', RowId, nullable=False),
    sa.Column('kind', sa.String(length=16), nullable=False),
    sa.Column('direction', sa.String(length=8), server_default='', nullable=False),
    sa.Column('subject', sa.String(length=998), server_default='', nullable=False),
    sa.Column('body', sa.Text(), server_default='', nullable=False),
    sa.Column('quoted', sa.Text(), server_default='', nullable=False),
    sa.Column('detail', Json, nullable=False),
    sa.Column('occurred_at', UtcDateTime(), nullable=False),
    sa.Column('due_at', UtcDateTime(), nullable=True),
    sa.Column('completed_at', UtcDateTime(), nullable=True),
    sa.Column('created_at', UtcDateTime(), nullable=False),
    sa.Column('message_id', sa.String(length=998), server_default='', nullable=False),
    sa.Column('submission_id', RowId, nullable=True),
    sa.Column('contact_id', RowId, nullable=True),
    sa.Column('company_id', RowId, nullable=True),
    sa.Column('lead_id', RowId, nullable=True),
    sa.Column('user_id', RowId, nullable=True),
    sa.ForeignKeyConstraint(['company_id'], ['companies.id'], name=op.f('fk_activities_company_id'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['contact_id'], ['contacts.id'], name=op.f('fk_activities_contact_id'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['lead_id'], ['leads.id'], name=op.f('fk_activities_lead_id'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['user_id'], ['users.id'], name=op.f('fk_activities_user_id'), ondelete='SET NULL'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_activities')),
    sa.UniqueConstraint('submission_id', name=op.f('uq_activities_submission_id'))
    )
    with op.batch_alter_table('activities', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_activities_company_id'), ['company_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_activities_contact_id'), ['contact_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_activities_lead_id'), ['lead_id'], unique=False)
        batch_op.create_index('ix_activities_message_id', ['message_id'], unique=False)
        batch_op.create_index('ix_activities_occurred_at', ['occurred_at'], unique=False)

    op.create_table('attachments',
    sa.Column('id', RowId, nullable=False),
    sa.Column('activity_id', RowId, nullable=False),
    sa.Column('submission_id', RowId, nullable=False),
    sa.Column('position', sa.Integer(), nullable=False),
    sa.Column('filename', sa.String(length=512), server_default='', nullable=False),
    sa.Column('content_type', sa.String(length=255), server_default='', nullable=False),
    sa.Column('size', sa.Integer(), nullable=False),
    sa.Column('digest', sa.LargeBinary(length=32), nullable=False),
    sa.ForeignKeyConstraint(['activity_id'], ['activities.id'], name=op.f('fk_attachments_activity_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_attachments'))
    )
    with op.batch_alter_table('attachments', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_attachments_activity_id'), ['activity_id'], unique=False)



def downgrade() -> None:
    with op.batch_alter_table('attachments', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_attachments_activity_id'))

    op.drop_table('attachments')
    with op.batch_alter_table('activities', schema=None) as batch_op:
        batch_op.drop_index('ix_activities_occurred_at')
        batch_op.drop_index('ix_activities_message_id')
        batch_op.drop_index(batch_op.f('ix_activities_lead_id'))
        batch_op.drop_index(batch_op.f('ix_activities_contact_id'))
        batch_op.drop_index(batch_op.f('ix_activities_company_id'))

    op.drop_table('activities')
    with op.batch_alter_table('merges', schema=None) as batch_op:
        batch_op.drop_index('ix_merges_survivor')
        batch_op.drop_index('ix_merges_loser')

    op.drop_table('merges')
    with op.batch_alter_table('leads', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_leads_responsible_id'))
        batch_op.drop_index(batch_op.f('ix_leads_merged_into_id'))
        batch_op.drop_index(batch_op.f('ix_leads_contact_id'))
        batch_op.drop_index(batch_op.f('ix_leads_company_id'))

    op.drop_table('leads')
    op.drop_table('traces')
    with op.batch_alter_table('provenance', schema=None) as batch_op:
        batch_op.drop_index('ix_provenance_record')

    op.drop_table('provenance')
    op.drop_table('originals')
    with op.batch_alter_table('contacts', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_contacts_responsible_id'))
        batch_op.drop_index(batch_op.f('ix_contacts_merged_into_id'))
        batch_op.drop_index(batch_op.f('ix_contacts_company_id'))

    op.drop_table('contacts')
    with op.batch_alter_table('contact_points', schema=None) as batch_op:
        batch_op.drop_index('ix_contact_points_lookup')

    op.drop_table('contact_points')
    with op.batch_alter_table('candidate_pairs', schema=None) as batch_op:
        batch_op.drop_index('ix_candidate_pairs_right')
        batch_op.drop_index('ix_candidate_pairs_queue')

    op.drop_table('candidate_pairs')
    with op.batch_alter_table('arrivals', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_arrivals_submission_id'))

    op.drop_table('arrivals')
    with op.batch_alter_table('submissions', schema=None) as batch_op:
        batch_op.drop_index('ix_submissions_status_id')
        batch_op.drop_index('ix_submissions_received_at')
        batch_op.drop_index('ix_submissions_message_key')
        batch_op.drop_index(batch_op.f('ix_submissions_duplicate_of_id'))
        batch_op.drop_index('ix_submissions_due', sqlite_where=sa.text("status IN ('pending', 'processing')"), postgresql_where=sa.text("status IN ('pending', 'processing')"))
        batch_op.drop_index('ix_submissions_content')

    op.drop_table('submissions')
    with op.batch_alter_table('forms', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_forms_source_id'))

    op.drop_table('forms')
    op.drop_table('cursors')
    with op.batch_alter_table('companies', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_companies_responsible_id'))
        batch_op.drop_index(batch_op.f('ix_companies_merged_into_id'))

    op.drop_table('companies')
    op.drop_table('users')
    op.drop_table('sources')
    op.drop_table('secrets')
    with op.batch_alter_table('blocking_keys', schema=None) as batch_op:
        batch_op.drop_index('ix_blocking_keys_record')

    op.drop_table('blocking_keys')
