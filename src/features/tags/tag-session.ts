import { z } from 'zod';
import { type Found, type Outcome, refuse, reply } from '../../core/command.ts';
import { recordChange } from '../audit.ts';
import { defineCommand, type HubBase } from '../define.ts';
import { groupLed } from '../memberships/group-meant.ts';
import { type SessionDetail, toldSessions } from '../sessions/session.reads.ts';
import { aboutSession, sayLine } from '../sessions/session.ts';
import { rightsOfSession, sessionGone, sessionMeant } from '../sessions/session-meant.ts';
import type { GroupDetail } from '../work-groups/group-detail.ts';
import { readVocabulary, tagsOfSession } from '../work-groups/tag.reads.ts';
import { groupChoice } from '../work-groups/work-group.reads.ts';
import { offeredFor, type Tagged, tagAnswers, tagForm } from './tag-form.ts';
import { dropped, noTags, pick } from './tagging.ts';

const input = groupChoice.extend({ session: z.uuid().optional() });

const whichGroup = groupLed('tag-session', 'Tag its sessions');

/** The only session of a group, or those to choose from. */
async function oneOf(group: GroupDetail, { db, actor }: HubBase): Promise<Found<string>> {
  const told = await toldSessions(db, group.id, actor.personId);
  const [only, ...others] = told.filter(({ state }) => state !== 'CANCELLED');
  if (!only) return { instead: refuse('no session', `“${group.title}” has no session to tag yet. Plan one first.`) };
  if (others.length === 0) return { subject: only.id };
  const items = [only, ...others].map((session) => ({
    title: sayLine(session),
    actions: [aboutSession('Set tags', 'tag-session', session, group)],
  }));
  return { instead: reply({ title: 'Which session?', blocks: [{ kind: 'items', items, whenEmpty: '' }] }) };
}

async function find(choice: z.infer<typeof input>, base: HubBase, lock: boolean): Promise<Found<SessionDetail>> {
  if (choice.session) return sessionMeant({ session: choice.session }, base, lock);
  const group = await whichGroup(choice, base, lock);
  if ('instead' in group) return group;
  const id = await oneOf(group.subject, base);
  return 'instead' in id ? id : sessionMeant({ session: id.subject }, base, lock);
}

const isOff = ({ state }: SessionDetail) => state === 'DRAFT' || state === 'CANCELLED';

const taggedOf = ({ id, number, group }: SessionDetail): Tagged => ({
  id,
  title: `Session ${number} of ${group.title}`,
  phases: group.phases,
  year: group.year,
});

async function save(session: SessionDetail, answers: string[], base: HubBase): Promise<Outcome> {
  const { db, hub } = base;
  const offered = offeredFor(await readVocabulary(base), taggedOf(session));
  const chosen = pick(offered, answers);
  if ('kind' in chosen) return chosen;
  const own = { hubId: hub.id, sessionId: session.id };
  await db.sessionTag.deleteMany({ where: { ...own, tagId: { in: dropped(offered, chosen) } } });
  await db.sessionTag.createMany({ data: chosen.map((tagId) => ({ ...own, tagId })), skipDuplicates: true });
  await recordChange(base, { what: 'tagged a session', subjectId: session.id, after: { tags: String(chosen.length) } });
  const found =
    chosen.length === 0 ? ' has no tags of its own now.' : ' says what it is about, and its group is found by it.';
  return reply({
    title: 'The tags are saved',
    blocks: [
      { kind: 'text', text: [{ strong: taggedOf(session).title }, found] },
      {
        kind: 'actions',
        actions: [
          aboutSession('Show the session', 'session', session, session.group),
          { label: 'Browse by tag', runs: 'tags' },
        ],
      },
    ],
  });
}

/** Sets what one session is about, such as one of the Five Big Ideas. */
export const tagSession = defineCommand({
  name: 'tag-session',
  kind: 'change',
  phrase: 'tag session',
  summary: 'Set the tags of a session',
  example: 'tag session ncp17-10a',
  right: 'schedule sessions',
  input,
  subject: find,
  rightsOf: rightsOfSession,
  ask: async ({ subject: session, input: _asked, ...base }) => {
    if (isOff(session)) return sessionGone;
    const offered = offeredFor(await readVocabulary(base), taggedOf(session));
    if (offered.length === 0) return noTags;
    const set = (await tagsOfSession(base.db, session.id)).map(({ id }) => id);
    const about = { runs: 'tag-session', title: 'Which tags for this session?', input: { session: session.id } };
    return { kind: 'ask', form: tagForm(taggedOf(session), offered, set, about) };
  },
  answers: tagAnswers,
  run: async ({ subject: session, answers, input: _asked, ...base }) =>
    isOff(session) ? sessionGone : save(session, answers, base),
});
