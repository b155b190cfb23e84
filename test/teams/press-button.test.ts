import { describe, expect, test } from 'vitest';
import { type Outcome, refuse } from '../../src/core/command.ts';
import type { Origin } from '../support/teams-activities.ts';
import type { OpenDoor } from '../support/teams-door.ts';
import { amongOthers, ann, asWords, drawn, pressOn, show, shownIn, thread, written } from '../support/teams-press.ts';
import { everyBlock, everyField, shown } from '../support/teams-samples.ts';
import { findExecute } from '../support/teams-screen.ts';
import { openTeamsRoom } from '../support/teams-setup.ts';

const room = openTeamsRoom();
let door: OpenDoor;

describe('a button in a private chat', () => {
  test('runs its command with its input, version and press token', async () => {
    door = await room.open();
    await pressOn(door, show);
    expect(door.asked).toMatchObject([{ runs: 'show', input: { group: 'g1' }, version: 3, account: { user: 'ann' } }]);
    expect(door.asked[0]?.press).toMatch(/^[\da-f-]{36}\.\d+$/);
  });

  test('keeps the list it stands in: the answer is a new message below', async () => {
    door = await room.open({ answer: () => shown('NCP17-10a') });
    expect(await pressOn(door, show)).toMatchObject({ status: 200, type: asWords, value: 'I’ve answered below.' });
    expect(written(door)).toEqual([['POST', 'a:ann', 'NCP17-10a']]);
  });

  test('opens a form as a new message, so that the list is not lost', async () => {
    door = await room.open({ answer: () => ({ kind: 'ask', form: everyField }) });
    expect(await pressOn(door, show)).toMatchObject({ type: asWords });
    expect(written(door)).toEqual([['POST', 'a:ann', 'Log session 3']]);
  });

  test('that replaces is answered in its place, now and when the chat is opened again', async () => {
    door = await room.open({ answer: () => shown('You have left', { replaces: true }) });
    expect(shownIn(await pressOn(door, show, {}, ann, { replyToId: '42' })).text).toBe('You have left');
    await door.stop();
    expect(written(door)).toEqual([['PUT', 'a:ann', 'You have left']]);
    expect(door.sent()[0]?.path).toBe('/v3/conversations/a:ann/activities/42');
  });

  test('still shows its answer when a message cannot be written', async () => {
    door = await room.open({ answer: () => shown('NCP17-10a') });
    room.teams().connector.planned.push({ status: 503 });
    expect(shownIn(await pressOn(door, show)).text).toBe('NCP17-10a');
    await door.stop();
    expect(door.sent().map((one) => one.method)).toEqual(['POST']);
  });

  test('pressed twice carries the same press token twice', async () => {
    door = await room.open();
    await Promise.all([pressOn(door, show), pressOn(door, show)]);
    expect(door.asked).toHaveLength(2);
    expect(door.asked[0]?.press).toBe(door.asked[1]?.press);
  });

  test('drawn again carries another', () => {
    const other = findExecute(drawn({ kind: 'reply', audience: 'actor', view: everyBlock }), 'Show NCP17-10a');
    expect(other?.data).not.toEqual(show?.data);
  });
});

describe('a button on a card in a channel', () => {
  test('shows a private view to the presser alone, in their own chat, and the card stays', async () => {
    door = await room.open({ answer: () => shown('Your groups') });
    expect(await pressOn(door, show, {}, amongOthers)).toMatchObject({
      type: asWords,
      value: 'I’ve answered you in our own chat.',
    });
    expect(written(door)).toEqual([['POST', 'a:ann', 'Your groups']]);
  });

  test('shows it in place, to the presser alone, when they have no chat', async () => {
    door = await room.open({ answer: () => shown('Your groups') });
    room.teams().connector.planned.push({ status: 403, when: /conversations$/ });
    expect(shownIn(await pressOn(door, show, {}, amongOthers)).text).toBe('Your groups');
    expect(written(door)).toEqual([]);
  });

  test('opens a form inside the chat, which only the presser sees', async () => {
    door = await room.open({ answer: () => ({ kind: 'ask', form: everyField }) });
    expect(shownIn(await pressOn(door, show, {}, amongOthers)).form?.submit).toBe('Save the session');
    await door.stop();
    expect(written(door)).toEqual([]);
  });

  test('never changes the message for the others, only because the answer replaces for the presser', async () => {
    door = await room.open({ answer: () => shown('You have a place', { replaces: true }) });
    expect(shownIn(await pressOn(door, show, {}, amongOthers)).text).toBe('You have a place');
    await door.stop();
    expect(door.sent()).toEqual([]);
  });

  test('changes the message for all when the answer is for all and replaces', async () => {
    door = await room.open({ answer: () => shown('No places left', { audience: 'channel', replaces: true }) });
    expect(shownIn(await pressOn(door, show, {}, amongOthers, { replyToId: '42' })).text).toBe('No places left');
    await door.stop();
    expect(written(door)).toEqual([['PUT', thread, 'No places left']]);
  });

  test('answers all in the thread when the answer is for all', async () => {
    door = await room.open({ answer: () => shown('Tom has joined', { audience: 'channel' }) });
    expect(await pressOn(door, show, {}, amongOthers)).toMatchObject({ type: asWords, value: 'I’ve answered below.' });
    expect(written(door)).toEqual([['POST', thread, 'Tom has joined']]);
  });

  test('never says no before others', async () => {
    door = await room.open({ answer: () => refuse('no', 'You are not the lead.') });
    expect(await pressOn(door, show, {}, amongOthers)).toMatchObject({ value: 'I’ve answered you in our own chat.' });
    expect(written(door)).toEqual([['POST', 'a:ann', '⚠ You are not the lead.']]);
  });
});

describe('an answer that takes long', () => {
  async function slowly(outcome: Outcome, origin: Origin) {
    const gate = Promise.withResolvers<void>();
    door = await room.open({
      answer: async () => gate.promise.then(() => outcome),
      patience: { press: 20, message: 20 },
    });
    const answer = await pressOn(door, show, {}, origin);
    expect(answer).toMatchObject({
      status: 200,
      type: asWords,
      value: 'Still working: I’ll send the answer as a message.',
    });
    expect(door.sent()).toEqual([]);
    gate.resolve();
    await door.stop();
  }

  test('is promised at once, and comes as a message', async () => {
    await slowly(shown('You have a place', { replaces: true }), ann);
    expect(written(door)).toEqual([['POST', 'a:ann', 'You have a place']]);
  });

  test('comes in the own chat when a card in a channel was pressed', async () => {
    await slowly(shown('You have a place', { replaces: true }), amongOthers);
    expect(written(door)).toEqual([['POST', 'a:ann', 'You have a place']]);
  });

  test('comes to all when it is for all', async () => {
    await slowly(shown('No places left', { audience: 'channel', replaces: true }), amongOthers);
    expect(written(door)).toEqual([['POST', thread, 'No places left']]);
  });

  test('comes once', async () => {
    await slowly(shown('NCP17-10a'), ann);
    expect(written(door)).toEqual([['POST', 'a:ann', 'NCP17-10a']]);
  });
});
