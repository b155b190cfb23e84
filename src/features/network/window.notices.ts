import { z } from 'zod';
import type { DueKind } from '../../core/due.ts';
import { addDays, instantOf, ukDay } from '../../core/uk-time.ts';
import { type Span, text, type View } from '../../core/view.ts';
import type { Db } from '../../store/db.ts';
import type { ProgrammeWindow } from '../../store/generated/client.ts';
import { tellNetwork } from '../channels/channel.moves.ts';
import { defineNotice } from '../define.ts';
import { defineReminder } from '../reminders/define-reminder.ts';
import { remindAll } from '../reminders/remind.moves.ts';
import { dayOf } from '../sessions/session.ts';
import { saidAt, windowClosesRule, windowOpensRule } from './window.due.ts';
import { forWhom, loadWindow } from './window.reads.ts';
import { isOpenOn, openPage } from './window.ts';

const facts = z.object({ window: z.uuid() });

/** The window, while one can apply. */
async function openNow(id: string, db: Db, now: Date): Promise<ProgrammeWindow | undefined> {
  const window = await loadWindow(db, id);
  return window && isOpenOn(window, ukDay(now)) ? window : undefined;
}

/** The window, until its last day is over. */
async function notOver(id: string, db: Db, now: Date): Promise<ProgrammeWindow | undefined> {
  const window = await loadWindow(db, id);
  return window && ukDay(now) <= dayOf(window.closesOn) ? window : undefined;
}

function announced(window: ProgrammeWindow, now: Date): View {
  const isOpen = isOpenOn(window, ukDay(now));
  const opens: Span[] = isOpen ? [] : ['from ', { day: dayOf(window.opensOn) }, ' '];
  return {
    title: isOpen ? 'A programme takes applications' : 'A programme opens soon',
    blocks: [
      text({ strong: window.title }),
      text('You can apply ', ...opens, 'until ', { day: dayOf(window.closesOn) }, '. The page says who can and how.'),
      { kind: 'actions', actions: [openPage(window), { label: 'See the network', runs: 'network' }] },
    ],
  };
}

/** In the channels of local leaders, or to those it is for: one can apply to a programme. */
export const windowOpens = defineNotice({
  name: windowOpensRule.name,
  whenUncertain: 'send again',
  facts,
  compose: async ({ window: id }, { db, now, to }) => {
    const window = await notOver(id, db, now);
    const isFor = window && (await forWhom({ db, now }, window)).includes(to.personId);
    return window && isFor ? announced(window, now) : 'overtaken';
  },
  inChannel: async ({ window: id }, { db, now }) => {
    const window = await notOver(id, db, now);
    return window ? announced(window, now) : 'overtaken';
  },
});

/** To those it is for, in time to apply. */
export const windowCloses = defineReminder({
  name: windowClosesRule.name,
  topic: 'programme window',
  facts: facts.extend({ closesOn: z.string() }),
  words: async ({ window: id, closesOn }, { db, now, to }) => {
    const window = await openNow(id, db, now);
    if (!window || dayOf(window.closesOn) !== closesOn) return 'overtaken';
    if (!(await forWhom({ db, now }, window)).includes(to.personId)) return 'overtaken';
    return {
      title: 'A programme closes soon',
      blocks: [text({ strong: window.title }), text('You can apply until ', { day: closesOn }, '.')],
      line: `Applications close: ${window.title}`,
      detail: ['until ', { day: closesOn }],
      acts: [openPage(window)],
      about: window.title,
      until: instantOf(addDays(closesOn, 1), '00:00'),
    };
  },
});

/** A window opens, or will while schools are shut: the network's channels hear it where it is for everybody; otherwise those it is for. */
export const announcesWindow: DueKind<Db> = {
  ...windowOpensRule,
  run: async (id, happening) => {
    const { db, hub, now, tell } = happening;
    const window = await notOver(id, db, now);
    if (!window || window.announcedAt) return;
    await db.programmeWindow.update({ where: { id }, data: { announcedAt: now } });
    const about = {
      kind: windowOpensRule.name,
      facts: { window: id },
      occasion: `${id}/${dayOf(window.opensOn)}`,
      notBefore: saidAt(window, hub, now),
    };
    if (window.forAll && (await tellNetwork(happening, 'tellsWindows', about)) > 0) return;
    for (const person of await forWhom(happening, window)) await tell({ ...about, to: { person } });
  },
};

/** Before a window closes, those it is for are reminded in their digest. */
export const remindsOfWindow: DueKind<Db> = {
  ...windowClosesRule,
  only: 'reads and tells',
  run: async (id, happening) => {
    const window = await openNow(id, happening.db, happening.now);
    if (!window) return;
    const closesOn = dayOf(window.closesOn);
    const about = { kind: windowClosesRule.name, facts: { window: id, closesOn }, about: `${id}/${closesOn}` };
    await remindAll(happening, await forWhom(happening, window), about);
  },
};
