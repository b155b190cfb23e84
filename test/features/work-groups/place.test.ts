import { describe, expect, test } from 'vitest';
import type { Actor } from '../../../src/core/people.ts';
import { type Facts, type SchoolPlace, standingOf } from '../../../src/features/work-groups/place.ts';

const school: Actor['school'] = { kind: 'at', id: 'tapton', name: 'Tapton', phases: ['PRIMARY'] };

const open: Facts = {
  state: 'RECRUITING',
  recruitment: 'OPEN',
  takesSchools: true,
  capacitySchools: 2,
  teachersPerSchool: 2,
  placesTaken: 1,
  waiting: 0,
  isInvited: false,
  schoolPlace: undefined,
  ownPlace: undefined,
};

const place = (state: SchoolPlace['state'], ...names: string[]): SchoolPlace => ({
  ...{ id: 'place', state, heldUntil: undefined, offeredUntil: undefined, headAgreed: false, version: 1 },
  teachers: names.map((name) => ({ personId: name, name })),
});

describe('what somebody may do about a group', () => {
  test.each([
    ['while there is room', {}, 'free'],
    ['when every place is taken', { placesTaken: 2 }, 'full'],
    ['when the group is larger than it may be', { placesTaken: 3 }, 'full'],
    ['when the lead chooses, also where it is full', { recruitment: 'SELECTION', placesTaken: 2 }, 'apply'],
    ['by invitation, without one', { recruitment: 'INVITATION' }, 'by invitation'],
    ['by invitation, invited', { recruitment: 'INVITATION', isInvited: true }, 'free'],
    ['invited to a full group', { recruitment: 'INVITATION', isInvited: true, placesTaken: 2 }, 'full'],
    ['when recruitment is closed', { takesSchools: false }, 'closed'],
    ['before it opens', { state: 'COMMISSIONED' }, 'not open yet'],
    ['when it is over', { state: 'EVALUATING' }, 'not open'],
    ['beside a colleague inside', { placesTaken: 2, schoolPlace: place('CONFIRMED', 'Ann') }, 'second'],
    ['beside a colleague inside, closed', { takesSchools: false, schoolPlace: place('HELD', 'Ann') }, 'second'],
    ['beside a colleague who waits', { placesTaken: 2, schoolPlace: place('WAITING', 'Ann') }, 'second'],
    ['beside two who wait', { schoolPlace: place('WAITING', 'Ann', 'Bea') }, 'school full'],
    ['when the school left', { schoolPlace: place('WITHDRAWN') }, 'free'],
    ['when the school was declined', { recruitment: 'SELECTION', schoolPlace: place('DECLINED') }, 'apply'],
    ['with a place', { ownPlace: place('CONFIRMED', 'Tom') }, 'mine'],
    ['with a place of a group that is over', { state: 'CLOSED', ownPlace: place('COMPLETED', 'Tom') }, 'mine'],
    ['with an application', { ownPlace: place('APPLIED', 'Tom') }, 'in line'],
    ['on the list, while recruitment is closed', { takesSchools: false, ownPlace: place('WAITING', 'Tom') }, 'in line'],
    ['with an offer', { ownPlace: place('OFFERED', 'Tom') }, 'in line'],
  ] satisfies [string, Partial<Facts>, string][])('%s', (_when, facts, kind) => {
    expect(standingOf({ ...open, ...facts }, school).kind).toBe(kind);
  });

  test('without a school there is nothing to take', () => {
    expect(standingOf(open, { kind: 'none' }).kind).toBe('no school');
  });
});
