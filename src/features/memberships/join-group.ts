import { type Outcome, refuse, reply } from '../../core/command.ts';
import { refill } from '../../core/form.ts';
import { ukDay } from '../../core/uk-time.ts';
import { text, type View } from '../../core/view.ts';
import { defineCommand, type HubBase } from '../define.ts';
import type { GroupDetail } from '../work-groups/group-detail.ts';
import { queued, standingOf } from '../work-groups/place.ts';
import { groupChoice } from '../work-groups/work-group.reads.ts';
import { mustReadAgain, newestAgreement } from './agreement.reads.ts';
import { isInvitationTo } from './invitation.ts';
import { type JoinAnswers, joinAnswers } from './join-form.ts';
import { answeredAlready, fittingForm, groupToJoin, type Joining, openFitting } from './joining.ts';
import { standInLine } from './line.moves.ts';
import { viewOfLine } from './line-view.ts';
import { takePlace } from './membership.moves.ts';
import { readLine } from './own-line.ts';
import { gone } from './own-place.ts';
import { headAgrees, showTheGroup } from './place-actions.ts';

/** Short, because the message that follows holds the dates and all the rest. */
function joinedView(group: GroupDetail, isHeld: boolean, { actor }: HubBase): View {
  const school = actor.school.kind === 'at' ? actor.school.name : 'your school';
  const follows = isHeld ? 'a paragraph for your headteacher' : 'the dates';
  return {
    title: isHeld ? 'Your place is held' : 'You have a place',
    blocks: [
      text(
        ...(isHeld ? ['A place in “', group.title, '” is held for ', school] : [school, ' is in “', group.title, '”']),
        `. I’m sending you a message with ${follows}.`,
      ),
      { kind: 'actions', actions: [...(isHeld ? [headAgrees(group)] : []), showTheGroup(group)] },
    ],
  };
}

/** The code that was typed opens the group for the school as an invitation by name does. */
async function withCode(joining: Joining, { code = '' }: JoinAnswers, base: HubBase): Promise<Joining | Outcome> {
  if (joining.standing.kind !== 'by invitation') return joining;
  const { db, hub, actor, now } = base;
  const { group } = joining;
  const madeBy = await isInvitationTo(group.id, code, base);
  if (!madeBy || actor.school.kind !== 'at')
    return refuse(
      'code',
      'That code does not open this group: it is mistyped, or a newer one has replaced it. Ask whoever invited you.',
      'code',
    );
  const invitation = { hubId: hub.id, groupId: group.id, schoolId: actor.school.id, personId: madeBy, at: now };
  await db.invitation.createMany({ data: [invitation], skipDuplicates: true });
  const facts = { ...joining.facts, isInvited: true };
  return { group, facts, standing: standingOf(facts, actor.school) };
}

/** Somebody else was faster: what was typed goes into the form of the waiting list. */
async function offerLine(joining: Joining, answers: JoinAnswers, base: HubBase): Promise<Outcome> {
  const typed = { role: answers.role, years: answers.years, ...(answers.head && { head: answers.head }) };
  const problem = `The last place in “${joining.group.title}” has been taken.`;
  return { kind: 'ask', form: refill(await fittingForm(joining, base), typed, { problem }) };
}

const headMissing = refuse('head', 'Choose whether your headteacher has agreed.', 'head');

async function apply({ group, facts }: Joining, answers: JoinAnswers, agreementVersion: number, base: HubBase) {
  if (!answers.head) return headMissing;
  await standInLine(base, { group, before: facts.schoolPlace, as: 'APPLIED', answers, agreementVersion });
  const line = await readLine(base.db, group.id, base.actor.personId);
  return line ? reply(viewOfLine('Your school has applied', line, base.hub)) : gone;
}

async function join(joining: Joining, answers: JoinAnswers, agreementVersion: number, base: HubBase) {
  const { group, facts, standing } = joining;
  const place = standing.kind === 'second' ? standing.place : undefined;
  const head = place?.state === 'CONFIRMED' ? 'yes' : answers.head;
  if (!head) return headMissing;
  const asked = { group, before: facts.schoolPlace, answers, head, agreementVersion, today: ukDay(base.now) };
  const state = await takePlace(base, asked);
  return reply(joinedView(group, state === 'HELD', base));
}

/** Whether only a place in the line is left: the group is full, or the colleague the actor joins waits too. */
const isForLine = ({ standing }: Joining) =>
  standing.kind === 'full' || (standing.kind === 'second' && queued.includes(standing.place.state));

/** A school takes a place in a Work Group or applies for one, represented by the teacher who asks. */
export const joinGroup = defineCommand({
  name: 'join',
  kind: 'change',
  phrase: 'join',
  also: ['sign up', 'apply for a place'],
  summary: 'Join a Work Group for your school',
  example: 'join ncp17-10a',
  right: 'take part',
  needs: 'school',
  input: groupChoice,
  subject: groupToJoin('join', 'Join'),
  ask: async ({ subject, input: _asked, ...base }) => openFitting(subject, base),
  answers: joinAnswers,
  run: async ({ subject, input: _asked, answers, ...base }) => {
    const instead = await answeredAlready(subject, base);
    if (instead) return instead;
    const joining = await withCode(subject, answers, base);
    if ('kind' in joining) return joining;
    if (isForLine(joining)) return offerLine(joining, answers, base);
    const agreement = await newestAgreement(base);
    const older = mustReadAgain(answers.agree, agreement);
    if (older) return older;
    return joining.standing.kind === 'apply'
      ? apply(joining, answers, agreement.version, base)
      : join(joining, answers, agreement.version, base);
  },
});
