import { nothing, type TemplateResult } from 'lit';
import type { AdviserWords } from '../../locales/adviser-words.ts';
import type { AdviserSessionSnapshot } from '../../machines/adviser-session.machine.ts';
import { strip } from './strip.ts';

/** Above a session that a colleague is asked to take over, or did not: who, and what can be done about it. */
export function handOverStrip(
  { handOver }: AdviserWords,
  snapshot: AdviserSessionSnapshot,
): TemplateResult | typeof nothing {
  const { handOverTo, handOverEnd } = snapshot.context;
  if (snapshot.hasTag('colleagueIsAsked') && handOverTo !== null) {
    const { name, role } = handOverTo;
    return strip(handOver.asked(name, role), handOver.withdraw, 'adviser.withdrewHandOver');
  }
  if (handOverEnd === null) return nothing;
  return strip(handOver.ends[handOverEnd], handOver.close, 'adviser.readHandOverEnd');
}
