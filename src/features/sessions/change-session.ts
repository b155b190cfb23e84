import { z } from 'zod';
import { type Outcome, refuse, reply } from '../../core/command.ts';
import type { Field, Form, Option } from '../../core/form.ts';
import { linkAnswer } from '../../core/link-answer.ts';
import { clockTimeSchema, daySchema, ukDay } from '../../core/uk-time.ts';
import type { Block, View } from '../../core/view.ts';
import { defineCommand, type HubBase } from '../define.ts';
import { sayWhere } from '../work-groups/work-group.ts';
import { engagementsOf, neededBy } from './busy.reads.ts';
import { clashOn } from './clash.ts';
import { dayRefused, meetingOptions } from './plan-form.ts';
import { proposalView } from './proposal-view.ts';
import { callOff, changeSession } from './session.moves.ts';
import { draftsOf, type SessionDetail } from './session.reads.ts';
import { aboutSession, canBecome, dayOf } from './session.ts';
import { calendarOf } from './session-calendar.reads.ts';
import { rightsOfSession, sessionChoice, sessionGone, sessionMeant } from './session-meant.ts';

const answers = z
  .object({
    day: daySchema.optional(),
    from: clockTimeSchema,
    to: clockTimeSchema,
    meets: z.enum(['VENUE', 'ONLINE', 'BLENDED'], { error: 'Choose how you meet.' }),
    venue: z.string().trim().max(200, 'Keep the venue under 200 characters.').default(''),
    link: linkAnswer,
    school: z.uuid().optional(),
  })
  .refine(({ from, to }) => from < to, { path: ['to'], message: 'It must end after it begins.' });
type Answers = z.infer<typeof answers>;

const isOpen = ({ state }: SessionDetail) => state === 'DRAFT' || state === 'POSTPONED' || state === 'SCHEDULED';

/** The schools of the group, to say which one a visit is to. */
async function schoolsOf({ groupId }: SessionDetail, { db }: HubBase): Promise<Option[]> {
  const places = await db.schoolParticipation.findMany({
    where: { groupId, state: { in: ['HELD', 'CONFIRMED'] } },
    include: { school: { select: { id: true, name: true } } },
    orderBy: { school: { name: 'asc' } },
  });
  return places.map(({ school }) => ({ value: school.id, label: school.name }));
}

function fieldsFor(session: SessionDetail, schools: Option[]): Field[] {
  const day = session.state === 'POSTPONED' ? {} : { value: dayOf(session.day) };
  const canWait = session.state !== 'DRAFT';
  return [
    {
      id: 'day',
      label: 'Day',
      kind: 'date',
      ...day,
      ...(canWait && { help: 'Leave it empty to postpone: a new date follows', optional: true }),
    },
    { id: 'from', label: 'Begins at', kind: 'time', value: session.from },
    { id: 'to', label: 'Ends at', kind: 'time', value: session.to },
    { id: 'meets', label: 'How do you meet?', kind: 'choice', options: meetingOptions, value: session.meets },
    { id: 'venue', label: 'Venue', kind: 'text', max: 200, optional: true, value: session.venue },
    { id: 'link', label: 'Link', kind: 'text', max: 300, optional: true, value: session.link },
    ...(session.length === 'SCHOOL_VISIT' && schools.length > 0
      ? [
          {
            id: 'school',
            label: 'Which school is visited?',
            kind: 'choice' as const,
            options: schools,
            ...(session.schoolId && { value: session.schoolId }),
          },
        ]
      : []),
  ];
}

function changeForm(session: SessionDetail, schools: Option[]): Form {
  const told = session.state === 'DRAFT' ? 'Nobody is told yet.' : 'Members are told what has changed.';
  return {
    title: `Change session ${session.number}`,
    shortTitle: `Change session ${session.number}`,
    intro: `${session.group.title}. ${told}`,
    minutes: 1,
    submit: 'Save the change',
    runs: 'change-session',
    input: { session: session.id },
    fields: fieldsFor(session, schools),
  };
}

/** Somebody needed is elsewhere at that time: said, and no reason to refuse. */
async function clashBlock(session: SessionDetail, given: Answers, { db }: HubBase): Promise<Block[]> {
  if (!given.day) return [];
  const needed = await neededBy(db, session.group);
  const engagements = await engagementsOf(db, session.group, needed, given.day);
  const why = clashOn(given.day, given, needed, engagements);
  return why ? [{ kind: 'notice', tone: 'warning', text: `Saved, but ${why}.` }] : [];
}

async function save(session: SessionDetail, given: Answers, base: HubBase): Promise<Outcome> {
  const { db } = base;
  const { day, from, to, meets, venue, link, school } = given;
  if (!day) {
    if (!canBecome(session.state, 'POSTPONED')) return refuse('which day', 'Choose the new day.', 'day');
    await callOff(base, session.group, session, { state: 'POSTPONED', reason: '' });
    return reply(postponed(session));
  }
  const schoolId = session.length === 'SCHOOL_VISIT' ? (school ?? session.schoolId) : session.schoolId;
  const whereabouts = { day, from, to, meets, venue, link, title: session.title, schoolId };
  await changeSession(base, session.group, session, whereabouts);
  const warnings = await clashBlock(session, given, base);
  if (session.state === 'DRAFT') {
    const view = proposalView(session.group, await draftsOf(db, session.groupId), base);
    return reply({ ...view, blocks: [...warnings, ...view.blocks] });
  }
  return reply(changed(session, given, warnings));
}

const backTo = (session: SessionDetail): Block => ({
  kind: 'actions',
  actions: [aboutSession('Show the session', 'session', session, session.group)],
});

const postponed = (session: SessionDetail): View => ({
  title: `Session ${session.number} is postponed`,
  blocks: [{ kind: 'text', text: 'I’m telling the members that a new date follows.' }, backTo(session)],
});

function changed(session: SessionDetail, given: Answers, warnings: Block[]): View {
  return {
    title: `Session ${session.number} is changed`,
    blocks: [
      ...warnings,
      {
        kind: 'facts',
        facts: [
          { label: 'Day', value: { day: given.day ?? '' } },
          { label: 'Where', value: sayWhere(given.meets, given.venue) },
        ],
      },
      { kind: 'text', text: 'I’m telling the members, with a file that moves it in their calendars.' },
      backTo(session),
    ],
  };
}

/** A session gets another day, time or place, or waits for one; the members are told. */
export const changeTheSession = defineCommand({
  name: 'change-session',
  kind: 'change',
  summary: 'Move a session or change its place',
  right: 'schedule sessions',
  input: sessionChoice,
  subject: sessionMeant,
  rightsOf: rightsOfSession,
  versionOf: ({ version }: SessionDetail) => version,
  ask: async ({ subject: session, input: _asked, ...base }) =>
    isOpen(session) ? { kind: 'ask', form: changeForm(session, await schoolsOf(session, base)) } : sessionGone,
  answers,
  run: async ({ subject: session, answers: given, input: _asked, ...base }) => {
    if (!isOpen(session)) return sessionGone;
    const visited = session.length === 'SCHOOL_VISIT' ? (given.school ?? session.schoolId) : session.schoolId;
    const calendar = await calendarOf(base, session.group, visited);
    const no = given.day && dayRefused(calendar, given.day, ukDay(base.now));
    return no ? refuse('no school', no, 'day') : save(session, given, base);
  },
});
