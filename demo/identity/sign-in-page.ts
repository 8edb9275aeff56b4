import { html, type Markup } from '../front/html.ts';
import { hasRight, people, type Person } from './people.ts';

/** The identity provider's page: one click on a name signs in. */
export function signInPage(action: string): Markup {
  return html`<html lang="sl">
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <title>Prijava zaposlenih – Lipova banka</title>
      <link rel="stylesheet" href="/sign-in.css" />
    </head>
    <body>
      <main>
        <p class="bank">Lipova banka</p>
        <h1>Prijava zaposlenih</h1>
        <p lang="en" class="hint">Staff sign-in of the demo: choose who you are.</p>
        <form method="post" action="${action}">${people.map(choice)}</form>
      </main>
    </body>
  </html>`;
}

function choice(person: Person): Markup {
  const initials = person.name.replace(/(\p{Lu})\P{Lu}*/gu, '$1');
  const note = hasRight(person) ? person.role : `${person.role} – brez pravic`;
  return html`<button name="account" value="${person.account}">
    <span class="initials" aria-hidden="true">${initials}</span>
    <span class="who">
      <span class="name">${person.name}</span>
      <span class="role">${note}</span>
    </span>
  </button>`;
}
