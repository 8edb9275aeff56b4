/** What is wrong with what is kept, and where. */
export interface Damage {
  /** The session whose log it is, `keeping` for the log of keeping, `heads`, or `keys`. */
  readonly where: string;
  /** The row of that log, or the number of the head; `null` if it is about the whole. */
  readonly seq: number | null;
  readonly problem: DamageProblem;
}

/** Every kind of damage that is found. */
export type DamageProblem =
  | 'row.changed'
  | 'row.missing'
  | 'row.foreign'
  | 'log.cut'
  | 'log.grown'
  | 'log.missing'
  | 'log.differsFromHead'
  | 'session.changed'
  | 'text.changed'
  | 'text.missing'
  | 'text.foreign'
  | 'receipt.notSigned'
  | 'deletion.changed'
  | 'head.changed'
  | 'head.missing'
  | 'head.differsFromCopy'
  | 'copy.notReadable'
  | 'succession.changed';

/** Each kind of damage in words, for whoever checks. */
export const damageWords: Readonly<Record<DamageProblem, string>> = {
  'row.changed': 'the row was changed after it was written',
  'row.missing': 'a row was removed here',
  'row.foreign':
    'the row does not follow the one before it: it was put in, moved, or the one before was replaced',
  'log.cut': 'the last rows were removed',
  'log.grown': 'rows were put in at the end',
  'log.missing': 'the whole log was removed, and there is no record of its deletion',
  'log.differsFromHead': 'the log is not the one that a head was signed over',
  'session.changed': 'what is kept of the session is not what its log says',
  'text.changed': 'what was written in this row was changed',
  'text.missing': 'what was written in this row was removed',
  'text.foreign': 'a text was put in that no row knows',
  'receipt.notSigned':
    'the receipt in this row was not signed by the bank, or is not the one that the row is about',
  'deletion.changed': 'the record of a deletion was changed',
  'head.changed': 'the signed head was changed, or what it was signed over',
  'head.missing': 'a signed head was removed',
  'head.differsFromCopy': 'the signed head is not the one that was kept outside',
  'succession.changed':
    'that a key followed another was changed, removed or put in, or one of the two has not signed it',
  'copy.notReadable': 'a line of the copy is no signed head of this bank and key',
};
