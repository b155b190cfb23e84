import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import { type OpenDoor, openDoor, startTeams } from './teams-door.ts';

type Teams = Awaited<ReturnType<typeof startTeams>>;

/** One Teams for a test file, in which Ann has a chat with the bot; each test opens the door, which is closed after it. */
export function openTeamsRoom() {
  let running: Teams | undefined;
  let opened: OpenDoor | undefined;
  const teams = (): Teams => {
    if (!running) throw new Error('Teams is not started yet');
    return running;
  };
  beforeAll(async () => {
    running = await startTeams();
    running.connector.chats.set('29:ann', 'a:ann');
  });
  afterAll(() => teams().close());
  afterEach(async () => {
    await opened?.close();
    expect(teams().connector.planned).toEqual([]);
  });
  const open = async (...wishes: Parameters<typeof openDoor> extends [unknown, ...infer Rest] ? Rest : never) => {
    opened = await openDoor(teams(), ...wishes);
    return opened;
  };
  return { teams, open };
}
