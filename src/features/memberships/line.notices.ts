import { z } from 'zod';
import type { Block, Text, View } from '../../core/view.ts';
import type { Db } from '../../store/db.ts';
import type { Prisma } from '../../store/generated/client.ts';
import { defineNotice } from '../define.ts';
import { newsOfTime } from '../reminders/tell-news.ts';
import { seated, takesSchoolsNow } from '../work-groups/place.ts';
import { viewOfLine } from './line-view.ts';
import { readLineById } from './own-line.ts';
import { readMembershipById } from './own-memberships.ts';
import { showTheGroup } from './place-actions.ts';
import { viewOfPlace } from './place-view.ts';

const facts = z.object({ membership: z.uuid() });

const include = {
  group: { select: { id: true, title: true, contact: true } },
  participation: { include: { school: { select: { name: true } } } },
} satisfies Prisma.MembershipInclude;

const read = (db: Db, id: string) => db.membership.findUnique({ where: { id }, include });

const said = (text: Text): Block => ({ kind: 'text', text });

const browseOthers: Block = { kind: 'actions', actions: [{ label: 'Find another group', runs: 'browse' }] };

/** To the teachers of a school that waited: a place is theirs if they answer in time. */
export const placeOffered = defineNotice({
  name: 'place offered',
  whenUncertain: 'send again',
  facts,
  compose: async ({ membership }, { db, hub }): Promise<View | 'overtaken'> => {
    const line = await readLineById(db, membership);
    if (line?.place.state !== 'OFFERED') return 'overtaken';
    return viewOfLine('A place is free for your school', line, hub);
  },
});

/** To the teachers: the offer was not answered in time, or a colleague declined it. */
export const offerGone = defineNotice({
  name: 'offer gone',
  whenUncertain: 'send again',
  facts,
  compose: async ({ membership }, { db }): Promise<View | 'overtaken'> => {
    const row = await read(db, membership);
    const { state } = row?.participation ?? {};
    if (!row || (state !== 'LAPSED' && state !== 'WITHDRAWN')) return 'overtaken';
    const why =
      state === 'LAPSED'
        ? 'Nobody answered in time, so it goes to the next school.'
        : 'A colleague of your school has declined it, so it goes to the next school.';
    const again = {
      label: 'Join waiting list',
      spoken: `Join the waiting list of ${row.group.title}`,
      runs: 'wait',
      input: { group: row.groupId },
    };
    return {
      title: 'The offered place has gone',
      blocks: [
        said(['The place in “', row.group.title, '” is no longer kept for your school. ', why]),
        { kind: 'actions', actions: [again, showTheGroup(row.group)] },
      ],
    };
  },
});

/** The same when nobody answered in time. */
export const offeredPlaceLapsed = newsOfTime('offered place lapsed', offerGone);

const theirWords = (answer: string): Block[] => (answer ? [said(['They write: ', answer])] : []);

/** To the teachers: what the lead or the hub answered, with their own sentence; as it stands when it is sent. */
export const schoolAnswered = defineNotice({
  name: 'school answered',
  whenUncertain: 'send again',
  facts,
  compose: async ({ membership }, { db, hub, now }): Promise<View | 'overtaken'> => {
    const row = await read(db, membership);
    if (!row) return 'overtaken';
    const { state, answer } = row.participation;
    const words = theirWords(answer);
    if (seated.includes(state)) {
      const own = await readMembershipById(db, membership);
      if (!own) return 'overtaken';
      const view = viewOfPlace(state === 'HELD' ? 'Accepted: your place is held' : 'Accepted: you have a place', own, {
        hub,
        now,
      });
      return { ...view, blocks: [...words, ...view.blocks] };
    }
    if (state === 'WAITING') {
      const line = await readLineById(db, membership);
      if (!line) return 'overtaken';
      const view = viewOfLine('Accepted, and the group is full', line, hub);
      return { ...view, blocks: [...words, ...view.blocks] };
    }
    if (state !== 'DECLINED') return 'overtaken';
    return {
      title: 'No place in this group this time',
      blocks: [
        said(['About “', row.group.title, '”, for ', row.participation.school.name, '.']),
        ...words,
        browseOthers,
      ],
    };
  },
});

/** To a teacher whom the lead or the hub took out of a group: why, and whom to ask. */
export const withdrawn = defineNotice({
  name: 'withdrawn',
  whenUncertain: 'send again',
  facts,
  compose: async ({ membership }, { db, hub }): Promise<View | 'overtaken'> => {
    const row = await read(db, membership);
    if (row?.state !== 'WITHDRAWN') return 'overtaken';
    return {
      title: 'You are no longer in this group',
      blocks: [
        said(['You no longer take part in “', row.group.title, '”.']),
        said(['Their reason: ', row.withdrawReason ?? '']),
        said(`If that is a mistake, ask ${row.group.contact || hub.contact}.`),
        browseOthers,
      ],
    };
  },
});

/** To whoever wanted to hear: the group takes schools now. */
export const groupOpens = defineNotice({
  name: 'group opens',
  whenUncertain: 'send again',
  facts: z.object({ watch: z.uuid() }),
  compose: async ({ watch }, { db }): Promise<View | 'overtaken'> => {
    const row = await db.watch.findUnique({ where: { id: watch }, include: { group: true } });
    if (!row?.group || !takesSchoolsNow(row.group)) return 'overtaken';
    const { id, title } = row.group;
    return {
      title: 'A group you asked about is open',
      blocks: [
        said(['“', title, '” takes schools now.']),
        { kind: 'actions', actions: [{ ...showTheGroup({ id, title }), tone: 'main' as const }] },
      ],
    };
  },
});
