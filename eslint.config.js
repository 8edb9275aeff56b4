import lit from 'eslint-plugin-lit';
import tseslint from 'typescript-eslint';

/** What STYLE forbids everywhere and a selector can see. @type {{ selector: string, message: string }[]} */
const everywhere = [
  {
    selector: 'ExportDefaultDeclaration',
    message: 'Export by name: a thing has one name wherever it is used.',
  },
  {
    selector: 'CatchClause > BlockStatement[body.length=0]',
    message: 'Say what happens to the error, or let it pass.',
  },
  {
    selector:
      'CallExpression[callee.property.name="catch"] > ArrowFunctionExpression > BlockStatement[body.length=0]',
    message: 'Say what happens to the error, or let it pass.',
  },
  {
    selector:
      ':matches(Literal[value=/registry\\.(npmjs|yarnpkg)\\./], TemplateElement[value.raw=/registry\\.(npmjs|yarnpkg)\\./])',
    message: 'No registry is named in the project: each bank has its own.',
  },
];

/** What a strict policy of a bank's page would refuse, or what would touch the page itself. */
const inTheBrowser = [
  {
    selector: 'TemplateElement[value.raw=/\\sstyle\\s*=/]',
    message: "A strict policy forbids style attributes: use a class, or Lit's styleMap.",
  },
  {
    selector: 'CallExpression[callee.property.name="setAttribute"][arguments.0.value="style"]',
    message: 'A strict policy forbids style attributes: use a class.',
  },
  {
    selector:
      ':matches(AssignmentExpression[left.object.name=/^(window|globalThis|self)$/], CallExpression[callee.object.name="Object"][callee.property.name=/^define/][arguments.0.name=/^(window|globalThis|self)$/])',
    message: "The bank's page is not ours: no globals.",
  },
];

/** What makes a test green without a reason, or red without one. */
const inTests = [
  {
    selector:
      'MemberExpression[object.name=/^(it|test|describe)$/][property.name=/^(skip|only|todo|fails)$/]',
    message: 'Nothing is skipped: mend it or remove it.',
  },
  {
    selector:
      ':matches(NewExpression[callee.name="Promise"] CallExpression[callee.name="setTimeout"], CallExpression[callee.property.name="waitForTimeout"])',
    message: 'No sleeping: wait for an event or move a clock.',
  },
];

const unsafeProperties = ['innerHTML', 'outerHTML', 'insertAdjacentHTML', 'setHTMLUnsafe'].map(
  (property) => ({ property, message: 'Render with Lit: text must never become markup.' }),
);

const unsafeImports = [
  {
    regex: '^lit(-html)?/(directives/)?(unsafe-|static)',
    message: 'Text must never become markup.',
  },
  {
    regex: '^(@xstate/inspect|@statelyai/inspect)',
    message: 'An inspector may send what it sees to a public site: only tools/inspector has one.',
  },
];

/** The rules about Lit that find faults; the ones about taste are left out. */
const litRules = [
  'attribute-value-entities',
  'binding-positions',
  'lifecycle-super',
  'no-classfield-shadowing',
  'no-duplicate-template-bindings',
  'no-invalid-escape-sequences',
  'no-invalid-html',
  'no-legacy-imports',
  'no-legacy-template-syntax',
  'no-private-properties',
  'no-this-assign-in-render',
  'no-useless-template-literals',
  'no-value-attribute',
  'prefer-nothing',
  'prefer-static-styles',
  'value-after-constraints',
].map((name) => [`lit/${name}`, 'error']);

export default tseslint.config(
  { ignores: ['**/node_modules/', '**/dist/', 'coverage/'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  tseslint.configs.strict,
  tseslint.configs.stylistic,
  {
    rules: {
      eqeqeq: 'error',
      'no-cond-assign': 'error',
      'no-constant-condition': 'error',
      'no-control-regex': 'error',
      'no-debugger': 'error',
      'no-empty': 'error',
      'no-fallthrough': 'error',
      'no-self-assign': 'error',
      'no-self-compare': 'error',
      'no-unmodified-loop-condition': 'error',
      'no-useless-escape': 'error',
      'no-restricted-syntax': ['error', ...everywhere],
      'no-unsafe-finally': 'error',
      'object-shorthand': 'error',
      'max-lines': ['error', { max: 300 }],
      'max-lines-per-function': ['error', { max: 60, skipBlankLines: true, skipComments: true }],
      '@typescript-eslint/consistent-type-definitions': 'off',
      // XState's types name `void` for an actor without input or output.
      '@typescript-eslint/no-invalid-void-type': 'off',
      '@typescript-eslint/no-unused-vars': [
        'error',
        {
          argsIgnorePattern: '^_',
          varsIgnorePattern: '^_',
          caughtErrors: 'all',
          ignoreRestSiblings: true,
        },
      ],
    },
  },
  {
    files: ['src/**/*.ts', 'broker/src/**/*.ts', 'demo/**/*.ts', 'tools/inspector/src/**/*.ts'],
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/await-thenable': 'error',
      'no-throw-literal': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
    },
  },
  {
    files: ['src/**/*.ts'],
    plugins: { lit },
    rules: {
      ...Object.fromEntries(litRules),
      'no-console': 'error',
      'no-restricted-syntax': ['error', ...everywhere, ...inTheBrowser],
      'no-restricted-properties': ['error', ...unsafeProperties],
      'no-restricted-imports': ['error', { patterns: unsafeImports }],
    },
  },
  {
    // It stands in for the page's network, in a bank's tests, until it is taken away.
    files: ['src/testing/page-transport.ts'],
    rules: { 'no-restricted-syntax': ['error', ...everywhere] },
  },
  {
    files: ['tools/inspector/src/**/*.ts'],
    ignores: ['tools/inspector/src/*-main.ts'],
    rules: {
      'no-console': 'error',
      'no-restricted-syntax': ['error', ...everywhere, ...inTheBrowser],
      'no-restricted-properties': ['error', ...unsafeProperties],
      'no-restricted-imports': [
        'error',
        {
          patterns: unsafeImports.slice(0, 1),
          paths: [
            {
              name: '@xstate/inspect',
              allowImportNames: ['createWindowReceiver', 'createWebSocketReceiver'],
              message: 'Its receivers only: its inspect() sends to a public site.',
            },
          ],
        },
      ],
    },
  },
  {
    files: ['broker/src/**/*.ts'],
    ignores: ['broker/src/**/log.ts'],
    rules: { 'no-console': 'error' },
  },
  {
    // A suite is one long function, and a test knows what it put there.
    files: ['test/**/*.ts'],
    rules: {
      'no-restricted-syntax': ['error', ...everywhere, ...inTests],
      'max-lines-per-function': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-unused-expressions': 'off',
    },
  },
  {
    files: ['*.config.{js,ts}'],
    rules: { 'no-restricted-syntax': ['error', ...everywhere.slice(1)] },
  },
);
