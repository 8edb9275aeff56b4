import { readFileSync } from 'node:fs';
import * as v from 'valibot';
import { readReceipt } from '../keeping/receipt.ts';
import { KeyChain } from '../keeping/key-succession.ts';
import { successionsIn } from '../keeping/kept-successions.ts';
import {
  CommandError,
  exitCodes,
  openToRead,
  optionOf,
  placeOf,
  publicKeyOf,
  readArguments,
  type Command,
  type CommandContext,
  type Given,
} from './command.ts';

const saved = v.object({
  receipts: v.pipe(
    v.array(v.object({ body: v.string(), signature: v.string(), text: v.nullable(v.string()) })),
    v.minLength(1),
  ),
});

/** `remote-help-broker verify-receipt FILE`: checks a page that a customer saved, by the bank's own key. */
export const verifyReceipt: Command = async (args, context) => {
  const given = readArguments(args, {}, 1);
  const keys = keysOf(given, context);
  const receipts = receiptsIn(given.positionals[0] ?? '');
  let isGood = true;
  for (const { body, signature, text } of receipts) {
    const receipt = readReceipt({ body });
    const isSigned =
      receipt !== null &&
      keys.signerOf('receipt', { body, signature }, receipt.answeredAt, slackMs) !== null;
    const isText = text === null || (await digestOf(text)) === receipt?.textHash;
    if (!isSigned || !isText) isGood = false;
    const what = receipt === null ? 'no receipt' : lineOf(receipt);
    context.say(
      `${isSigned ? 'signed' : 'NOT SIGNED by this key'}, ${isText ? 'text unchanged' : 'TEXT CHANGED'}: ${what}`,
    );
  }
  return isGood ? exitCodes.good : exitCodes.damaged;
};

/** The agreement is answered by the clock of the customer's page, which may be wrong by hours. */
const slackMs = 24 * 60 * 60_000;

/** The key that counts, with those before and after it where a database is given: without one a receipt by another key counts for nothing. */
function keysOf(given: Given, context: CommandContext): KeyChain {
  const publicKey = publicKeyOf(given, context);
  const isKnown = optionOf(given, 'data') ?? context.environment['REMOTE_HELP_DATA_DIR'];
  if (isKnown === undefined) return new KeyChain('', publicKey, []);
  const { folder, bank } = placeOf(given, context);
  const database = openToRead(folder);
  try {
    return new KeyChain(bank, publicKey, successionsIn(database, bank));
  } finally {
    database.close();
  }
}

function receiptsIn(path: string) {
  try {
    const [, json = ''] =
      /<script type="application\/json" id="receipts">(.*?)<\/script>/s.exec(
        readFileSync(path, 'utf8'),
      ) ?? [];
    return v.parse(saved, JSON.parse(json)).receipts;
  } catch {
    throw new CommandError(`${path} is no saved receipt`, exitCodes.notFound);
  }
}

function lineOf({
  reference,
  question,
  answer,
  answeredAt,
  adviser,
}: NonNullable<ReturnType<typeof readReceipt>>): string {
  return `session ${reference}, ${question}: ${answer}, ${new Date(answeredAt).toISOString()}, asked by ${adviser.name}`;
}

async function digestOf(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return Buffer.from(digest).toString('base64url');
}
