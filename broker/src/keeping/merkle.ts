import { createHash } from 'node:crypto';

/** The hash of a leaf (RFC 9162, 2.1.1): marked, so that no leaf can pass for a node. */
export function leafHash(content: string): Buffer {
  return createHash('sha256').update(Buffer.of(0)).update(content).digest();
}

function nodeHash(left: Buffer, right: Buffer): Buffer {
  return createHash('sha256').update(Buffer.of(1)).update(left).update(right).digest();
}

/** A full part of a tree: how many leaves it has, and its root. */
export interface TreePart {
  readonly size: number;
  readonly root: string;
}

/** A Merkle tree as RFC 9162 builds it, of which only the roots of its full parts are held: 32 bytes for each bit of its size. */
export class MerkleTree {
  readonly #parts: { size: number; root: Buffer }[];
  #size: number;

  constructor(parts: readonly TreePart[] = []) {
    this.#parts = parts.map(({ size, root }) => ({ size, root: Buffer.from(root, 'base64url') }));
    this.#size = parts.reduce((sum, { size }) => sum + size, 0);
  }

  /** What a tree that goes on from here has to be made with. */
  get parts(): TreePart[] {
    return this.#parts.map(({ size, root }) => ({ size, root: root.toString('base64url') }));
  }

  get size(): number {
    return this.#size;
  }

  append(leaf: Buffer): void {
    this.#size += 1;
    let part = { size: 1, root: leaf };
    for (let last = this.#parts.at(-1); last?.size === part.size; last = this.#parts.at(-1)) {
      this.#parts.pop();
      part = { size: part.size * 2, root: nodeHash(last.root, part.root) };
    }
    this.#parts.push(part);
  }

  /** The root over all leaves so far; of an empty tree the hash of nothing. */
  root(): Buffer {
    const roots = this.#parts.map(({ root }) => root);
    const empty = createHash('sha256').digest();
    return roots.length === 0 ? empty : roots.reduceRight((right, left) => nodeHash(left, right));
  }
}

/** The hashes that lead from a leaf to the root over all of `leaves`, nearest first (RFC 9162, 2.1.3.1). */
export function auditPath(leaves: readonly Buffer[], position: number): Buffer[] {
  const half = largestPowerBelow(leaves.length);
  if (half === 0) return [];
  const [left, right] = [leaves.slice(0, half), leaves.slice(half)];
  return position < half
    ? [...auditPath(left, position), rootOf(right)]
    : [...auditPath(right, position - half), rootOf(left)];
}

function rootOf(leaves: readonly Buffer[]): Buffer {
  const tree = new MerkleTree();
  for (const leaf of leaves) tree.append(leaf);
  return tree.root();
}

/** How many leaves the left part of a tree has; 0 for a tree of one leaf, which has no parts. */
function largestPowerBelow(size: number): number {
  return size < 2 ? 0 : 2 ** Math.floor(Math.log2(size - 1));
}
