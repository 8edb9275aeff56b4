import { setTimeout as wait } from 'node:timers/promises';
import type { Client } from './client.ts';
import { Program } from './program.ts';
import type { SessionLife } from './session-life.ts';

const picked = { surface: 'monitor', width: 1280, height: 720 } as const;

/** A session with the bank's program: who knows it and who does not, control in all its ends, the bar's buttons, and questions about the computer. */
export async function helpedLife(life: SessionLife): Promise<void> {
  await life.starts();
  await life.opens();
  const adviser = await life.seatsAdviser();
  const customer = await life.joins();
  const { number = '' } = life.invitation ?? {};
  const asks = async () => {
    const program = await Program.open(life.world);
    program.gives(number);
    return { program, request: (await customer.hears('broker.heardProgram')).request };
  };
  await customer.tells({
    type: 'customer.refusedProgram',
    request: (await asks()).request,
  });
  (await asks()).program.client.drop();
  await customer.hears('broker.droppedProgram');
  const { program, request } = await asks();
  await customer.knowsProgram(request);
  await program.client.hears('broker.boundProgram');
  await customer.shows(picked);
  await controls(adviser, customer, program.client);
  await customer.shows(picked);
  await tellsOfComputerByProgram(adviser, customer, program.client);
  await exchangesFiles(adviser, program.client);
  await tellsOfComputer(adviser, customer);
  await rests(adviser, program.client);
  await losesQuestion(adviser, customer);
  await losesFolder(customer, program.client);
  await program.client.tells({ type: 'companion.ended' });
  await customer.hears('broker.closed');
  life.closed.push(life.sessionId);
  life.broker.kill('SIGTERM');
  await life.broker.ended;
}

async function controls(adviser: Client, customer: Client, program: Client): Promise<void> {
  const ask = async () => {
    await adviser.tells({ type: 'adviser.askedForControl' });
    return (await program.hears('adviser.askedForControl')).id;
  };
  const allow = async () => {
    await program.allows(await ask());
    return (await program.hears('broker.openedControl')).grant;
  };
  const why = 'customer.refusedControl';
  await program.tells({ type: 'companion.refusedControl', ask: await ask(), why });
  const grant = await allow();
  await program.tells({ type: 'companion.tookControlBack', grant, why: 'customer.touched' });
  await allow();
  await customer.tells({ type: 'customer.tookControlBack' });
  await allow();
  await adviser.tells({ type: 'adviser.gaveControlBack' });
  await allow();
  await program.tells({ type: 'companion.stoppedSharing' });
}

/** The shortest rest of hands after which a bank may let control come back, in seconds. */
export const restSeconds = 3;

/** The customer's hand takes over, rests, and control comes back. It comes late here, so that few deaths wait for it. */
async function rests(adviser: Client, program: Client): Promise<void> {
  await adviser.tells({ type: 'adviser.askedForControl' });
  const { id } = await program.hears('adviser.askedForControl');
  await program.allows(id);
  const { grant } = await program.hears('broker.openedControl');
  await program.tells({ type: 'companion.yieldedControl', grant, seconds: restSeconds });
  const returns = () => program.tells({ type: 'companion.returnedControl', grant });
  while ((await returns()).type === 'broker.refused') await wait(200);
  await program.hears('broker.openedControl');
}

/** A question that is refused, and one that is answered. */
async function tellsOfComputer(adviser: Client, customer: Client): Promise<void> {
  const ask = async () => {
    await adviser.tells({ type: 'adviser.askedForSystem' });
    return (await customer.hears('adviser.askedForSystem')).id;
  };
  await customer.tells({ type: 'customer.refusedSystem', ask: await ask() });
  const answered = await ask();
  await customer.seesSystem(answered);
  const told = { kinds: ['system' as const], text: 'Linux' };
  await customer.tells({ type: 'customer.sentSystem', ask: answered, ...told });
}

/** A question whose adviser goes before the answer. */
async function losesQuestion(adviser: Client, customer: Client): Promise<void> {
  await adviser.tells({ type: 'adviser.askedForSystem' });
  await customer.hears('adviser.askedForSystem');
  adviser.drop();
  await customer.hears('broker.droppedSystem');
}

/** A question to the program that is refused there, and one that is answered. */
async function tellsOfComputerByProgram(
  adviser: Client,
  customer: Client,
  program: Client,
): Promise<void> {
  const ask = async () => {
    await adviser.tells({ type: 'adviser.askedForSystem', of: 'program' });
    await customer.hears('adviser.askedForSystem');
    return (await program.hears('adviser.askedForSystem')).id;
  };
  await program.tells({ type: 'companion.refusedSystem', ask: await ask() });
  const told = { kinds: ['disk' as const], text: '1 / 2 GB' };
  const answered = await ask();
  await program.seesSystemOfProgram(answered);
  await program.tells({ type: 'companion.sentSystem', ask: answered, ...told });
}

/** A folder is shown, and the words differ. */
async function losesFolder(customer: Client, program: Client): Promise<void> {
  const shown = { files: 1, isCut: false, text: 'Slike\n1\ta.png' };
  await program.tells({ type: 'companion.showedFolder', ...shown });
  await customer.tells({ type: 'customer.choseWords', matched: false });
  await program.hears('broker.droppedFolder');
}

/** Files from and to the program, which come to every end that the program can bring about. */
async function exchangesFiles(adviser: Client, program: Client): Promise<void> {
  const facts = { name: 'a.pdf', bytes: 1, digest: 'A'.repeat(43) };
  const given = async () => {
    const answer = await program.tells({ type: 'companion.offeredFile', ...facts });
    return answer.id ?? '';
  };
  const offered = async () => {
    await adviser.tells({ type: 'adviser.offeredFile', ...facts, to: 'program' });
    return (await program.hears('adviser.offeredFile')).id;
  };
  const why = 'file.notWanted';
  await program.tells({ type: 'companion.cancelledFile', file: await given(), why });
  await program.tells({ type: 'companion.refusedFile', file: await offered() });
  const file = await offered();
  await program.tells({ type: 'companion.tookFile', file });
  await program.tells({ type: 'companion.keptFile', file });
  const shown = { files: 1, isCut: false, text: 'Računi\n1\ta.pdf' };
  const first = await program.tells({ type: 'companion.showedFolder', ...shown });
  const folder = first.id ?? '';
  await adviser.tells({ type: 'adviser.askedForFile', folder, place: 0 });
  const { id: asked } = await program.hears('adviser.askedForFile');
  await program.tells({ type: 'companion.offeredFile', ...facts, asked });
  await program.tells({ type: 'companion.tookFolderBack', folder });
}
