import type { Orders } from './view/page-view.ts';
import type { ChartPanel } from '../../../src/evidence/chart/chart-panel.ts';
import type { Inspector } from './model/inspector.ts';

/** What each key does, wherever the focus is, unless the focused element has a use for it. */
export function listenToKeys(inspector: Inspector, chart: ChartPanel, orders: Orders): void {
  const { playback } = inspector;
  const go = (step: number) => {
    playback.pause();
    inspector.goTo(step);
  };
  const keys: Readonly<Record<string, () => void>> = {
    ArrowLeft: () => go(inspector.at - 1),
    ArrowRight: () => go(inspector.at + 1),
    Home: () => go(0),
    End: () => go(inspector.last),
    ' ': () => playback.toggle(),
    '1': () => playback.setSpeed('1'),
    '4': () => playback.setSpeed('4'),
    '9': () => playback.setSpeed('max'),
    '+': () => chart.zoom(1.25),
    '-': () => chart.zoom(0.8),
    '0': () => chart.whole(),
    b: orders.mark,
    f: () => {
      chart.setFollows(!chart.follows);
      inspector.changed();
    },
    o: orders.open,
    '?': orders.help,
  };
  const playerKeys: typeof keys = {
    ' ': () => inspector.evidence.opened?.player.toggle(),
    o: orders.open,
    '?': orders.help,
  };
  document.addEventListener('keydown', (event) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    const act = (inspector.evidence.plays ? playerKeys : keys)[
      event.key.length === 1 ? event.key.toLowerCase() : event.key
    ];
    if (act === undefined || needsKey(event)) return;
    event.preventDefault();
    act();
  });
}

/** Whether the focused element has a use for the key itself: a field for all, a button for the space bar. */
function needsKey({ target, key }: KeyboardEvent): boolean {
  if (!(target instanceof Element) || target.closest('dialog')) return true;
  if (target.matches('select, input:not([type=range], [type=radio], [type=file])')) return true;
  if (target.matches('input[type=radio]')) return key.startsWith('Arrow') || key === ' ';
  return key === ' ' && target.matches('button, summary, a');
}
