import type { Kysely, Migration } from 'kysely';
import type { SessionKeys } from '../keeping/session-keys.ts';
import { addReturning } from './returning-migration.ts';
import { findActsBySession } from './acts-migration.ts';
import { createTable, type Columns } from './create-table.ts';
import { sealContents } from './sealing-migration.ts';
import { rememberSuccessions } from './successions-migration.ts';
import type { Tables } from './tables.ts';

const owned: Columns = { bank: 'text', owner: 'text', epoch: 'bigint' };

const staffSessions: { columns: Columns; key: readonly string[] } = {
  columns: {
    bank: 'text',
    cookie_digest: 'text',
    subject: 'text',
    name: 'text',
    role: 'text',
    signed_in_at: 'bigint',
    last_seen_at: 'bigint',
  },
  key: ['bank', 'cookie_digest'],
};

const first: Readonly<Record<string, { columns: Columns; key: readonly string[] }>> = {
  owners: { columns: owned, key: ['bank', 'owner'] },
  sessions: {
    columns: {
      ...owned,
      session_id: 'text',
      reference: 'text',
      adviser_subject: 'text',
      adviser_name: 'text',
      adviser_role: 'text',
      locale: 'text',
      state: 'text',
      handle_digest: 'text',
      number_digest: 'text',
      wrong_tries: 'bigint',
      opened_at: 'bigint',
      joined_at: 'bigint?',
      closed_at: 'bigint?',
      end_reason: 'text?',
      resume_digest: 'text?',
      previous_digest: 'text?',
      resume_key: 'text?',
      adviser_was_seated: 'bigint',
      words_differ: 'bigint',
      has_agreed: 'bigint',
      pairing: 'bigint',
      picture_epoch: 'bigint',
      last_seq: 'bigint',
      last_hash: 'text',
    },
    key: ['bank', 'session_id'],
  },
  session_contents: {
    columns: { ...owned, session_id: 'text', customer_email: 'text', salt: 'text' },
    key: ['bank', 'session_id'],
  },
  log_rows: {
    columns: {
      ...owned,
      session_id: 'text',
      seq: 'bigint',
      at: 'bigint',
      who: 'text',
      type: 'text',
      message_id: 'text?',
      body: 'text',
      prev_hash: 'text',
      hash: 'text',
    },
    key: ['bank', 'session_id', 'seq'],
  },
  chat_texts: {
    columns: { ...owned, session_id: 'text', seq: 'bigint', text: 'text' },
    key: ['bank', 'session_id', 'seq'],
  },
  numbers: {
    columns: {
      ...owned,
      digest: 'text',
      session_id: 'text',
      issued_at: 'bigint',
      expires_at: 'bigint',
      used_at: 'bigint?',
      killed_at: 'bigint?',
    },
    key: ['bank', 'digest'],
  },
  outbox: {
    columns: {
      ...owned,
      mail_id: 'text',
      session_id: 'text',
      number_digest: 'text',
      message_header: 'text',
      sealed: 'text?',
      status: 'text',
      problem: 'text?',
      attempts: 'bigint',
      next_attempt_at: 'bigint',
      sent_at: 'bigint?',
    },
    key: ['bank', 'mail_id'],
  },
  alarms: {
    columns: {
      ...owned,
      alarm_id: 'text',
      at: 'bigint',
      session_id: 'text?',
      gave_number: 'bigint',
      gave_handle: 'bigint',
    },
    key: ['bank', 'alarm_id'],
  },
  sign_ins: {
    columns: {
      bank: 'text',
      cookie_digest: 'text',
      state: 'text',
      nonce: 'text',
      verifier: 'text',
      expires_at: 'bigint',
    },
    key: ['bank', 'cookie_digest'],
  },
  adviser_sessions: staffSessions,
};

const keeping: Readonly<Record<string, { columns: Columns; key: readonly string[] }>> = {
  tree_leaves: {
    columns: { bank: 'text', position: 'bigint', session_id: 'text', seq: 'bigint', hash: 'text' },
    key: ['bank', 'position'],
  },
  heads: {
    columns: { bank: 'text', number: 'bigint', body: 'text', signature: 'text', parts: 'text' },
    key: ['bank', 'number'],
  },
  holds: {
    columns: { bank: 'text', session_id: 'text', set_at: 'bigint' },
    key: ['bank', 'session_id'],
  },
  deletions: {
    columns: {
      bank: 'text',
      session_id: 'text',
      reference: 'text',
      body: 'text',
      signature: 'text',
    },
    key: ['bank', 'session_id'],
  },
};

/** Every change of the tables, in order. Forward only: a change is never edited once it has been released. */
export function migrationsWith(sessionKeys: SessionKeys): Readonly<Record<string, Migration>> {
  return {
    '0001': {
      async up(database: Kysely<Tables>) {
        for (const [name, table] of Object.entries(first)) {
          await createTable(database, name, table.columns, table.key);
        }
        await createIndexes(database);
      },
    },
    '0002': { up: (database) => sealContents(database, sessionKeys) },
    '0003': { up: makeRoomForKeeping },
    '0004': {
      async up({ schema }: Kysely<Tables>) {
        for (const column of ['shown', 'program', 'control']) {
          await schema.alterTable('sessions').addColumn(column, 'text').execute();
        }
      },
    },
    '0005': { up: addReturning },
    '0006': {
      async up({ schema }: Kysely<Tables>) {
        const none = JSON.stringify({ asked: null, allowed: null });
        await schema
          .alterTable('sessions')
          .addColumn('questions', 'text', (column) => column.notNull().defaultTo(none))
          .execute();
      },
    },
    '0007': {
      async up({ schema }: Kysely<Tables>) {
        await schema.alterTable('sessions').addColumn('join_id', 'text').execute();
      },
    },
    '0008': {
      async up(database: Kysely<Tables>) {
        const { columns, key } = staffSessions;
        await createTable(database, 'officer_sessions', columns, key);
        await database.schema
          .createIndex('sessions_by_their_opening')
          .on('sessions')
          .columns(['bank', 'opened_at'])
          .execute();
      },
    },
    '0009': {
      async up({ schema }: Kysely<Tables>) {
        await schema.alterTable('sessions').addColumn('helping', 'text').execute();
      },
    },
    '0010': { up: findActsBySession },
    '0011': { up: rememberSuccessions },
  };
}

/** What proves the logs, and what keeps or deletes them. */
async function makeRoomForKeeping(database: Kysely<Tables>): Promise<void> {
  for (const [name, table] of Object.entries(keeping)) {
    await createTable(database, name, table.columns, table.key);
  }
  const { schema } = database;
  await schema
    .alterTable('sessions')
    .addColumn('is_going', 'bigint', (column) => column.notNull().defaultTo(0))
    .execute();
  await schema
    .createIndex('sessions_by_their_end')
    .on('sessions')
    .columns(['bank', 'closed_at'])
    .execute();
  await schema
    .createIndex('leaves_of_a_session')
    .on('tree_leaves')
    .columns(['bank', 'session_id', 'seq'])
    .execute();
}

async function createIndexes({ schema }: Kysely<Tables>): Promise<void> {
  await schema
    .createIndex('one_row_a_message')
    .unique()
    .on('log_rows')
    .columns(['bank', 'session_id', 'who', 'message_id'])
    .where('message_id', 'is not', null)
    .execute();
  await schema
    .createIndex('one_session_a_handle')
    .unique()
    .on('sessions')
    .columns(['bank', 'handle_digest'])
    .execute();
  await schema
    .createIndex('sessions_of_an_adviser')
    .on('sessions')
    .columns(['bank', 'adviser_subject', 'opened_at'])
    .execute();
  await schema
    .createIndex('session_of_a_token')
    .on('sessions')
    .columns(['bank', 'resume_digest'])
    .execute();
  await schema
    .createIndex('session_of_a_previous_token')
    .on('sessions')
    .columns(['bank', 'previous_digest'])
    .execute();
  await schema.createIndex('open_sessions').on('sessions').columns(['bank', 'state']).execute();
  await schema.createIndex('mail_to_send').on('outbox').columns(['bank', 'status']).execute();
  await schema
    .createIndex('mail_with_a_number')
    .on('outbox')
    .columns(['bank', 'number_digest'])
    .execute();
  await schema
    .createIndex('numbers_of_a_session')
    .on('numbers')
    .columns(['bank', 'session_id'])
    .execute();
}
