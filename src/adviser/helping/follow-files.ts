import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { FileExchange } from '../../actors/adviser-console.ts';

/** Draws an element anew whenever the files that it shows change. */
export class FollowFiles implements ReactiveController {
  readonly #host: ReactiveControllerHost & { readonly files: FileExchange | null };
  #followed: FileExchange | null = null;
  #following = new AbortController();

  constructor(host: ReactiveControllerHost & { readonly files: FileExchange | null }) {
    this.#host = host;
    host.addController(this);
  }

  hostUpdate(): void {
    const { files } = this.#host;
    if (files === this.#followed) return;
    this.hostDisconnected();
    this.#followed = files;
    this.#following = new AbortController();
    const { signal } = this.#following;
    files?.addEventListener('change', () => this.#host.requestUpdate(), { signal });
  }

  hostDisconnected(): void {
    this.#following.abort();
    this.#followed = null;
  }
}
