import { expect } from 'chai';
import type { RemoteHelpFilesElement } from '../../src/components/files/files-element.ts';
import type { FileAct } from '../../src/components/files/file-event.ts';
import { en } from '../../src/locales/en.ts';
import { FakeSession } from './fake-session.ts';
import { clear, click, putView, textOf } from './mount.ts';

const { acts } = en.helping.file;

/** The files of a customer whom the adviser offers one. */
async function offered(isControlled: boolean) {
  const { heldFiles } = new FakeSession();
  heldFiles.allow(25_000_000);
  const file = { id: '1', name: 'navodila.pdf', bytes: 3, digest: 'A'.repeat(43) };
  heldFiles.hear({ type: 'adviser.offeredFile', ...file, seq: 1, at: 1 });
  const view = await putView<RemoteHelpFilesElement>('remote-help-files', {
    words: en,
    files: heldFiles,
    isControlled,
  });
  const done: FileAct['type'][] = [];
  view.addEventListener('remote-help-file', ({ act }) => done.push(act.type));
  const press = (act: 'take' | 'refuse') => {
    click(view, `[aria-label="${acts[act]}: navodila.pdf"]`);
  };
  return { view, done, press };
}

/** Picks a file as the browser's own picker does, whoever's hand is in it. */
function pick(view: RemoteHelpFilesElement): void {
  const input = view.shadowRoot!.querySelector<HTMLInputElement>('input')!;
  const chosen = new DataTransfer();
  chosen.items.add(new File(['abc'], 'a.txt'));
  input.files = chosen.files;
  input.dispatchEvent(new Event('change'));
}

afterEach(clear);

describe('files', () => {
  it('are given and taken by a click', async () => {
    const { view, done, press } = await offered(false);
    press('take');
    pick(view);
    expect(done).to.deep.equal(['take', 'offer']);
    expect(textOf(view)).not.to.contain(en.helping.notWhileControlled);
  });

  it('P44 are neither given nor taken while the adviser has control, and can be refused', async () => {
    const { view, done, press } = await offered(true);
    press('take');
    pick(view);
    expect(done).to.deep.equal([]);
    expect(textOf(view)).to.contain(en.helping.notWhileControlled);
    press('refuse');
    expect(done).to.deep.equal(['refuse']);
  });
});
