import { describe, expect, test } from 'vitest';
import { activityFrom, pressFrom } from '../support/teams-activities.ts';
import type { OpenDoor } from '../support/teams-door.ts';
import { ann, asWords, show } from '../support/teams-press.ts';
import { openTeamsRoom } from '../support/teams-setup.ts';

const room = openTeamsRoom();
let door: OpenDoor;

describe('what this bot does not know gets a sentence, never silence or an error', () => {
  const older = 'This button is from an older version. Type “workgroups” to start again.';
  const invoke = async (more: object) => {
    door = await room.open();
    const response = await door.send(activityFrom(room.teams().connector.url, ann, { type: 'invoke', ...more }));
    return { status: response.status, body: JSON.parse(await response.text()) };
  };

  test.each([
    ['a verb of the door that is gone', { action: { type: 'Action.Execute', verb: '#gone', data: {} } }],
    ['a button without its data', { action: { type: 'Action.Execute', verb: 'join', data: {} } }],
    ['no verb', { action: { type: 'Action.Execute' } }],
    ['another kind of action', { action: { type: 'Action.Other' } }],
    ['nothing', undefined],
  ])('a press with %s', async (_name, value) => {
    expect(await invoke({ name: 'adaptiveCard/action', value })).toEqual({
      status: 200,
      body: { statusCode: 200, type: asWords, value: older },
    });
    expect(door.asked).toEqual([]);
  });

  test.each([
    ['task/fetch', { task: { type: 'message', value: older } }],
    ['task/submit', { task: { type: 'message', value: older } }],
    ['composeExtension/query', { composeExtension: { type: 'message', text: older } }],
    ['message/submitAction', {}],
    ['signin/verifyState', {}],
  ])('%s', async (name, body) => {
    expect(await invoke({ name, value: {} })).toEqual({ status: 200, body });
  });

  test('a press of somebody without an Entra account', async () => {
    door = await room.open();
    const from = { id: '29:guest', name: 'Guest' };
    const response = await door.send(pressFrom(room.teams().connector.url, ann, 'show', show?.data ?? {}, { from }));
    expect(JSON.parse(await response.text()).value).toMatch(/^I can only help people who are signed in/);
    expect(door.asked).toEqual([]);
  });
});
