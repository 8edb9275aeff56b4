import { accessSync, constants, readFileSync, statSync } from 'node:fs';
import { isIP } from 'node:net';
import * as v from 'valibot';
import type { WayIn } from './settings.ts';

type Check<Output> = v.GenericSchema<unknown, Output>;

const loopbackHosts = ['127.0.0.1', '[::1]', 'localhost'];

const label = v.pipe(
  v.string(),
  v.trim(),
  v.minLength(1),
  v.maxLength(100),
  v.check((text) => !/[\p{Cc}\p{Zl}\p{Zp}]/u.test(text)),
);

/** Reads settings from the environment, and gathers in plain words what is wrong with them. */
export class Reader {
  readonly problems: string[] = [];
  readonly #environment: Readonly<Record<string, string | undefined>>;
  readonly #known = new Set<string>();

  constructor(environment: Readonly<Record<string, string | undefined>>) {
    this.#environment = environment;
  }

  complain(name: string, what: string): void {
    this.problems.push(`${name} ${what}`);
  }

  /** A misspelt name would silently leave its setting at the default. */
  refuseUnknown(): void {
    for (const name of Object.keys(this.#environment)) {
      if (!name.startsWith('REMOTE_HELP_') || this.#known.has(name)) continue;
      this.complain(name, 'is no setting of this broker');
    }
  }

  optional<Output>(name: string, read: (name: string) => Output): Output | null {
    this.#known.add(name);
    return (this.#environment[name] ?? '') === '' ? null : read(name);
  }

  text(name: string, fallback?: string): string {
    return this.#read(name, v.pipe(v.string(), v.minLength(1)), 'must not be empty', '', fallback);
  }

  label(name: string): string {
    return this.#read(name, label, 'must be 1 to 100 characters on one line', '');
  }

  name(name: string, fallback: string): string {
    const check = v.pipe(v.string(), v.regex(/^[a-z0-9][a-z0-9.-]{0,62}$/));
    return this.#read(name, check, 'must be small letters, digits, dots and dashes', '', fallback);
  }

  whole(name: string, fallback: number, { min, max }: { min: number; max: number }): number {
    const check = v.pipe(
      v.string(),
      v.regex(/^\d{1,6}$/),
      v.toNumber(),
      v.minValue(min),
      v.maxValue(max),
    );
    const complaint = `must be a whole number, ${min} to ${max}`;
    return this.#read(name, check, complaint, fallback, `${fallback}`);
  }

  timeZone(name: string, fallback: string): string {
    const check = v.pipe(v.string(), v.check(isTimeZone));
    return this.#read(
      name,
      check,
      'must be a time zone, as in Europe/Ljubljana',
      fallback,
      fallback,
    );
  }

  address(name: string, fallback: string): { host: string; port: number } {
    const text = this.text(name, fallback);
    const [, host = '', port = ''] = /^(.+):(\d{1,5})$/.exec(text) ?? [];
    const bare = host.replace(/^\[(.*)\]$/, '$1');
    const isHost = isIP(bare) !== 0 || /^[a-z0-9.-]+$/i.test(bare);
    if (!isHost || Number(port) > 65_535) {
      this.complain(name, 'must be host:port, as in 127.0.0.1:8787');
    }
    return { host: bare, port: Number(port) };
  }

  /** An absolute URL; plain HTTP is allowed only on this very machine. */
  url(name: string, protocols: readonly string[]): URL {
    return this.#url(name, this.text(name), protocols);
  }

  pageUrl(name: string): string {
    const url = this.url(name, ['https:']);
    if (url.hash !== '') this.complain(name, 'must not have a fragment (#…)');
    return url.href;
  }

  origin(name: string): string {
    return this.originIn(name, this.text(name));
  }

  originIn(name: string, text: string): string {
    const { origin, href } = this.#url(name, text, ['https:']);
    if (href !== `${origin}/`) this.complain(name, 'must be an origin only, without a path');
    return origin;
  }

  list<Part>(name: string, read: (name: string, part: string) => Part, fallback?: string): Part[] {
    this.#known.add(name);
    const text = this.#environment[name] ?? fallback;
    if (text === undefined) this.complain(name, 'is missing');
    const parts = (text ?? '').split(',').map((part) => part.trim());
    return parts.filter((part) => part !== '').map((part) => read(name, part));
  }

  ip(name: string, text: string): string {
    if (isIP(text) === 0) this.complain(name, 'must be addresses with commas between them');
    return text;
  }

  iceUrl(name: string, text: string): string {
    if (!/^(stun|stuns|turn|turns):[^\s]+$/.test(text)) {
      this.complain(name, 'must be stun:, stuns:, turn: or turns: addresses with commas between');
    }
    return text;
  }

  /** One of a few words; the first is the default. */
  choice<const Choice extends string>(
    name: string,
    choices: readonly [Choice, ...Choice[]],
  ): Choice {
    const [fallback] = choices;
    return this.#read(
      name,
      v.picklist(choices),
      `must be ${choices.join(' or ')}`,
      fallback,
      fallback,
    );
  }

  waysIn(name: string): WayIn[] {
    const ways = this.list(name, (_, part) => part, 'link');
    const known = ways.filter((way) => way === 'link' || way === 'number');
    if (known.length !== ways.length || known.length === 0) {
      this.complain(name, 'must be link, number, or link,number');
    }
    return known;
  }

  mailAddress(name: string): string {
    const check = v.pipe(label, v.regex(/^[^<>@]*<?[^<>@\s]+@[^<>@\s]+>?$/));
    return this.#read(name, check, 'must be an address, as in Bank <help@bank.example>', '');
  }

  /** A key from a file: whatever its bytes, at least 32 of them. */
  keyFile(name: string): Uint8Array {
    const bytes = this.#file(name);
    if (bytes !== null && bytes.length < 32) this.complain(name, 'must hold at least 32 bytes');
    return bytes ?? new Uint8Array(32);
  }

  secretFile(name: string): string {
    const secret = this.#file(name)?.toString('utf8').trim();
    if (secret === '') this.complain(name, 'names an empty file');
    return secret ?? '';
  }

  folder(name: string): string {
    const path = this.text(name);
    if (!statSync(path, { throwIfNoEntry: false })?.isDirectory()) {
      this.complain(name, 'must be a folder');
    }
    return path;
  }

  #file(name: string): Buffer | null {
    const path = this.text(name);
    if (path === '') return null;
    try {
      accessSync(path, constants.R_OK);
      return readFileSync(path);
    } catch {
      this.complain(name, 'names a file that cannot be read');
      return null;
    }
  }

  #url(name: string, text: string, protocols: readonly string[]): URL {
    const placeholder = new URL('https://missing.invalid/');
    if (text === '') return placeholder;
    // A pattern is no host, though a URL may hold one.
    const url = URL.canParse(text) && !text.includes('*') ? new URL(text) : null;
    const isLocal = url?.protocol === 'http:' && loopbackHosts.includes(url.hostname);
    if (
      url !== null &&
      (protocols.includes(url.protocol) || (isLocal && protocols[0] === 'https:'))
    ) {
      return url;
    }
    const wanted = protocols.map((protocol) => `${protocol}//`).join(' or ');
    this.complain(
      name,
      `must begin with ${wanted}${protocols[0] === 'https:' ? ' (http:// only for 127.0.0.1, [::1] or localhost)' : ''}`,
    );
    return placeholder;
  }

  #read<Output>(
    name: string,
    check: Check<Output>,
    complaint: string,
    placeholder: Output,
    fallback?: string,
  ): Output {
    this.#known.add(name);
    const text = this.#environment[name] ?? fallback;
    const result = text === undefined ? null : v.safeParse(check, text);
    if (result?.success) return result.output;
    this.complain(name, result === null ? 'is missing' : complaint);
    return placeholder;
  }
}

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }) !== null;
  } catch {
    return false;
  }
}
