import { basename } from 'node:path';
import { writeFolderList } from '../../../src/protocol/folder-list.ts';
import { openInTree, type FolderTree } from './folder-tree.ts';
import type { OpenedFile, OpenFolder } from './folder.ts';

/** A folder that the customer shows the adviser: what was listed can be fetched, and nothing that came into it since. */
export class ShownFolder {
  readonly id = crypto.randomUUID();
  readonly name: string;
  /** What is said of it to the adviser. */
  readonly said: { readonly files: number; readonly isCut: boolean; readonly text: string };
  readonly #folder: OpenFolder;
  readonly #tree: FolderTree;

  constructor(folder: OpenFolder, tree: FolderTree) {
    this.#folder = folder;
    this.#tree = tree;
    this.name = basename(folder.path) || folder.path;
    const { files, text } = writeFolderList({ name: this.name, files: tree.files });
    this.said = { files, isCut: tree.isCut || files < tree.files.length, text };
  }

  /**
   * Opens the file at a place of the list.
   *
   * @throws {FolderError} if it is not there any more as it was listed.
   */
  open(place: number): OpenedFile | null {
    const file = place < this.said.files ? this.#tree.files[place] : undefined;
    return file === undefined ? null : openInTree(this.#folder, file);
  }

  close(): void {
    this.#folder.close();
  }
}
