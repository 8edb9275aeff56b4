import { successionsIn } from '../keeping/kept-successions.ts';
import {
  hashOfLeaf,
  readHead,
  type ExportedHead,
  type ExportedSuccession,
} from '../keeping/signed-head.ts';
import { openToRead, placeOf, readArguments, type Command } from './command.ts';

/** `remote-help-broker heads`: all signed heads with their leaves, and which key followed which, a line of JSON each, to be kept outside. */
export const heads: Command = async (args, context) => {
  const { folder, bank } = placeOf(readArguments(args, {}, 0), context);
  const database = openToRead(folder);
  try {
    const leaves = database.prepare(
      'select session_id, seq, hash from tree_leaves where bank = ? and position >= ? and position < ? order by position',
    );
    let from = 0;
    for (const row of database
      .prepare('select * from heads where bank = ? order by number')
      .all(bank)) {
      const body = String(row['body']);
      const to = readHead({ body })?.size ?? from;
      const line: ExportedHead = {
        head: body,
        signature: String(row['signature']),
        leaves: leaves.all(bank, from, to).map((leaf) =>
          hashOfLeaf(bank, {
            sessionId: String(leaf['session_id']),
            seq: Number(leaf['seq']),
            hash: String(leaf['hash']),
          }).toString('base64url'),
        ),
      };
      context.say(JSON.stringify(line));
      from = to;
    }
    for (const { body: succession, ...signatures } of successionsIn(database, bank)) {
      context.say(JSON.stringify({ succession, ...signatures } satisfies ExportedSuccession));
    }
    return 0;
  } finally {
    database.close();
  }
};
