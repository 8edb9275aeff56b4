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

/** Who can sign in: two advisers, and one who is none, to see what the console says to them. */
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

/** Whether the person may help customers. */
export function isAdviser(person: Person): boolean {
  return person.groups.includes(advisersGroup);
}
