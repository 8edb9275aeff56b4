import { nothing, type TemplateResult } from 'lit';
import type { AdviserWords } from '../../locales/adviser-words.ts';
import type { AdviserSessionSnapshot } from '../../machines/adviser-session.machine.ts';
import { strip } from '../hand-over/strip.ts';

/** Above a session into which a second adviser is invited, or in which one takes part: who, how far, and the end of it. */
export function invitationStrip(
  { second: words, handOver }: AdviserWords,
  snapshot: AdviserSessionSnapshot,
): TemplateResult | typeof nothing {
  const { second, invitationEnd } = snapshot.context;
  const { name = '', role = '' } = second?.adviser ?? {};
  const type = 'adviser.withdrewInvitation';
  if (snapshot.hasTag('secondIsAsked')) return strip(words.asked(name, role), words.withdraw, type);
  if (snapshot.hasTag('customerIsAskedAboutSecond')) {
    return strip(words.customerAsked(name, role), words.withdraw, type);
  }
  if (snapshot.hasTag('secondTakesPart')) {
    const said = second?.isPresent === true ? words.takesPart : words.isAway;
    return strip(said(name, role), words.sendAway, type);
  }
  if (invitationEnd === null) return nothing;
  return strip(words.ends[invitationEnd], handOver.close, 'adviser.readInvitationEnd');
}
