import { describe, expect, it } from 'vitest';
import { conversations, type Conversation } from './conversations.ts';
import { heardBy, type Stage } from './world/party.ts';
import { realStage } from './world/real-stage.ts';
import { simulatedStage } from './world/simulated-stage.ts';

/** What each of the people has heard, and how their lines were closed. */
async function heardIn(stage: Stage, conversation: Conversation) {
  try {
    const people = Object.entries(await conversation(stage));
    return Object.fromEntries(people.map(([name, party]) => [name, heardBy(party)]));
  } finally {
    await stage.close();
  }
}

describe('the simulated broker answers as the real one does:', () => {
  for (const [title, conversation] of Object.entries(conversations)) {
    it(title, async () => {
      const real = await heardIn(await realStage(), conversation);
      const simulated = await heardIn(simulatedStage(), conversation);
      expect(Object.values(real).flat().length).toBeGreaterThan(0);
      expect(simulated).toEqual(real);
    });
  }
});
