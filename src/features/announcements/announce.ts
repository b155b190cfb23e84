import { z } from 'zod';
import { type Found, type Outcome, refuse, reply } from '../../core/command.ts';
import { may } from '../../core/rights.ts';
import { type Action, text } from '../../core/view.ts';
import type { AnnouncementAudience } from '../../store/generated/enums.ts';
import { recordChange } from '../audit.ts';
import { defineCommand, type HubBase } from '../define.ts';
import { groupLed } from '../memberships/group-meant.ts';
import type { GroupDetail } from '../work-groups/group-detail.ts';
import { groupChoice } from '../work-groups/work-group.reads.ts';
import { rightsOfGroup } from '../work-groups/work-group.ts';
import { announceAnswers, type Given, meetingOf, rowOf } from './announce-answers.ts';
import { announceForm, phasesOpenTo } from './announce-form.ts';
import { announcementMeant } from './announcement.reads.ts';
import { type Announced, audiences, rightsOfAudience, withAbout } from './announcement.ts';
import { isSettled } from './no-draft.ts';
import { previewOf } from './preview.ts';

const kinds = ['LLME_NETWORK', 'WORK_GROUP_LEADS', 'GROUP', 'SCHOOLS', 'STAFF'] as const;

const input = groupChoice.extend({
  audience: z.enum(kinds).optional(),
  announcement: z.uuid().optional(),
  corrects: z.uuid().optional(),
});

/** Whom it is to be for; `draft` is changed, `corrects` is followed by a correction. */
type Subject = {
  audience?: AnnouncementAudience;
  group?: GroupDetail | NonNullable<Announced['group']>;
  draft?: Announced;
  corrects?: Announced;
  leads: string[];
};

/** One that is there already: a draft to go on with, or one that is corrected. */
async function earlier(id: string, as: 'draft' | 'corrects', base: HubBase, lock: boolean): Promise<Found<Subject>> {
  const found = await announcementMeant({ announcement: id }, base, lock);
  if ('instead' in found) return found;
  const row = found.subject;
  return { subject: { audience: row.audience, ...(row.group && { group: row.group }), [as]: row, leads: [] } };
}

async function meant(asked: z.infer<typeof input>, base: HubBase, lock: boolean): Promise<Found<Subject>> {
  if (asked.announcement) return earlier(asked.announcement, 'draft', base, lock);
  if (asked.corrects) return earlier(asked.corrects, 'corrects', base, lock);
  const led = await base.db.workGroupLead.count({ where: { personId: base.actor.personId, to: null } });
  const leads = led > 0 ? [base.actor.personId] : [];
  if (asked.audience && asked.audience !== 'GROUP') return { subject: { audience: asked.audience, leads: [] } };
  if (!asked.audience && !asked.group && !asked.words?.trim()) return { subject: { leads } };
  const one = await groupLed('announce', 'Write to this group')(asked, base, false);
  return 'instead' in one ? one : { subject: { audience: 'GROUP', group: one.subject, leads: [] } };
}

/** The right over one that is there already is decided on whom it is for now, and asked again for whom it is to be for. */
function rightsOf({ audience, group, draft, corrects, leads }: Subject) {
  const before = draft ?? corrects;
  if (before) return rightsOfAudience(before);
  if (group) return rightsOfGroup(group);
  return audience === 'STAFF' ? { phases: [] } : { leads };
}

/** Whom somebody may write to, as buttons. */
function whom(base: HubBase): Outcome {
  const { actor } = base;
  const isStaff = may(actor, 'draft an announcement', { phases: [] });
  const byPhase = phasesOpenTo(actor).length > 0;
  const open = kinds.filter((audience) => audience === 'GROUP' || isStaff || (byPhase && audience !== 'STAFF'));
  const actions = open.map(
    (audience): Action => ({ label: audiences[audience].label, runs: 'announce', input: { audience } }),
  );
  const mine: Action = { label: 'See announcements', runs: 'announcements' };
  return reply({
    title: 'Whom do you want to tell?',
    blocks: [
      text('You see who gets it and how it reads before anything goes.'),
      { kind: 'actions', actions: [...actions, mine] },
    ],
  });
}

async function keep({ draft, corrects, group }: Subject, given: Given, audience: AnnouncementAudience, base: HubBase) {
  const { db, hub, actor, now } = base;
  const row = { ...rowOf(audience, given), groupId: group?.id ?? null };
  if (draft) {
    const kept = await db.announcement.update({
      where: { id: draft.id },
      data: { ...row, version: { increment: 1 } },
      include: withAbout,
    });
    await recordChange(base, { what: 'changed an announcement', subjectId: kept.id });
    return kept;
  }
  const own = { hubId: hub.id, audience, personId: actor.personId, at: now, correctsId: corrects?.id ?? null };
  const made = await db.announcement.create({ data: { ...row, ...own }, include: withAbout });
  await recordChange(base, { what: 'wrote an announcement', subjectId: made.id, after: { audience } });
  return made;
}

const inputOf = ({ audience = 'GROUP', group, draft, corrects }: Subject): Record<string, string> => {
  if (draft) return { announcement: draft.id };
  if (corrects) return { corrects: corrects.id };
  return group ? { group: group.id, audience } : { audience };
};

/** Writes an announcement: whom it is for, the words, how they get it. It is kept as a draft and shown before it goes. */
export const announce = defineCommand({
  name: 'announce',
  kind: 'change',
  phrase: 'announce',
  summary: 'Tell many at once, now or later',
  example: 'announce',
  right: 'draft an announcement',
  input,
  subject: meant,
  rightsOf,
  versionOf: ({ draft }) => draft?.version,
  ask: async ({ subject, input: _asked, ...base }) => {
    const { audience, group, draft, corrects } = subject;
    if (!audience) return whom(base);
    if (draft && draft.state !== 'DRAFT') return isSettled(draft, base);
    return { kind: 'ask', form: await announceForm({ audience, group }, inputOf(subject), draft ?? corrects, base) };
  },
  answers: announceAnswers,
  freeText: ['text'],
  run: async ({ subject, answers: given, input: _asked, ...base }) => {
    const { audience, group, draft } = subject;
    if (!audience) return whom(base);
    if (draft && draft.state !== 'DRAFT') return isSettled(draft, base);
    const rights = group ? rightsOfGroup(group) : { phases: given.phase ? [given.phase] : [] };
    if (!may(base.actor, 'draft an announcement', rights))
      return refuse('phase', 'Choose a phase that you lead: only a hub lead writes to all of them.', 'phase');
    const isNarrowed = given.kind !== undefined || given.phase !== undefined || given.authority !== undefined;
    if (isNarrowed && given.how?.includes('channels'))
      return refuse(
        'narrowed',
        'A channel is read by everybody in it. Choose private messages, or leave phase and designation open.',
        'how',
      );
    const meeting = meetingOf(given);
    if (meeting && (await base.db.networkMeeting.count({ where: { id: meeting, state: 'ANNOUNCED' } })) === 0)
      return refuse('no meeting', 'That meeting is not planned any more. Choose another button, or none.', 'button');
    const kept = await keep(subject, given, audience, base);
    return reply(await previewOf(kept, base));
  },
});
