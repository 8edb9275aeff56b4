import { readFileSync } from 'node:fs';
import * as v from 'valibot';
import { readReceipt } from '../keeping/receipt.ts';
import { isSignedBy } from '../keeping/signing-key.ts';
import { CommandError, exitCodes, publicKeyOf, readArguments, type Command } from './command.ts';

const saved = v.object({
  receipts: v.pipe(
    v.array(v.object({ body: v.string(), signature: v.string(), text: v.nullable(v.string()) })),
    v.minLength(1),
  ),
});

/** `remote-help-broker verify-receipt FILE`: checks a page that a customer saved, by the bank's own key. */
export const verifyReceipt: Command = async (args, context) => {
  const given = readArguments(args, {}, 1);
  const publicKey = publicKeyOf(given, context);
  const receipts = receiptsIn(given.positionals[0] ?? '');
  let isGood = true;
  for (const { body, signature, text } of receipts) {
    const receipt = readReceipt({ body });
    const isSigned = receipt !== null && isSignedBy(publicKey, 'receipt', { body, signature });
    const isText = text === null || (await digestOf(text)) === receipt?.textHash;
    if (!isSigned || !isText) isGood = false;
    const what = receipt === null ? 'no receipt' : lineOf(receipt);
    context.say(
      `${isSigned ? 'signed' : 'NOT SIGNED by this key'}, ${isText ? 'text unchanged' : 'TEXT CHANGED'}: ${what}`,
    );
  }
  return isGood ? exitCodes.good : exitCodes.damaged;
};

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
