import { describe, expect, test } from 'vitest';
import type { Actor, Phase, RoleStanding } from '../../src/core/people.ts';
import { granted, may, type Right } from '../../src/core/rights.ts';

type Role = { standing: RoleStanding; phase?: Phase; partner?: string };

const actor = (personId: string, ...roles: Role[]): Actor => ({
  accountId: 'account',
  personId,
  name: 'Tom Reed',
  platform: 'slack',
  school: { kind: 'unknown' },
  roles: roles.map((role) => ({ word: 'a word of the hub', ...role })),
  isCoordinator: false,
  isNew: false,
});

/** A primary group that Lena leads, and a place in it that Tom stands for. */
const subject = { owners: ['tom'], leads: ['lena'], phases: ['PRIMARY'] satisfies Phase[], partner: 'trust' };

/** Everybody who can stand to it in a way of their own. */
const people = {
  'the teacher whose it is': actor('tom'),
  'another teacher': actor('ann'),
  'its lead': actor('lena'),
  'the lead of another group': actor('leo'),
  'the lead of its phase': actor('pia', { standing: 'PHASE_LEAD', phase: 'PRIMARY' }),
  'the lead of another phase': actor('sid', { standing: 'PHASE_LEAD', phase: 'SECONDARY' }),
  'a phase lead without a phase': actor('nil', { standing: 'PHASE_LEAD' }),
  'a hub lead': actor('mia', { standing: 'HUB_LEAD' }),
  'an administrator': actor('abe', { standing: 'ADMINISTRATOR' }),
  'a senior leader': actor('sue', { standing: 'SENIOR_LEAD' }),
  'its partner': actor('pat', { standing: 'PARTNER', partner: 'trust' }),
  'another partner': actor('pam', { standing: 'PARTNER', partner: 'college' }),
  'a national coordinator': { ...actor('noa'), isCoordinator: true },
};
type Who = keyof typeof people;

const everybody = Object.keys(people);
const leading: Who[] = ['its lead', 'the lead of its phase', 'a hub lead'];
const deciding: Who[] = ['the lead of its phase', 'a hub lead'];

/** DOMAIN.md 1.4, row by row: who may, and by leaving them out, who may not. */
const expected: Record<Right, readonly string[]> = {
  browse: everybody,
  'take part': everybody,
  'express interest': everybody,
  'give up own place': ['the teacher whose it is'],
  'confirm own place': ['the teacher whose it is'],
  'see own data': ['the teacher whose it is'],
  'propose a group': everybody,
  'write the proposal': ['the teacher whose it is'],
  'read the proposal': ['the teacher whose it is', ...deciding, 'an administrator', 'a senior leader'],
  'decide on proposals': deciding,
  'see members': ['the teacher whose it is', ...leading, 'its partner', 'an administrator', 'a senior leader'],
  'see the roster': [...leading, 'its partner', 'an administrator', 'a senior leader'],
  'offer places': [...leading, 'its partner', 'an administrator'],
  'allot schools': [...deciding, 'an administrator'],
  'edit groups': [...deciding, 'an administrator'],
  'cancel a group': deciding,
  'edit projects': ['a hub lead', 'an administrator'],
  'edit the hub': ['a hub lead', 'an administrator'],
  'see what needs the hub': ['a hub lead', 'an administrator'],
  'connect a workspace': ['a hub lead', 'an administrator'],
  'export a group': [...leading, 'its partner', 'an administrator'],
  'export the hub': ['a hub lead', 'an administrator'],
  'part joined accounts': ['a hub lead', 'an administrator'],
  'publish nationally': ['a national coordinator'],
  'see counts over hubs': ['a national coordinator'],
  'schedule sessions': [...leading, 'its partner', 'an administrator'],
  'log sessions': [...leading, 'its partner'],
  'write the report': ['its lead'],
  'accept the report': deciding,
  'read the report': [...leading, 'an administrator', 'a senior leader'],
  'oversee reports': [...deciding, 'an administrator', 'a senior leader'],
  'see money': [...leading, 'an administrator', 'a senior leader'],
  'keep money': [...deciding, 'an administrator'],
  'commission a lead': deciding,
  announce: leading,
  'draft an announcement': [...leading, 'an administrator'],
  'run the network': ['a hub lead', 'an administrator'],
  'register a channel': [...leading, 'an administrator'],
  'import registers': ['a hub lead', 'an administrator'],
  'see roles': [...deciding, 'an administrator', 'a senior leader'],
  'give and end roles': ['a hub lead', 'an administrator'],
  'make a hub lead': ['a hub lead'],
  'approve an erasure': ['a hub lead'],
  'export or erase a person’s data': ['an administrator'],
};

describe.each(Object.keys(granted) as Right[])('%s', (right) => {
  test.each(Object.entries(people))('is decided rightly for %s', (who, person) => {
    expect(may(person, right, subject)).toBe(expected[right].includes(who));
  });
});

test('nothing that belongs to nobody is anybody’s', () => {
  expect(may(actor('tom'), 'give up own place', {})).toBe(false);
  expect(may(actor('lena'), 'write the report', {})).toBe(false);
  expect(may(actor('pia', { standing: 'PHASE_LEAD', phase: 'PRIMARY' }), 'log sessions', { phases: [] })).toBe(false);
});

test('a group of two phases is each phase lead’s', () => {
  const both = { phases: ['PRIMARY', 'SECONDARY'] satisfies Phase[] };
  for (const phase of both.phases)
    expect(may(actor('p', { standing: 'PHASE_LEAD', phase }), 'log sessions', both)).toBe(true);
});
