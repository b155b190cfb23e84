import { setTimeout as after } from 'node:timers/promises';
import type { Address, Messenger } from '../../src/core/notice.ts';
import { offered } from '../../src/features/rooms.ts';
import { openHouse } from './house.ts';

/** A message that arrived: when, where, and which kinds of notices went in it. */
export type Arrived = {
  at: Date;
  to: string;
  platform: string;
  title: string;
  kinds: string[];
  isDigest: boolean;
  key: string;
};

const isReminder = new Set(offered.noticeKinds.filter(({ remind }) => remind).map(({ name }) => name));

/**
 * A house whose post room sends, with a receiving end that writes down what arrives at each person by name. Time goes
 * from one moment at which something is due to the next; in between nothing can happen.
 */
export async function openCallingHouse(now: Date) {
  const arrived: Omit<Arrived, 'kinds' | 'isDigest'>[] = [];
  const names = new Map<string, string>();
  let clock = () => now;
  const deliver: Messenger['deliver'] = async (address: Address, view, key) => {
    const user = 'user' in address ? address.user : address.channel;
    arrived.push({ at: clock(), to: names.get(user) ?? user, platform: address.platform, title: view.title, key });
    return { kind: 'sent', id: key };
  };
  const messenger: Messenger = { deliver, find: async () => 'unknown' };
  const house = await openHouse({ now, messengers: { slack: messenger, teams: messenger } });
  clock = house.clock.now;
  const open = ['WAITING' as const, 'CLAIMED' as const];

  /** Comes back when nothing waits that may be sent by now. */
  async function settled() {
    const where = { state: { in: open }, notBefore: { lte: clock() } };
    while ((await house.db.notice.count({ where })) > 0) await after(2);
  }

  /** What is due at an instant is done and sent. */
  async function live(instant: Date) {
    house.clock.set(instant);
    await house.sweep();
    await settled();
  }

  /** The next instant at which something is due, or may be sent. */
  async function nextMoment(): Promise<Date | undefined> {
    const due = await house.db.dueRow.findFirst({ where: { doneAt: null }, orderBy: { dueAt: 'asc' } });
    const notice = await house.db.notice.findFirst({ where: { state: { in: open } }, orderBy: { notBefore: 'asc' } });
    const moments = [due?.dueAt, notice?.notBefore].filter((moment) => moment !== undefined);
    const [first] = moments.toSorted((one, other) => one.getTime() - other.getTime());
    return first;
  }

  return {
    ...house,
    /** Who is meant by an account, for what arrives. */
    named: <P extends { account: { user: string; name?: string } }>(person: P): P => {
      names.set(person.account.user, person.account.name ?? '');
      return person;
    },
    /** Does and sends what is due at an instant, whatever was before. */
    live,
    /** Lets time go by, from moment to moment, until an instant. */
    until: async (instant: Date) => {
      for (let stuck = 0; stuck < 20; ) {
        const moment = await nextMoment();
        if (!moment || moment > instant) break;
        stuck = moment > clock() ? 0 : stuck + 1;
        await live(moment > clock() ? moment : clock());
      }
      await live(instant);
    },
    /** Everything that arrived so far, in order, with the kinds of notices in it. */
    arrived: async (): Promise<Arrived[]> => {
      const notices = await house.db.notice.findMany({ select: { id: true, withId: true, kind: true } });
      const inMessage = Map.groupBy(notices, ({ id, withId }) => withId ?? id);
      return arrived.map((message) => {
        const kinds = (inMessage.get(message.key) ?? []).map(({ kind }) => kind).toSorted();
        return { ...message, kinds, isDigest: kinds.some((kind) => isReminder.has(kind)) };
      });
    },
  };
}
