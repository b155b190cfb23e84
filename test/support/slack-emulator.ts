import { createEmulator } from 'emulate';
import { z } from 'zod';
import { type People, seatPeople } from './slack-people.ts';

/** How many people can be added: emulate takes users only when it starts. */
const chairs = 400;
const bot = { user_id: 'U0WGBOT', bot_id: 'B0WG', bot_user_id: 'U0WGBOT', app_id: 'A0WG' };

/** Scopes that the bot may have; the recorder has them all. */
export const everyScope = ['chat:write', 'commands', 'im:write', 'im:history', 'users:read'];
const recorderToken = 'xoxb-recorder';

/** The workspace's channel as the tests call it: emulate invents an id, and knows it by its name as well. */
export const sharedChannel = { id: 'C0SECONDARY', name: 'wg-secondary' };

const members = z.object({ members: z.array(z.object({ id: z.string(), name: z.string() })) });
const identity = z.object({ team_id: z.string() });

const seedFor = (botToken: string, scopes: string[]) => ({
  team: { name: 'Maths Hub', domain: 'mathshub' },
  strict_scopes: true,
  users: Array.from({ length: chairs }, (_, index) => ({ name: `chair-${index}` })),
  channels: [{ name: sharedChannel.name }],
  oauth_apps: [
    {
      client_id: '1.2',
      client_secret: 'none',
      name: 'Work Groups',
      bot_name: 'workgroups',
      redirect_uris: ['https://workgroups.example/slack/oauth_redirect'],
      ...bot,
      scopes,
    },
  ],
  tokens: [
    { token: botToken, type: 'bot', ...bot, scopes },
    { token: recorderToken, type: 'bot', ...bot, scopes: everyScope },
  ],
});

export type Emulator = {
  /** Calls a method with a form; what comes back is JSON. People are called by the ids they were added with. */
  call: (method: string, body: string) => Promise<string>;
  people: People;
  teamId: string;
  /** Where emulate itself is: its pages for installing. */
  url: string;
  close: () => Promise<void>;
};

/** Starts emulate's Slack with one workspace, the bot in it, and empty chairs for people. */
export async function startEmulator(botToken: string, scopes: string[]): Promise<Emulator> {
  const emulator = await createEmulator({ service: 'slack', port: 0, seed: { slack: seedFor(botToken, scopes) } });
  const ask = async (method: string, body: string, token: string) => {
    const headers = { 'content-type': 'application/x-www-form-urlencoded', authorization: `Bearer ${token}` };
    return (await fetch(`${emulator.url}/api/${method}`, { method: 'POST', headers, body })).text();
  };
  const everybody = members.parse(JSON.parse(await ask('users.list', `limit=${chairs + 10}`, recorderToken)));
  const people = seatPeople(everybody.members.filter(({ name }) => name.startsWith('chair-')).map(({ id }) => id));
  return {
    people,
    url: emulator.url,
    teamId: identity.parse(JSON.parse(await ask('auth.test', '', recorderToken))).team_id,
    call: async (method, body) => {
      const inward = people.inward(body).replace(`channel=${sharedChannel.id}`, `channel=${sharedChannel.name}`);
      const answer = people.outward(await ask(method, inward, botToken));
      return method === 'users.info' ? people.describe(answer) : answer;
    },
    close: () => emulator.close(),
  };
}
