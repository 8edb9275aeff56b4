import { createHash, randomBytes } from 'node:crypto';
import { DatabaseSync } from 'node:sqlite';
import type { World } from './world.ts';

/** Somebody of the complaints department, signed in without the identity provider, whose own tests are elsewhere. */
export class Officer {
  readonly #world: World;
  readonly #cookie = randomBytes(32).toString('base64url');

  constructor(world: World, name = 'Nada Zupan') {
    this.#world = world;
    const digest = createHash('sha256').update(this.#cookie).digest('base64url');
    const database = new DatabaseSync(world.databasePath);
    const now = world.clock.now();
    database.exec('pragma busy_timeout = 5000');
    database
      .prepare('insert into officer_sessions values (?, ?, ?, ?, ?, ?, ?)')
      .run('bank', digest, 'nada', name, 'Reklamacije', now, now);
    database.close();
  }

  /** What a browser would send for the page of the complaints department. */
  get(path: string, headers: Record<string, string> = {}): Promise<Response> {
    return fetch(`${this.#world.origin}/v1/evidence${path}`, {
      headers: { cookie: `remote-help-evidence=${this.#cookie}`, ...headers },
    });
  }

  post(path: string, body?: object, headers: Record<string, string> = {}): Promise<Response> {
    return fetch(`${this.#world.origin}/v1/evidence${path}`, {
      method: 'POST',
      headers: {
        origin: this.#world.origin,
        'remote-help': '1',
        'content-type': 'application/json',
        cookie: `remote-help-evidence=${this.#cookie}`,
        ...headers,
      },
      ...(body && { body: JSON.stringify(body) }),
    });
  }

  /** What is answered, if it is an answer as it should be. */
  async asks<Answer>(path: string, body: object): Promise<Answer> {
    const answer = await this.post(path, body);
    if (answer.status !== 200) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
    return (await answer.json()) as Answer;
  }
}
