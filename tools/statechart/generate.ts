import { chartOf } from '../../src/trace/chart.ts';
import { machineHash } from '../../src/trace/machine-hash.ts';
import { tracedMachines } from '../../src/trace/traced-machines.ts';
import { computeLayout } from './compute-layout.ts';
import { sessionExamples } from './examples.ts';
import { layoutText, waysText } from './kept.ts';
import { statechartPage, type Section } from './page.ts';
import { chartPicture } from './picture.ts';
import { shortestWays } from './shortest-ways.ts';

/** What a document says of a statechart besides what is in it. */
const subjects: Readonly<Record<string, Pick<Section, 'title' | 'about'>>> = {
  session: {
    title: "The customer's session",
    about:
      "A session on the customer's page, from the agreement to the end. Its seven visible states are tags: `consent`, `download`, `connect`, `chat-only`, `sharing`, `stopped`, `closed`.",
  },
  adviserSession: {
    title: "A session at the adviser's console",
    about: 'One session as the adviser sees it: it follows what the customer and the broker do.',
  },
  adviser: {
    title: "The adviser's console",
    about: 'Signing in, the list of sessions, new ones, and signing out.',
  },
};

/** A file that is made from the statecharts: its path in the project, and its text. */
export interface MadeFile {
  readonly path: string;
  readonly text: string;
}

/** The document, its pictures and the layouts, as they have to be. */
export async function madeFromStatecharts(): Promise<MadeFile[]> {
  const sections: Section[] = [];
  const files: MadeFile[] = [];
  for (const [id, subject] of Object.entries(subjects)) {
    const traced = tracedMachines.get(id);
    if (traced === undefined) throw new Error(`There is no statechart ${id}`);
    const [chart, hash] = [chartOf(traced.machine), machineHash(traced.machine)];
    const layout = await computeLayout(chart, hash);
    const name = id.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
    const picture = `pictures/statechart-${name}.svg`;
    sections.push({ ...subject, chart, hash, picture });
    files.push({ path: `docs/${picture}`, text: chartPicture(chart, layout, subject.title) });
    files.push({ path: `tools/statechart/kept/${name}.json`, text: layoutText(layout) });
  }
  return [{ path: 'docs/statechart.md', text: statechartPage(sections) }, ...files];
}

/** The shortest ways through the session, as they have to be. They take a while to find. */
export function madeFromExamples(): MadeFile {
  const session = tracedMachines.get('session');
  if (session === undefined) throw new Error('There is no statechart of the session');
  const ways = shortestWays(session, machineHash(session.machine), sessionExamples);
  return { path: 'tools/statechart/kept/session-ways.json', text: waysText(ways) };
}
