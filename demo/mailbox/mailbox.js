/** @typedef {import('../mail/mail.ts').Mail} Mail */

const list = /** @type {HTMLElement} */ (document.getElementById('list'));
const article = /** @type {HTMLElement} */ (document.getElementById('mail'));
const count = /** @type {HTMLElement} */ (document.getElementById('count'));
const time = new Intl.DateTimeFormat('sl', { dateStyle: 'medium', timeStyle: 'medium' });

/** @type {Mail[]} */
let mails = [];
/** @type {string | undefined} */
let openId;

const stream = new EventSource('/mailbox/mails');
stream.addEventListener('message', ({ data }) => {
  const known = new Set(mails.map(({ id }) => id));
  mails = JSON.parse(data);
  // A person who reads an older e-mail is not torn away from it by a new one.
  const isReadingOlder = openId !== undefined && openId !== [...known][0];
  if (!isReadingOlder) openId = mails[0]?.id;
  render();
});

function render() {
  count.textContent = mails.length === 0 ? 'Ni sporočil.' : `Sporočil: ${mails.length}`;
  list.replaceChildren(...mails.map(entry));
  const open = mails.find(({ id }) => id === openId);
  if (open?.id !== article.dataset['id']) article.replaceChildren(...(open ? letter(open) : []));
  article.dataset['id'] = open?.id ?? '';
}

/** @param {Mail} mail */
function entry({ id, subject, to, at }) {
  const button = element('button', '', [
    element('span', 'subject', [subject]),
    element('span', 'to', [to]),
    element('time', '', [time.format(new Date(at))]),
  ]);
  if (id === openId) button.setAttribute('aria-current', 'true');
  button.addEventListener('click', () => {
    openId = id;
    render();
    article.focus();
  });
  return element('li', '', [button]);
}

/** @param {Mail} mail */
function letter({ subject, from, to, at, text }) {
  const facts = element('dl', '', [
    element('dt', '', ['Od']),
    element('dd', '', [from]),
    element('dt', '', ['Za']),
    element('dd', '', [to]),
    element('dt', '', ['Poslano']),
    element('dd', '', [time.format(new Date(at))]),
  ]);
  const body = element('div', 'text', withLinks(text));
  return [element('h2', '', [subject]), facts, body, ...forTesters(text)];
}

/**
 * The same invitation on the page for testers, with the QA build on it: the e-mail itself knows nothing of that.
 *
 * @param {string} text
 */
function forTesters(text) {
  const [address] = text.match(/https?:\/\/\S+\/#h=\S+/) ?? [];
  if (address === undefined) return [];
  const link = linkTo(address.replace('/#', '/qa/#'), 'Odpri na strani za preskuševalce (QA)');
  return [element('p', 'testers', [link])];
}

/**
 * An e-mail's text with its addresses as links and its number set apart: text all the way, never markup.
 *
 * @param {string} text
 */
function withLinks(text) {
  return text.split(/(https?:\/\/[^\s<>"]+|\b\d{4}[ -]?\d{4}\b)/).map((part, index) => {
    if (index % 2 === 0) return part;
    if (!part.startsWith('http')) return element('strong', 'number', [part]);
    return linkTo(part, part);
  });
}

/**
 * @param {string} address
 * @param {string} text
 */
function linkTo(address, text) {
  const link = /** @type {HTMLAnchorElement} */ (element('a', '', [text]));
  link.href = address;
  link.target = '_blank';
  link.rel = 'noopener noreferrer';
  return link;
}

/**
 * @param {string} name
 * @param {string} className
 * @param {(string | Node)[]} children
 */
function element(name, className, children) {
  const made = document.createElement(name);
  if (className !== '') made.className = className;
  made.append(...children);
  return made;
}
