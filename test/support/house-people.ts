import type { Outcome } from '../../src/core/command.ts';
import type { Answers, Form } from '../../src/core/form.ts';
import type { AccountSeen, Place, Platform } from '../../src/core/people.ts';
import type { Asked, Dispatcher } from '../../src/core/ports.ts';
import { digestOf, type Reminder } from '../../src/core/reminder.ts';
import { plain, sayForm, sayView } from '../../src/core/say.ts';
import type { Action, View } from '../../src/core/view.ts';
import { offered } from '../../src/features/rooms.ts';
import type { Hubs } from '../../src/store/hubs.ts';
import type { OpenStore } from '../../src/store/open-store.ts';
import { createLinks } from '../../src/store/web-links.ts';
import type { TestHub } from './house-builders.ts';

type Around = { store: OpenStore; dispatcher: Dispatcher; hubs: Hubs; clock: () => Date };
/** `channel` is one with this name, in which they speak. */
type Whereabouts = { platform?: Platform; workspace?: string; channel?: string };
type PersonWishes = Whereabouts & { at?: { id: string } | 'no school' };
type Press = Extract<Action, { runs: string }>;

/** A notice that waits, as its kind would say it now. */
type Waiting = { kind: string; notBefore: string; view: View | 'overtaken'; said: string; buttons: string[] };

const tenant = 'tenant-1';
let seen = 0;

/** Every button of a view, from top to bottom. */
export const actionsOf = (view: View): Action[] =>
  view.blocks.flatMap((block) => {
    if (block.kind === 'actions') return block.actions;
    return block.kind === 'items'
      ? [...block.items.flatMap((item) => item.actions ?? []), ...(block.more ? [block.more] : [])]
      : [];
  });

const goesBy = (action: Action, name: string) =>
  action.label === name || ('spoken' in action && action.spoken === name);

function buttonOf(view: View | undefined, name: string): Press {
  const found = view && actionsOf(view).find((action) => goesBy(action, name));
  if (found && 'runs' in found) return found;
  throw new Error(`there is no button “${name}”, but ${view ? actionsOf(view).map((one) => one.label) : 'no view'}`);
}

/** What a person can do at the dispatcher: it looks the same from Slack and from Teams. */
function act({ dispatcher, clock }: Around, account: AccountSeen, place: Place) {
  let last: Outcome | undefined;
  let shown: View | undefined;
  let asked: Asked | undefined;

  async function dispatch(what: Asked): Promise<Outcome> {
    asked = what;
    last = await dispatcher.dispatch(what);
    if (last.kind === 'reply') shown = last.view;
    return last;
  }
  const token = () => ({ press: crypto.randomUUID() });
  const base = { account, place };
  const outcome = () => {
    if (!last) throw new Error(`${account.name} has not done anything yet`);
    return last;
  };
  const form = (): Form => {
    const { kind, ...rest } = outcome();
    if ('form' in rest) return rest.form;
    throw new Error(`no form is open, but a ${kind}: ${said()}`);
  };
  const said = (): string => {
    const answer = outcome();
    if (answer.kind === 'refuse') return answer.message;
    return answer.kind === 'ask' ? sayForm(answer.form, clock()) : sayView(answer.view, clock());
  };
  return {
    account,
    place,
    /** Types words. */
    say: (typed: string) => dispatch({ ...base, typed }),
    /** Presses the button with this label, or spoken label, on the last view or on an earlier one. */
    press: (name: string, on = shown) => {
      const { runs, input = {}, version } = buttonOf(on, name);
      return dispatch({ ...base, ...token(), runs, input, ...(version !== undefined && { version }) });
    },
    /** The platform sends the last press or form once more. */
    pressAgain: () => {
      if (!asked?.press) throw new Error(`${account.name} has pressed nothing yet`);
      return dispatch(asked);
    },
    /** Fills in and submits the open form. */
    fill: (answers: Answers) => {
      const { runs, input = {}, draft } = form();
      return dispatch({ ...base, ...token(), runs, input, answers, ...(draft && { draft }) });
    },
    /** Runs a command as a button that is drawn somewhere would. */
    run: (runs: string, input: Record<string, string> = {}, answers?: Answers) =>
      dispatch({ ...base, ...token(), runs, input, ...(answers && { answers }) }),
    /** Types into a search field. */
    search: (source: string, words: string) => dispatcher.search(account, place, source, words),
    get outcome() {
      return outcome();
    },
    get form() {
      return form();
    },
    get view(): View {
      if (last?.kind === 'reply') return last.view;
      throw new Error(`no view is shown, but: ${said()}`);
    },
    /** Everything the last answer says. */
    get said() {
      return said();
    },
    /** The code of the last answer when it was a no. */
    get refusal() {
      const answer = outcome();
      return answer.kind === 'refuse' ? answer.code : `not refused, but: ${said()}`;
    },
    get buttons() {
      return last?.kind === 'reply' ? actionsOf(last.view).map((action) => action.label) : [];
    },
    /** The lines of the lists shown, title and detail. */
    get lines() {
      const lists = last?.kind === 'reply' ? last.view.blocks.filter((block) => block.kind === 'items') : [];
      const say = (words: Parameters<typeof plain>[0]) => plain(words, clock());
      return lists.flatMap(({ items }) =>
        items.map(({ title, detail }) => [say(title), say(detail ?? '')].join(' | ')),
      );
    },
  };
}

/** Makes people: strangers that nobody has seen, and persons that the hub knows. */
export function createPeople(around: Around, here: () => TestHub) {
  const { store, hubs, clock } = around;

  function whereabouts(name: string, { platform = 'slack', workspace, channel }: Whereabouts): [AccountSeen, Place] {
    seen += 1;
    const user = `U${seen}`;
    const own = platform === 'slack' ? here().workspace : here().team;
    const slackTenant = workspace ?? own;
    const account = { platform, tenant: platform === 'slack' ? slackTenant : tenant, user, name };
    const place = { workspace: workspace ?? own, conversation: channel ? `C-${channel}` : `C${seen}` };
    if (channel) return [account, { ...place, kind: 'channel', channel: { name: channel, address: {} } }];
    return [account, { ...place, kind: platform === 'slack' ? 'personal' : 'channel' }];
  }

  /** Somebody the bot has never met, in the hub's Slack workspace or Teams team; `workspace: ''` is a private Teams chat. */
  const stranger = (name: string, wishes: Whereabouts = {}) => act(around, ...whereabouts(name, wishes));

  /** Somebody the hub has welcomed before, at a school, without one, or not asked yet. */
  async function person(name: string, { at, ...wishes }: PersonWishes = {}) {
    const [account, place] = whereabouts(name, wishes);
    const standing = at === 'no school' ? 'NO_SCHOOL' : at ? 'AT_SCHOOL' : 'UNKNOWN';
    const { id: personId } = await store.prisma.person.create({
      data: {
        name,
        schoolStanding: standing,
        schoolId: at && at !== 'no school' ? at.id : null,
        hubPersons: { create: { hubId: here().id, welcomedAt: clock() } },
        accounts: {
          create: {
            platform: account.platform === 'slack' ? 'SLACK' : 'TEAMS',
            tenant: account.tenant,
            externalId: account.user,
            lastSeenAt: clock(),
          },
        },
      },
    });
    return Object.assign(act(around, account, place), { personId });
  }

  /** What waits to be said in a channel of the current hub, by its name, oldest first, composed as it would be sent now. */
  async function inChannel(name: string): Promise<Waiting[]> {
    const hub = await hubs.byId(here().id);
    if (!hub) throw new Error('the hub is not known');
    const rows = await store.prisma.notice.findMany({
      where: { channel: { name }, hubId: hub.id, state: 'WAITING' },
      orderBy: { id: 'asc' },
    });
    const compose = async ({ kind, facts, notBefore }: (typeof rows)[number]): Promise<Waiting> => {
      const known = offered.noticeKinds.find((one) => one.name === kind);
      if (!known?.inChannel) throw new Error(`nobody says ${kind} in a channel`);
      const view = await known.inChannel(facts, { db: store.read(hub), hub, now: clock() });
      return waitingOf({ kind, notBefore: notBefore.toISOString(), view });
    };
    return Promise.all(rows.map(compose));
  }

  const waitingOf = (about: Pick<Waiting, 'kind' | 'notBefore' | 'view'>): Waiting =>
    about.view === 'overtaken'
      ? { ...about, said: 'overtaken', buttons: [] }
      : { ...about, said: sayView(about.view, clock()), buttons: actionsOf(about.view).map((one) => one.label) };

  /** What waits to be said to a person in the current hub, oldest first, composed as it would be sent now. */
  async function notices({ personId }: { personId: string }): Promise<Waiting[]> {
    const hub = await hubs.byId(here().id);
    if (!hub) throw new Error('the hub is not known');
    const rows = await store.prisma.notice.findMany({
      where: { personId, hubId: hub.id, state: 'WAITING' },
      orderBy: { id: 'asc' },
      include: { person: true },
    });
    const compose = async ({
      id: notice,
      kind,
      facts,
      person: to,
      notBefore,
    }: (typeof rows)[number]): Promise<Waiting> => {
      const known = offered.noticeKinds.find((one) => one.name === kind);
      if (!known || !to) throw new Error(`nobody composes ${kind}`);
      const [db, now, who] = [store.read(hub), clock(), { personId, name: to.name }];
      const link = createLinks('https://workgroups.example')(db, hub, who, now);
      const inside = { db, hub, now, to: who, link, notice };
      const view = await known.compose(facts, inside);
      return waitingOf({ kind, notBefore: notBefore.toISOString(), view });
    };
    return Promise.all(rows.map(compose));
  }

  /** The digest that a person would get of all the reminders that wait for them, whenever they may be said. */
  async function digest({ personId }: { personId: string }): Promise<View> {
    const hub = await hubs.byId(here().id);
    if (!hub) throw new Error('the hub is not known');
    const rows = await store.prisma.notice.findMany({
      where: { personId, hubId: hub.id, state: 'WAITING' },
      orderBy: { id: 'asc' },
      include: { person: { select: { name: true } } },
    });
    const said: Reminder[] = [];
    for (const { id: notice, kind, facts, person } of rows) {
      const [db, now, to] = [store.read(hub), clock(), { personId, name: person?.name ?? '' }];
      const link = createLinks('https://workgroups.example')(db, hub, to, now);
      const known = offered.noticeKinds.find(({ name }) => name === kind);
      const words = await known?.remind?.(facts, { db, hub, now, to, link, notice });
      if (words && words !== 'overtaken' && 'view' in words) said.push(words);
    }
    return digestOf(said);
  }

  /** A person as a stranger becomes after the first contact. */
  async function personIdOf({ account }: { account: AccountSeen }): Promise<string> {
    const { tenant: of, user } = account;
    return (await store.prisma.account.findFirstOrThrow({ where: { tenant: of, externalId: user } })).personId;
  }

  return { stranger, person, notices, digest, inChannel, personIdOf };
}

export type Person = Awaited<ReturnType<ReturnType<typeof createPeople>['person']>>;
