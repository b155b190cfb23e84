import { z } from 'zod';
import type { DueKind } from '../../core/due.ts';
import type { Action } from '../../core/view.ts';
import { text } from '../../core/view.ts';
import type { Db } from '../../store/db.ts';
import type { NetworkMeeting } from '../../store/generated/client.ts';
import type { NetworkAnswer } from '../../store/generated/enums.ts';
import { defineReminder, type Words } from '../reminders/define-reminder.ts';
import { remindAll } from '../reminders/remind.moves.ts';
import { daysFor } from '../sessions/session.due.ts';
import { meetingRule } from './meeting.due.ts';
import { concernedBy, guestAt, guestsAt, loadMeeting } from './meeting.reads.ts';
import { aboutMeeting, answerAction, answerActions, whenOf, whereOf } from './meeting.ts';

const facts = z.object({ meeting: z.uuid(), startsAt: z.string() });

function wordsFor(meeting: NetworkMeeting, answered: NetworkAnswer | null): Omit<Words, 'days'> {
  const { link, startsAt, purpose } = meeting;
  const [comes, isUnsure] = [answered === 'YES', answered === 'MAYBE'];
  const title = comes ? 'The network meeting is coming up' : 'Can you come to the network meeting?';
  const online = link ? [{ label: 'Online', value: { link, label: 'Open the meeting' } }] : [];
  const acts: Action[] = comes
    ? [aboutMeeting('See the meeting', 'meeting', meeting), answerAction(meeting, 'no')]
    : answerActions(meeting, answered);
  return {
    title,
    blocks: [
      text(purpose),
      {
        kind: 'facts',
        facts: [{ label: 'When', value: whenOf(meeting) }, { label: 'Where', value: whereOf(meeting) }, ...online],
      },
      ...(isUnsure ? [text('You said maybe. Please decide, so that the hub knows who comes.')] : []),
    ],
    line: title,
    detail: [whenOf(meeting), ` · ${whereOf(meeting)}${isUnsure ? ' · you said maybe: please decide' : ''}`],
    acts,
    about: 'the network meeting',
    until: startsAt,
  };
}

/** To whoever is expected at a meeting, or comes, and has not said that they can't. */
export const meetingComingUp = defineReminder({
  name: meetingRule.name,
  topic: 'network meeting',
  facts,
  words: async ({ meeting: id, startsAt }, { db, hub, now, to }) => {
    const meeting = await loadMeeting(db, id);
    if (meeting?.state !== 'ANNOUNCED' || meeting.startsAt.toISOString() !== startsAt) return 'overtaken';
    const answered = (await guestAt(db, id, to.personId))?.answer ?? null;
    const concerned = await concernedBy({ db, now }, meeting);
    if (answered === 'NO' || !concerned.includes(to.personId)) return 'overtaken';
    return { ...wordsFor(meeting, answered), days: daysFor(meeting, hub) };
  },
});

/** Everybody whom a meeting concerns is reminded in their digest, but for those who can't come. */
export const remindsOfMeeting: DueKind<Db> = {
  ...meetingRule,
  only: 'reads and tells',
  run: async (id, { db, hub, now, tell }) => {
    const meeting = await loadMeeting(db, id);
    if (meeting?.state !== 'ANNOUNCED') return;
    const away = (await guestsAt({ db }, meeting)).filter(({ answer }) => answer === 'NO');
    const not = new Set(away.map(({ personId }) => personId));
    const people = (await concernedBy({ db, now }, meeting)).filter((person) => !not.has(person));
    const given = { meeting: id, startsAt: meeting.startsAt.toISOString() };
    const about = { kind: meetingRule.name, facts: given, about: `${id}/${given.startsAt}` };
    await remindAll({ hub, now, tell }, people, { ...about, days: daysFor(meeting, hub) });
  },
};
