import { type Found, refuse, reply } from '../../core/command.ts';
import { recordChange } from '../audit.ts';
import { defineCommand, type HubBase } from '../define.ts';
import { type GroupDetail, loadGroup } from '../work-groups/group-detail.ts';
import { readVocabulary } from '../work-groups/tag.reads.ts';
import { lockGroup } from '../work-groups/work-group.moves.ts';
import { type GroupChoice, groupChoice, oneGroup } from '../work-groups/work-group.reads.ts';
import { rightsOfGroup } from '../work-groups/work-group.ts';
import { offeredFor, tagAnswers, tagForm } from './tag-form.ts';
import { dropped, noTags, pick } from './tagging.ts';

async function find(asked: GroupChoice, base: HubBase, lock: boolean): Promise<Found<GroupDetail>> {
  const one = await oneGroup(asked, base, 'tag-group', 'Set tags');
  if ('instead' in one) return one;
  const { db, hub } = base;
  const group = await (lock ? lockGroup(db, hub, one.subject) : loadGroup(db, one.subject));
  const gone = refuse('gone', 'That Work Group is no longer on the list. Type “browse” to see what is.');
  return group ? { subject: group } : { instead: gone };
}

/** Sets the tags that a Work Group has besides those of its project. */
export const tagGroup = defineCommand({
  name: 'tag-group',
  kind: 'change',
  phrase: 'tag group',
  summary: 'Set the tags of a Work Group',
  example: 'tag group ncp17-10a',
  right: 'edit groups',
  input: groupChoice,
  subject: find,
  rightsOf: rightsOfGroup,
  ask: async ({ subject, input: _asked, ...base }) => {
    const offered = offeredFor(await readVocabulary(base), subject);
    if (offered.length === 0) return noTags;
    const set = (await base.db.groupTag.findMany({ where: { groupId: subject.id } })).map(({ tagId }) => tagId);
    const about = { runs: 'tag-group', title: 'Which tags for this Work Group?', input: { group: subject.id } };
    return { kind: 'ask', form: tagForm(subject, offered, set, about) };
  },
  answers: tagAnswers,
  run: async ({ subject, answers, input: _asked, ...base }) => {
    const { db, hub } = base;
    const offered = offeredFor(await readVocabulary(base), subject);
    const chosen = pick(offered, answers);
    if ('kind' in chosen) return chosen;
    const own = { hubId: hub.id, groupId: subject.id };
    await db.groupTag.deleteMany({ where: { ...own, tagId: { in: dropped(offered, chosen) } } });
    await db.groupTag.createMany({ data: chosen.map((tagId) => ({ ...own, tagId })), skipDuplicates: true });
    await recordChange(base, {
      what: 'tagged a Work Group',
      subjectId: subject.id,
      after: { tags: String(chosen.length) },
    });
    const show = {
      label: 'Show the group',
      spoken: `Show ${subject.title}`,
      runs: 'show',
      input: { group: subject.id },
    };
    return reply({
      title: 'The tags are saved',
      blocks: [
        { kind: 'text', text: [{ strong: subject.title }, ' can be found by them, and by those of its project.'] },
        { kind: 'actions', actions: [show, { label: 'Browse by tag', runs: 'tags' }] },
      ],
    });
  },
});
