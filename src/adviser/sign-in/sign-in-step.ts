import type { AdviserSnapshot } from '../../machines/adviser.machine.ts';
import type { SignInStep } from './sign-in-element.ts';

/** How far the way into the console is. */
export function signInStepOf(snapshot: AdviserSnapshot): SignInStep {
  if (snapshot.hasTag('canSignIn')) return 'asking';
  if (snapshot.hasTag('isLeaving')) return 'leaving';
  return snapshot.hasTag('isUnreachable') ? 'unreachable' : 'checking';
}
