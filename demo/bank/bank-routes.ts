import { page, type Route } from '../front/answers.ts';
import { socketOrigin, strictHeaders } from '../front/policy.ts';
import { staticFile } from '../front/static-files.ts';
import { helpPage } from './help-page.ts';
import { instructionsPage } from './instructions-page.ts';
import { otherPage } from './other-pages.ts';
import { languages, paths } from './words.ts';

/** Where the help page for testers is: the same page, with the QA build on it. */
const testPaths = { sl: '/qa/', en: '/en/qa/' } as const;
const simplePages = ['overview', 'accounts', 'payments', 'cards'] as const;

/** The e-bank: its help page with the element on it, and the pages around it. */
export function bankRoutes(broker: string): [string, Route][] {
  const element = staticFile('dist/remote-help.js');
  const forTesters = staticFile('dist/remote-help.qa.js');
  // Nothing of a customer stands in these pages: the browser may keep one that is left, and bring it back as it was.
  const headers = {
    ...strictHeaders({ connectTo: [broker, socketOrigin(broker)] }),
    'cache-control': 'no-cache',
  };
  const pages = languages.flatMap((language): [string, Route][] => {
    const embedding = { broker, integrity: element.integrity };
    const testing = { broker, integrity: forTesters.integrity, isForTesters: true };
    const path = paths[language];
    return [
      [path.help, page(helpPage(language, embedding), headers)],
      [testPaths[language], page(helpPage(language, testing), headers)],
      [path.instructions, page(instructionsPage(language), headers)],
      ...simplePages.map((name): [string, Route] => [
        path[name],
        page(otherPage(language, name), headers),
      ]),
    ];
  });
  return [
    ...pages,
    ['/remote-help.js', element.route],
    ['/remote-help.js.map', staticFile('dist/remote-help.js.map').route],
    ['/remote-help.qa.js', forTesters.route],
    ['/remote-help.qa.js.map', staticFile('dist/remote-help.qa.js.map').route],
    ['/bank.css', staticFile('demo/bank/bank.css').route],
    ['/bank.svg', staticFile('demo/bank/bank.svg').route],
  ];
}
