import type { Kysely } from 'kysely';
import type { SessionKeys } from '../keeping/session-keys.ts';

/** Texts and addresses as they stood in the database before they were encrypted. */
interface OldTables {
  session_contents: { session_id: string; customer_email: string };
  chat_texts: { session_id: string; seq: number; text: string };
}

/** Encrypts what people wrote, and where they can be reached, under each session's own key. */
export async function sealContents(
  database: Kysely<OldTables>,
  sessionKeys: SessionKeys,
): Promise<void> {
  for (const content of await database.selectFrom('session_contents').selectAll().execute()) {
    const { session_id } = content;
    sessionKeys.make(session_id);
    await database
      .updateTable('session_contents')
      .set({ customer_email: sessionKeys.seal(session_id, 'email', content.customer_email) })
      .where('session_id', '=', session_id)
      .execute();
  }
  for (const { session_id, seq, text } of await database
    .selectFrom('chat_texts')
    .selectAll()
    .execute()) {
    await database
      .updateTable('chat_texts')
      .set({ text: sessionKeys.seal(session_id, `chat ${seq}`, text) })
      .where('session_id', '=', session_id)
      .where('seq', '=', seq)
      .execute();
  }
  const { schema } = database;
  const contents = schema.alterTable('session_contents');
  await contents.renameColumn('customer_email', 'sealed_email').execute();
  // The digests that it was mixed into can no longer be tried out: a digest of what is encrypted needs no salt.
  await contents.dropColumn('salt').execute();
  await schema.alterTable('chat_texts').renameColumn('text', 'sealed').execute();
}
