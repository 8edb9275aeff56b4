import { expect, it, vi } from 'vitest';
import { otherProgramIn } from '../../src/services/other-program.ts';

const program = { name: 'ISL Light Client', explanation: 'Vpišite kodo.' };

it('a bank’s own program is no other one', () => {
  expect(otherProgramIn('own')).toBe(null);
});

it('another program is offered by an address of a page, and by nothing that could run or start something', () => {
  const warned = vi.spyOn(console, 'warn').mockImplementation(() => undefined);
  const https = { ...program, link: 'https://help.bank.example/isl' };
  expect(otherProgramIn(https)).toBe(https);
  expect(warned).not.toHaveBeenCalled();
  for (const link of ['javascript:alert(1)', 'data:text/html,x', 'isllight://1', 'http://a', '']) {
    expect(otherProgramIn({ ...program, link })).toBe(null);
  }
  // Whoever wrote the page is told, and without the link, in which a secret may be.
  expect(warned).toHaveBeenCalledTimes(5);
  expect(warned.mock.calls.flat().join(' ')).not.toContain('://');
  warned.mockRestore();
});
