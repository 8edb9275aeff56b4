/** Node's own tool for putting a blob into an executable; it brings no types. */
declare module 'postject' {
  export function inject(
    file: string,
    resource: string,
    blob: Uint8Array,
    options: { readonly sentinelFuse: string },
  ): Promise<void>;
}
