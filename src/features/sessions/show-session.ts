import { reply } from '../../core/command.ts';
import { may } from '../../core/rights.ts';
import type { Action, Block, Span, Text } from '../../core/view.ts';
import type { Tag } from '../../store/generated/client.ts';
import { defineCommand, type HubBase } from '../define.ts';
import { tagsOfSession } from '../work-groups/tag.reads.ts';
import { tagFacts } from '../work-groups/tag.ts';
import { sayMoney, sayWhere } from '../work-groups/work-group.ts';
import { audienceOf, type SessionDetail } from './session.reads.ts';
import { aboutSession, dayOf, lastFreeDay, sayStanding } from './session.ts';
import { sessionFile } from './session-file.ts';
import { rightsOfSession, sessionChoice, sessionGone, sessionMeant } from './session-meant.ts';
import { waysFrom } from './session-ways.ts';

/** An address becomes a link that says what it leads to; other words stand as they are. */
const linked = (words: string, label: string): Span => (/^https:\/\/\S+$/.test(words) ? { link: words, label } : words);

function factsOf(session: SessionDetail, tags: Tag[], isMine: boolean, { hub, now }: HubBase): Block {
  const when: Text = { moment: session.startsAt.toISOString(), until: session.endsAt.toISOString() };
  const charge = session.group.absenceChargePence;
  const free = { day: lastFreeDay(dayOf(session.day), hub.absenceNoticeDays) };
  const untilFree: Text = ['free until ', free, `, then ${sayMoney(charge)}`];
  const isAhead = session.state === 'SCHEDULED' && session.startsAt > now;
  return {
    kind: 'facts',
    facts: [
      { label: session.state === 'POSTPONED' ? 'It was to be' : 'When', value: when },
      {
        label: 'Where',
        value: session.school ? `visit to ${session.school.name}` : sayWhere(session.meets, session.venue),
      },
      ...(session.link ? [{ label: 'Online', value: linked(session.link, 'Join online') }] : []),
      ...(session.materials ? [{ label: 'Materials', value: linked(session.materials, 'Open the materials') }] : []),
      ...tagFacts(tags),
      ...(session.state === 'SCHEDULED' ? [] : [{ label: 'Now', value: sayStanding(session.state) }]),
      ...(session.cancelReason ? [{ label: 'Why', value: session.cancelReason }] : []),
      ...(isMine && isAhead && charge > 0 ? [{ label: 'If you can’t come', value: untilFree }] : []),
    ],
  };
}

/** Who said that they cannot come, for those who lead. */
async function apologiesBlock(session: SessionDetail, { db, actor }: HubBase): Promise<Block[]> {
  if (!may(actor, 'schedule sessions', rightsOfSession(session)) || session.state !== 'SCHEDULED') return [];
  const apologies = await db.apology.findMany({
    where: { sessionId: session.id, membership: { state: 'JOINED' } },
    include: {
      membership: {
        select: {
          person: { select: { name: true } },
          participation: { select: { school: { select: { name: true } } } },
        },
      },
    },
    orderBy: { at: 'asc' },
  });
  const items = apologies.map(({ membership, substitute, isLate }) => ({
    title: membership.person.name,
    detail: [
      membership.participation.school.name,
      ...(substitute ? [`${substitute} comes instead`] : []),
      ...(isLate ? ['after the last free day'] : []),
    ].join(' · '),
  }));
  return [{ kind: 'items', heading: 'Can’t come', items, whenEmpty: 'Nobody has said that they can’t come.' }];
}

/** The one thing a member can do about a session that is ahead. */
async function ownAction(session: SessionDetail, { db, actor, now }: HubBase): Promise<Action[]> {
  if (session.state !== 'SCHEDULED' || session.endsAt <= now) return [];
  const apology = await db.apology.findFirst({
    where: { sessionId: session.id, membership: { personId: actor.personId } },
  });
  return [
    apology
      ? aboutSession('I can come after all', 'can-come', session, session.group)
      : aboutSession('I can’t come', 'cannot-come', session, session.group),
  ];
}

/** Shows one session: when, where, its materials; who cannot come, to those who lead; and what can be done. */
export const showSession = defineCommand({
  name: 'session',
  kind: 'query',
  summary: 'See one session and what you can do about it',
  right: 'browse',
  input: sessionChoice,
  subject: sessionMeant,
  run: async ({ subject: session, input: _asked, answers: _none, ...base }) => {
    const { db, actor } = base;
    const audience = await audienceOf(db, session.group, session.schoolId);
    const isLed = session.group.leads.some(({ person }) => person.id === actor.personId);
    const isMine = audience.includes(actor.personId) && !isLed;
    const mayRead = may(actor, 'see members', { ...rightsOfSession(session), owners: audience });
    if (!mayRead || session.state === 'DRAFT') return sessionGone;
    const file = await base.link(sessionFile, { session: session.id });
    return reply({
      title: `Session ${session.number}`,
      blocks: [
        { kind: 'text', text: { strong: session.group.title } },
        factsOf(session, await tagsOfSession(db, session.id), isMine, base),
        ...(await apologiesBlock(session, base)),
        {
          kind: 'actions',
          actions: [
            ...(isMine ? await ownAction(session, base) : []),
            ...waysFrom(session, base),
            { label: 'Calendar file', opens: file },
          ],
        },
      ],
    });
  },
});
