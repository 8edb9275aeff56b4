import type { BrokerMessage } from '../../protocol/broker-messages.ts';

/** What is said of a file in the chat of either side: which one it is stands in the list of files. */
export type FileNotice =
  'fileOffered' | 'fileReceived' | 'fileGiven' | 'fileRefused' | 'fileCancelled';

const notices: Readonly<Record<string, FileNotice>> = {
  offeredFile: 'fileOffered',
  keptFile: 'fileGiven',
  refusedFile: 'fileRefused',
  cancelledFile: 'fileCancelled',
};

/** What the other side's act says to this one; `null` for what is no news, or one's own. The program's files are the customer's. */
export function fileNoticeOf(
  message: BrokerMessage,
  other: 'customer' | 'adviser',
): FileNotice | null {
  const { type } = message;
  // What was asked for is awaited, and what could not be read was not broken off by a person.
  if (type === 'companion.offeredFile' && message.asked !== undefined) return null;
  if (type === 'companion.cancelledFile' && message.why === 'file.failed') return null;
  const [who, what = ''] = type.split('.');
  const person = who === 'companion' ? 'customer' : who;
  return person === other ? (notices[what] ?? null) : null;
}
