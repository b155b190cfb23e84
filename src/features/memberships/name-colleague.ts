import { type Refusal, refuse, reply } from '../../core/command.ts';
import { ukDay } from '../../core/uk-time.ts';
import type { Block } from '../../core/view.ts';
import { recordChange } from '../audit.ts';
import { makeCode } from '../codes/code.moves.ts';
import { defineCommand, type HubBase } from '../define.ts';
import { groupChoice } from '../work-groups/work-group.reads.ts';
import { sayNames } from '../work-groups/work-group.ts';
import { type OwnPlace, ownersOf, ownPlaceMeant } from './own-place.ts';
import { handOverMyPlace, showTheGroup } from './place-actions.ts';

/** Why nobody more can stand for the school, and what can be done about it. */
function isFull({ group, place }: OwnPlace): Refusal | undefined {
  if (place.teachers.length < group.teachersPerSchool) return undefined;
  const names = sayNames(place.teachers.map(({ name }) => name));
  return refuse(
    'school full',
    `“${group.title}” takes no more teachers from your school: its place is taken by ${names}. With “replace” a colleague takes over yours.`,
  );
}

/** A sentence that can be sent to a colleague as it is. */
export function sentenceFor(
  { group }: Pick<OwnPlace, 'group'>,
  asks: string,
  { code, expiresAt }: { code: string; expiresAt: Date },
): Block[] {
  return [
    { kind: 'text', text: 'Please pass this on to your colleague, by e-mail or in a chat:' },
    {
      kind: 'text',
      text: [
        `I would like you to ${asks} in the Work Group “${group.title}”. Write `,
        { strong: `code ${code}` },
        ' to the Work Groups bot in Slack or Teams by ',
        { day: ukDay(expiresAt) },
        '. It takes a minute.',
      ],
    },
  ];
}

const schoolOf = async ({ db }: HubBase, { place }: OwnPlace) =>
  (await db.schoolParticipation.findUniqueOrThrow({ where: { id: place.id }, include: { school: true } })).school.name;

/** A teacher names the colleague who joins too: with a code that the colleague uses on either platform. */
export const nameColleague = defineCommand({
  name: 'colleague',
  kind: 'change',
  phrase: 'colleague',
  also: ['second teacher'],
  summary: 'Name the colleague who joins you',
  example: 'colleague ncp17-10a',
  right: 'confirm own place',
  input: groupChoice,
  subject: ownPlaceMeant('colleague', 'Name a colleague'),
  rightsOf: ownersOf,
  run: async ({ subject, input: _asked, answers: _none, ...base }) => {
    const full = isFull(subject);
    if (full) return full;
    const made = await makeCode(base, { purpose: 'COLLEAGUE', subjectId: subject.place.id, hubId: base.hub.id });
    await recordChange(base, { what: 'made a code for a colleague', subjectId: subject.place.id });
    const school = await schoolOf(base, subject);
    return reply({
      title: 'A code for your colleague',
      blocks: [
        ...sentenceFor(subject, `stand for ${school} with me`, made),
        { kind: 'actions', actions: [showTheGroup(subject.group), handOverMyPlace(subject.group)] },
      ],
    });
  },
});
