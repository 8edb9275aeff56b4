import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import type { Program } from '../../src/protocol/http.ts';
import { askForProgram, downloadProgram } from '../../src/services/programs.ts';

const file = randomBytes(300_000);
const program: Program = {
  fileName: 'RemoteHelp.exe',
  bytes: file.length,
  publisher: 'Banka',
  sha256: createHash('sha256').update(file).digest('hex'),
  path: '/v1/programs/RemoteHelp.exe',
};
const never = new AbortController().signal;
let server: Server | undefined;

afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});

async function bankAnswers(answer: RequestListener): Promise<string> {
  server = createServer(answer).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
}

describe('the program that the bank offers', () => {
  it("is asked for by the visitor's system", async () => {
    const asked: (string | undefined)[] = [];
    const broker = await bankAnswers(({ url }, answer) => {
      asked.push(url);
      answer.end(JSON.stringify({ program }));
    });
    expect(await askForProgram(broker, 'windows-x64', never)).toEqual({ program });
    expect(asked).toEqual(['/v1/programs?system=windows-x64']);
  });

  it.each([
    ['markup', '<html>'],
    ['another shape', '{"program":{"fileName":"x"}}'],
    ['a path elsewhere', JSON.stringify({ program: { ...program, path: '//evil.example/x' } })],
    ['a name that is a path', JSON.stringify({ program: { ...program, fileName: '../x' } })],
  ])('is refused when the answer is %s', async (_, body) => {
    const broker = await bankAnswers((_request, answer) => answer.end(body));
    await expect(askForProgram(broker, 'other', never)).rejects.toMatchObject({
      problem: 'notUnderstood',
    });
  });

  it('arrives whole and unchanged, and says how far it is', async () => {
    const broker = await bankAnswers((_, answer) => answer.end(file));
    const parts: number[] = [];
    const blob = await downloadProgram(broker, program, (bytes) => parts.push(bytes), never);
    expect(Buffer.from(await blob.arrayBuffer()).equals(file)).toBe(true);
    expect(parts.at(-1)).toBe(file.length);
  });

  it.each([
    [
      'a changed byte',
      Buffer.concat([Buffer.from([file[0]! ^ 1]), file.subarray(1)]),
      'wrongDigest',
    ],
    ['a missing end', file.subarray(0, -1), 'wrongSize'],
    ['more than it should be', Buffer.concat([file, file]), 'wrongSize'],
  ])('is refused with %s', async (_, sent, problem) => {
    const broker = await bankAnswers((_request, answer) => answer.end(sent));
    await expect(downloadProgram(broker, program, () => undefined, never)).rejects.toMatchObject({
      problem,
    });
  });

  it.each([
    ['is not there', (answer: Parameters<RequestListener>[1]) => answer.writeHead(404).end()],
    [
      'breaks off',
      (answer: Parameters<RequestListener>[1]) => {
        answer.writeHead(200, { 'content-length': file.length });
        answer.write(file.subarray(0, 1000), () => answer.destroy());
      },
    ],
  ])('fails plainly when it %s', async (_, spoil) => {
    const broker = await bankAnswers((_request, answer) => {
      spoil(answer);
    });
    await expect(downloadProgram(broker, program, () => undefined, never)).rejects.toMatchObject({
      name: 'DownloadError',
      problem: 'unreachable',
    });
  });
});
