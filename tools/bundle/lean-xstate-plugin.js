import MagicString from 'magic-string';

/**
 * What a page never asks XState for, by the class or function that holds it: saving an actor and reviving it,
 * describing a machine as JSON, and the ways to act that no chart of ours uses. `setup` names every action there
 * is, so no bundler finds out by itself.
 *
 * @type {Readonly<Record<string, readonly string[]>>}
 */
const unused = {
  Actor: ['on', 'emit', 'select', 'toJSON', 'getPersistedSnapshot', 'attachDevTools'],
  StateNode: ['definition', 'toJSON', 'on', 'events', 'ownEvents'],
  StateMachine: [
    ...['definition', 'toJSON', 'events', 'states', 'microstep'],
    ...['resolveState', 'getPersistedSnapshot', 'restoreSnapshot'],
  ],
  createMachineSnapshot: ['getMeta', 'toJSON'],
  createSystem: ['getSnapshot', 'getAll'],
  fromCallback: ['getPersistedSnapshot', 'restoreSnapshot'],
  fromPromise: ['getPersistedSnapshot', 'restoreSnapshot'],
  formatRouteTransitions: [],
  setup: [
    ...['assign', 'sendTo', 'raise', 'log', 'cancel', 'stopChild', 'enqueueActions', 'emit'],
    ...['spawnChild', 'createAction', 'extend'],
  ],
};

/**
 * Leaves out of XState what our pages never reach. A name that XState no longer has stops the build: then look
 * what has become of it.
 *
 * @returns {import('rollup').Plugin}
 */
export function leanXState() {
  /** @type {Set<string>} */
  let missing;
  return {
    name: 'lean-xstate',
    buildStart() {
      missing = new Set(
        Object.entries(unused).flatMap(([owner, names]) =>
          (names.length === 0 ? [''] : names).map((name) => `${owner}.${name}`),
        ),
      );
    },
    transform(code, id) {
      if (!/\/xstate\/dist\/(?!.*\.development\.)[^/]+\.js$/.test(id)) return null;
      const text = new MagicString(code);
      const remove = (/** @type {Node} */ { start, end }) => {
        // A comma after a property goes with it.
        text.remove(start, code[end] === ',' ? end + 1 : end);
      };
      for (const owner of owners(this.parse(code))) {
        const names = unused[owner.id.name];
        if (names === undefined) continue;
        if (names.length === 0) {
          text.update(owner.body.start, owner.body.end, '{}');
          missing.delete(`${owner.id.name}.`);
        }
        for (const { node, name } of members(owner)) {
          const isUnused = name !== undefined && names.includes(name);
          // What is set to nothing before it is set is nothing without that, too.
          if (isUnused || /= void 0;$/.test(code.slice(node.start, node.end))) remove(node);
          if (isUnused) missing.delete(`${owner.id.name}.${name}`);
        }
      }
      return { code: text.toString(), map: text.generateMap({ hires: true }) };
    },
    buildEnd(error) {
      if (error === undefined && missing.size > 0)
        this.error(`XState no longer has: ${[...missing].join(', ')}`);
    },
  };
}

/**
 * @typedef {{ type: string, start: number, end: number }} Node
 * @typedef {Node & { id: { name: string }, body: Node }} Owner
 */

/**
 * The classes and functions of a module.
 *
 * @param {unknown} tree
 * @returns {Owner[]}
 */
function owners(tree) {
  const { body } = /** @type {{ body: Owner[] }} */ (tree);
  return body.filter(({ type }) => type === 'ClassDeclaration' || type === 'FunctionDeclaration');
}

/**
 * What belongs to an owner: members of a class, what its constructor sets, properties of an object that a function makes.
 *
 * @param {unknown} node
 * @returns {Generator<{ node: Node, name: string | undefined }>}
 */
function* members(node) {
  if (typeof node !== 'object' || node === null) return;
  const { type, key, expression } = /** @type {any} */ (node);
  if (type === 'MethodDefinition' || type === 'Property')
    yield { node: /** @type {Node} */ (node), name: key.name };
  if (type === 'ExpressionStatement' && expression.left?.object?.type === 'ThisExpression')
    yield { node: /** @type {Node} */ (node), name: expression.left.property.name };
  // Only a constructor sets what a class has, and only the outermost object is the one that is made.
  if (type === 'MethodDefinition' && key.name !== 'constructor') return;
  if (type === 'Property') return;
  for (const inner of Object.values(node)) yield* members(inner);
}
