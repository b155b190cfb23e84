import { z } from 'zod';
import { type Found, refuse } from '../../core/command.ts';
import { defineCommand, type HubBase } from '../define.ts';
import { readFacts } from '../work-groups/place.reads.ts';
import { seated } from '../work-groups/place.ts';
import { type GroupChoice, groupChoice } from '../work-groups/work-group.reads.ts';
import { rightsOfGroup } from '../work-groups/work-group.ts';
import { type Handing, handOverAnswers, handOverForm, handOverTo } from './hand-over.ts';
import { gone, ownersOf, ownPlaceMeant, readGroup } from './own-place.ts';

const over = refuse(
  'membership over',
  'That teacher no longer stands for the school. Open the list again to see who does.',
);

/** Somebody’s part in a place, read under the group’s lock when it is about to change hands. */
async function handingOf(id: string, base: HubBase, lock: boolean): Promise<Found<Handing>> {
  const include = { person: { select: { name: true } }, participation: { include: { school: true } } };
  const before = await base.db.membership.findUnique({ where: { id }, select: { groupId: true } });
  const group = before && (await readGroup(base, before.groupId, lock));
  const row = group && (await base.db.membership.findUnique({ where: { id }, include }));
  if (!row) return { instead: over };
  const { school } = row.participation;
  const at = { kind: 'at' as const, id: school.id, name: school.name, phases: school.phases };
  const { schoolPlace: place } = await readFacts(base.db, group, { ...base.actor, school: at });
  if (row.state !== 'JOINED' || !place || !seated.includes(place.state)) return { instead: over };
  return { subject: { group, place, school, from: { id, personId: row.personId, name: row.person.name } } };
}

const findOwn = ownPlaceMeant('replace', 'Hand over my place');

async function ownHanding(choice: GroupChoice, base: HubBase, lock: boolean): Promise<Found<Handing>> {
  const own = await findOwn(choice, base, lock);
  if ('instead' in own) return own;
  const { group } = own.subject;
  const membership = await base.db.membership.findFirst({
    where: { groupId: group.id, personId: base.actor.personId, state: 'JOINED' },
    select: { id: true },
  });
  return membership ? handingOf(membership.id, base, false) : { instead: gone };
}

/** A teacher hands the own place over to a colleague; the school keeps it, with its history and its dates. */
export const replaceMyself = defineCommand({
  name: 'replace',
  kind: 'change',
  phrase: 'replace',
  also: ['hand over'],
  summary: 'Hand over your place to a colleague',
  example: 'replace ncp17-10a',
  right: 'give up own place',
  input: groupChoice,
  subject: ownHanding,
  rightsOf: ownersOf,
  ask: async ({ subject, input: _asked, ...base }) => {
    const how = { runs: 'replace', input: { group: subject.group.id }, mine: true };
    return { kind: 'ask', form: await handOverForm(base, subject, how) };
  },
  answers: handOverAnswers,
  run: async ({ subject, answers, input: _asked, ...base }) => handOverTo(base, subject, answers),
});

/** Those who lead a group let a colleague take over from a teacher, who may have no chat. */
export const replaceTeacher = defineCommand({
  name: 'replace-teacher',
  kind: 'change',
  summary: 'Let a colleague take over from a teacher',
  right: 'offer places',
  input: z.object({ membership: z.uuid() }),
  subject: ({ membership }, base, lock) => handingOf(membership, base, lock),
  rightsOf: ({ group }) => rightsOfGroup(group),
  ask: async ({ subject, input, ...base }) => ({
    kind: 'ask',
    form: await handOverForm(base, subject, { runs: 'replace-teacher', input, mine: false }),
  }),
  answers: handOverAnswers,
  run: async ({ subject, answers, input: _asked, ...base }) => handOverTo(base, subject, answers),
});
