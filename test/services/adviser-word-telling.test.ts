import { beforeEach, describe, expect, it } from 'vitest';
import type { AdviserMessage } from '../../src/protocol/adviser-messages.ts';
import { WordTelling } from '../../src/services/words/adviser-word-telling.ts';
import type { PeerCertificate } from '../../src/services/picture/peer-certificate.ts';
import { commitmentTo, wordsOf } from '../../src/services/words/words.ts';

const sessionId = '0b9e2d0c-5a0e-4b60-8a35-7b1d3c2f4e11';
const own = Array(32).fill('AA').join(':');
const customers = Array(32).fill('BB').join(':');
const nonce = 'N'.repeat(43);

let sent: AdviserMessage[];
let told: string[];
let telling: WordTelling;

const pair = (pairing = 1) => telling.hear({ type: 'broker.pairedPeers', pairing });
const promise = async (pairing = 1, fingerprint = customers) =>
  telling.hear({
    type: 'customer.committedWords',
    pairing,
    commitment: await commitmentTo(nonce, fingerprint),
  });
const open = (pairing = 1, fingerprint = customers) =>
  telling.hear({ type: 'customer.openedWords', pairing, nonce, fingerprint });

describe('the words at the console', () => {
  beforeEach(() => {
    sent = [];
    told = [];
    telling = new WordTelling({
      sessionId,
      locale: () => 'sl',
      certificate: Promise.resolve({ fingerprint: own } as PeerCertificate),
      send: (message) => sent.push(message),
      onReady: () => told.push('ready'),
      onForged: () => told.push('forged'),
    });
  });

  it('P13 are opened only after the customer’s promise', async () => {
    await pair();
    expect(sent).toEqual([]);
    await promise();
    expect(sent).toMatchObject([{ type: 'adviser.openedWords', pairing: 1, fingerprint: own }]);
  });

  it('P13 are those that the customer’s page makes from the same parts', async () => {
    await pair();
    await promise();
    await open();
    const [opened] = sent as unknown as [{ nonce: string }];
    const parts = {
      sessionId,
      pairing: 1,
      customerFingerprint: customers,
      adviserFingerprint: own,
      customerNonce: nonce,
      adviserNonce: opened.nonce,
    };
    expect(telling.words).toEqual(await wordsOf(parts, 'sl'));
    expect(telling.customerFingerprint).toBe(customers);
    expect(told).toEqual(['ready']);
  });

  it('P13 stay unsaid when the customer’s side opens something else than it promised', async () => {
    await pair();
    await promise();
    await open(1, own);
    expect([telling.words, telling.customerFingerprint]).toEqual([null, undefined]);
    expect(told).toEqual(['forged']);
  });

  it('P13 stay unsaid when something is opened that nobody promised', async () => {
    await pair();
    await open();
    expect([telling.words, told]).toEqual([null, ['forged']]);
  });

  it('P13 count the first promise only: a second could be fitted to the adviser’s part', async () => {
    await pair();
    await promise();
    await promise(1, own);
    expect(sent).toHaveLength(1);
    await open(1, own);
    expect(told).toEqual(['forged']);
  });

  it('P8 are made anew with each pairing, and parts of another have no effect', async () => {
    await pair(1);
    await promise(1);
    await open(1);
    await pair(2);
    expect([telling.words, telling.customerFingerprint]).toEqual([null, undefined]);
    await promise(1);
    await open(1);
    expect(sent).toHaveLength(1);
    expect(telling.words).toBeNull();
    await promise(2);
    await open(2);
    expect(telling.words).not.toBeNull();
  });
});
