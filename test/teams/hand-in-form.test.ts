import { describe, expect, test } from 'vitest';
import { refuse } from '../../src/core/command.ts';
import type { Origin } from '../support/teams-activities.ts';
import type { OpenDoor } from '../support/teams-door.ts';
import { amongOthers, asWords, log, pressOn, school, shownIn, thread, written } from '../support/teams-press.ts';
import { again, everyField, schoolForm, shown } from '../support/teams-samples.ts';
import { fillIn, findVerb } from '../support/teams-screen.ts';
import { openTeamsRoom } from '../support/teams-setup.ts';

const room = openTeamsRoom();
let door: OpenDoor;

describe('a form', () => {
  const submit = findVerb(log, '#submit');

  test('hands over what was typed, and is replaced by what came of it', async () => {
    door = await room.open({ answer: () => shown('The session is saved') });
    const typed = fillIn(log, {
      title: 'Fractions',
      attended: '12',
      phases: ['primary', 'secondary'],
      format: 'Online',
    });
    expect(shownIn(await pressOn(door, submit, typed)).text).toBe('The session is saved');
    expect(door.asked).toMatchObject([
      {
        runs: 'log',
        input: { group: 'g1' },
        answers: {
          title: 'Fractions',
          attended: '12',
          phases: ['PRIMARY', 'SECONDARY'],
          format: 'ONLINE',
          day: '2026-11-20',
        },
      },
    ]);
    await door.stop();
    expect(written(door)).toEqual([['PUT', 'a:ann', 'The session is saved']]);
  });

  test('that is not right comes back with what was typed and what is wrong, each at its field', async () => {
    const answer = (asked: Parameters<typeof again>[1]) =>
      again(everyField, asked, { errors: { title: 'Use another title.' } });
    door = await room.open({ answer });
    const typed = fillIn(log, { title: 'Fractions', notes: 'Go on', attended: '12', phases: ['secondary', 'other'] });
    const { form } = shownIn(await pressOn(door, submit, typed));
    const values = Object.fromEntries(form?.fields.map((field) => [field.id, field.value]) ?? []);
    expect(values).toMatchObject({
      title: 'Fractions',
      notes: 'Go on',
      attended: '12',
      phases: ['secondary', 'other'],
    });
    expect(form?.fields[0]?.error).toBe('Use another title.');
    await door.stop();
    expect(door.sent(), 'the message must not change while somebody types').toEqual([]);
  });

  test('that cannot be handed in now stays as it is: the no is a message below', async () => {
    door = await room.open({ answer: () => refuse('closed', 'This account is switched off.') });
    expect(await pressOn(door, submit)).toMatchObject({ type: asWords });
    await door.stop();
    expect(written(door)).toEqual([['POST', 'a:ann', '⚠ This account is switched off.']]);
  });

  test('handed in twice carries the same press token twice', async () => {
    door = await room.open();
    await Promise.all([pressOn(door, submit), pressOn(door, submit)]);
    expect(new Set(door.asked.map((asked) => asked.press)).size).toBe(1);
  });

  test('drawn again, or its next step, carries a new press token: else it would find the last answer', async () => {
    door = await room.open({ answer: (asked) => again(everyField, asked) });
    const answer = await pressOn(door, submit);
    expect(findVerb(answer.value, '#submit')?.data).not.toEqual(submit?.data);
  });

  test('carries its draft on', async () => {
    door = await room.open({ answer: (asked) => again(schoolForm, asked, { errors: { school: 'Choose.' } }) });
    const answer = await pressOn(door, findVerb(school, '#submit'));
    expect(door.asked).toMatchObject([{ draft: 'draft-7' }]);
    expect(findVerb(answer.value, '#submit')?.data).toMatchObject({ '#form': { draft: 'draft-7' } });
  });

  test('of somebody else is refused kindly, and nothing is done', async () => {
    door = await room.open();
    const tom: Origin = { user: 'tom', where: 'channel' };
    for (const verb of ['#submit', '#cancel']) {
      const answer = await pressOn(door, findVerb(log, verb), {}, tom);
      expect(answer.value).toBe('This form was opened by somebody else. Type “workgroups” to open your own.');
    }
    expect([door.asked, door.sent()]).toEqual([[], []]);
  });

  test('that is cancelled is gone, and says that nothing was saved', async () => {
    door = await room.open();
    expect(shownIn(await pressOn(door, findVerb(log, '#cancel'))).text).toBe('Nothing was saved.');
    await door.stop();
    expect([door.asked, written(door)]).toEqual([[], [['PUT', 'a:ann', 'Nothing was saved.']]]);
  });

  test('handed in inside a channel is answered to the presser alone', async () => {
    door = await room.open({ answer: () => shown('The session is saved') });
    expect(shownIn(await pressOn(door, submit, {}, amongOthers)).text).toBe('The session is saved');
    await door.stop();
    expect(door.sent()).toEqual([]);
  });

  test('whose result is for all is told to all, and is done for the presser', async () => {
    door = await room.open({ answer: () => shown('Session 3 was held', { audience: 'channel' }) });
    expect(shownIn(await pressOn(door, submit, {}, amongOthers)).text).toBe('Session 3 was held');
    await door.stop();
    expect(written(door)).toEqual([['POST', thread, 'Session 3 was held']]);
  });
});
