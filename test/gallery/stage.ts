import { vi } from 'vitest';
import type { Outcome } from '../../src/core/command.ts';
import type { Option } from '../../src/core/form.ts';
import type { View } from '../../src/core/view.ts';
import { offered } from '../../src/features/rooms.ts';
import type { openHouse } from '../support/house.ts';
import type { TestHub } from '../support/house-builders.ts';

type House = Awaited<ReturnType<typeof openHouse>>;

/** Where Slack shows it: a form is always a modal, an answer to a form too. */
type Surface = 'message' | 'home' | 'modal';

/** Something the product shows, as it came about: which command answered, which refusal it is, which notice. */
export type Scene = {
  name: string;
  now: Date;
  outcome: Outcome;
  on: Surface;
  only?: 'slack' | 'teams';
  /** What a search field of the form found, where the platform draws it. */
  found?: Record<string, { words: string; options: Option[] }>;
  /** What was found and chosen comes back to the door as a value; the person saw this label. */
  labels?: Record<string, string>;
  command?: string;
  refusals: string[];
  notice?: string;
};

type More = Partial<Pick<Scene, 'on' | 'only' | 'found' | 'labels' | 'notice'>>;

type Ran = { command: string; outcome: Outcome };

/** Notes which command carried out what, until the test file is done. */
function listen(): Ran[] {
  const ran: Ran[] = [];
  for (const command of offered.commands) {
    const { name, carryOut } = command;
    vi.spyOn(command, 'carryOut').mockImplementation(async (...given) => {
      const outcome = await carryOut(...given);
      ran.push({ command: name, outcome });
      return outcome;
    });
  }
  return ran;
}

const codesIn = (outcomes: Outcome[]) => [
  ...new Set(outcomes.flatMap((outcome) => (outcome.kind === 'refuse' ? [outcome.code] : []))),
];

/** Not the digits in the middle of an id. */
const code = /(?<![\w-])(?:[2-9A-HJKMNP-TV-Z]{4}-){2}[2-9A-HJKMNP-TV-Z]{4}(?![\w-])/g;

const address = /\/links\/[\w-]{43}/g;

/** One-time codes and addresses are new each time: a scene shows the same ones, so that it reads as approved. */
const withSteadyCodes = (outcome: Outcome): Outcome =>
  JSON.parse(JSON.stringify(outcome).replace(code, '7KQX-M2HD-9WPA').replace(address, '/links/token'));

/** A house in which people do things, and whoever watches takes what they see as a scene of the gallery. */
export function createStage(house: House) {
  const scenes: Scene[] = [];
  const ran = listen();

  function add(name: string, drawn: Outcome, more: More = {}) {
    const outcome = withSteadyCodes(drawn);
    const lately = ran.splice(0);
    const command = lately.at(-1)?.command;
    const refusals = codesIn([...lately.map((one) => one.outcome), outcome]);
    const on = outcome.kind === 'ask' ? 'modal' : 'message';
    scenes.push({ name, now: house.clock.now(), outcome, on, ...(command && { command }), refusals, ...more });
  }

  /** Takes what somebody sees now. */
  const take = (name: string, by: { outcome: Outcome }, more?: More) => add(name, by.outcome, more);

  /** Takes a view that a door draws by itself. */
  const takeView = (name: string, view: View, more?: More) => {
    ran.splice(0);
    add(name, { kind: 'reply', audience: 'actor', view }, more);
  };

  /** Takes the newest notice of a kind that waits for somebody, as it would be sent now. */
  async function takeNotice(name: string, to: { personId: string }, kind: string) {
    const waiting = (await house.notices(to)).findLast((one) => one.kind === kind);
    if (!waiting || waiting.view === 'overtaken') throw new Error(`no notice “${kind}” waits: ${waiting?.said}`);
    takeView(name, waiting.view, { notice: kind });
  }

  /** Takes the newest notice of a kind that waits for a channel, as everybody there would read it now. */
  async function takeInChannel(name: string, channel: string, kind: string) {
    const waiting = (await house.inChannel(channel)).findLast((one) => one.kind === kind);
    if (!waiting || waiting.view === 'overtaken') throw new Error(`no notice “${kind}” waits: ${waiting?.said}`);
    takeView(name, waiting.view, { notice: kind });
  }

  let here: TestHub | undefined;

  /** A hub of the scenes' own: what other scenes make is not in it. */
  async function openHub(wishes: Parameters<House['hub']>[0] = {}): Promise<TestHub> {
    here = await house.hub({ name: 'Wensum Maths Hub', contact: 'the hub office, office@hub.example', ...wishes });
    return here;
  }

  /** A Work Group whose project is the hub's own, so that no other scene's catalogue shows it. */
  async function group(title: string, wishes: Parameters<House['group']>[0] = {}) {
    const project = await house.project({ title, code: wishes.code ?? null, ownerHubId: here?.id ?? null });
    return house.group({ projectId: project.id, ...wishes, title });
  }

  /** A teacher at a school of that name. */
  const teacher = async (name: string, school: string) =>
    house.person(name, { at: await house.school({ name: school }) });

  return { house, scenes, take, takeView, takeNotice, takeInChannel, openHub, group, teacher };
}

export type Stage = ReturnType<typeof createStage>;
