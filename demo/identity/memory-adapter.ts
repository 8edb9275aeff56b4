import type { Adapter, AdapterPayload } from 'oidc-provider';

/** Keeps what the identity provider has handed out for as long as the demo runs. */
export class MemoryAdapter implements Adapter {
  readonly #kind: string;
  readonly #entries: Map<string, AdapterPayload>;

  constructor(kind: string, entries: Map<string, AdapterPayload>) {
    this.#kind = kind;
    this.#entries = entries;
  }

  async upsert(id: string, payload: AdapterPayload): Promise<void> {
    this.#entries.set(this.#key(id), payload);
  }

  async find(id: string): Promise<AdapterPayload | undefined> {
    return this.#entries.get(this.#key(id));
  }

  async findByUid(uid: string): Promise<AdapterPayload | undefined> {
    return this.#own().find((payload) => payload.uid === uid);
  }

  async findByUserCode(userCode: string): Promise<AdapterPayload | undefined> {
    return this.#own().find((payload) => payload.userCode === userCode);
  }

  async consume(id: string): Promise<void> {
    const payload = await this.find(id);
    if (payload !== undefined) payload.consumed = Math.floor(Date.now() / 1000);
  }

  async destroy(id: string): Promise<void> {
    this.#entries.delete(this.#key(id));
  }

  async revokeByGrantId(grantId: string): Promise<void> {
    for (const [key, payload] of this.#entries) {
      if (payload.grantId === grantId) this.#entries.delete(key);
    }
  }

  #key(id: string): string {
    return `${this.#kind} ${id}`;
  }

  #own(): AdapterPayload[] {
    const prefix = this.#key('');
    return [...this.#entries].flatMap(([key, payload]) =>
      key.startsWith(prefix) ? [payload] : [],
    );
  }
}
