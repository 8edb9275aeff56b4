/** Somebody who works at the demo's bank. */
export type Person = {
  readonly account: string;
  readonly name: string;
  readonly role: string;
  readonly email: string;
  readonly groups: readonly string[];
};

/** The group whose members may help customers. */
export const advisersGroup = 'remote-help-advisers';

/** The group whose members look into complaints. None of them helps customers. */
export const complaintsGroup = 'remote-help-complaints';

/** Who can sign in: two advisers, one for complaints, and one who is neither, to see what is said to them. */
export const people: readonly Person[] = [
  {
    account: 'ana.novak',
    name: 'Ana Novak',
    role: 'Svetovalka za e-banko',
    email: 'ana.novak@banka.example',
    groups: [advisersGroup],
  },
  {
    account: 'boris.kranjc',
    name: 'Boris Kranjc',
    role: 'Svetovalec za podjetja',
    email: 'boris.kranjc@banka.example',
    groups: [advisersGroup],
  },
  {
    account: 'nada.zupan',
    name: 'Nada Zupan',
    role: 'Reklamacije',
    email: 'nada.zupan@banka.example',
    groups: [complaintsGroup],
  },
  {
    account: 'cvetka.zajc',
    name: 'Cvetka Zajc',
    role: 'Računovodstvo',
    email: 'cvetka.zajc@banka.example',
    groups: [],
  },
];

/** The person with this account name, if there is one. */
export function personOf(account: string): Person | undefined {
  return people.find((person) => person.account === account);
}

/** Whether the person may do anything with remote help: help customers, or look into complaints. */
export function hasRight(person: Person): boolean {
  return person.groups.length > 0;
}
