import type { ShownText } from '../../actors/session-actor.ts';
import type { PageQuestion } from '../../machines/session.events.ts';
import {
  programQuestionText,
  programQuestionVersion,
} from '../program-question/program-question-text.ts';
import {
  secondQuestionText,
  secondQuestionVersion,
} from '../second-question/second-question-text.ts';
import {
  systemQuestionText,
  systemQuestionVersion,
} from '../system-question/system-question-text.ts';
import { warningText, warningVersion } from '../warning/warning-text.ts';
import type { View } from './view.ts';

/** A question exactly as it stands before the customer now: what their receipt is about. */
export function questionText({ snapshot, session, words }: View, asked: PageQuestion): ShownText {
  const { records, adviser } = snapshot.context;
  switch (asked.question) {
    case 'show':
      return { version: warningVersion, text: warningText(words, records) };
    case 'program':
      return {
        version: programQuestionVersion,
        text: programQuestionText(words.joiningProgram, asked.program),
      };
    case 'second': {
      const name = adviser?.name || words.chat.adviser;
      const text = secondQuestionText(words, name, asked.second);
      return { version: secondQuestionVersion, text };
    }
    case 'system': {
      const name = adviser?.name || words.chat.adviser;
      const text = systemQuestionText(words, name, session.systemLines());
      return { version: systemQuestionVersion, text };
    }
  }
}
