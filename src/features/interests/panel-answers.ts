import { z } from 'zod';
import { type Outcome, reply } from '../../core/command.ts';
import type { Form } from '../../core/form.ts';
import { recordChange } from '../audit.ts';
import { defineCommand, type HubBase } from '../define.ts';
import { commissionView } from './commission-view.ts';
import { moveInterest } from './offer.moves.ts';
import {
  answeredAlready,
  candidateChoice,
  candidateMeant,
  type Offering,
  rightsOfCandidate,
  type ToChoose,
} from './panel-choice.ts';
import { tellOne } from './tell-panel.ts';

/** Tells a candidate what the hub answered. */
export const tellAnswer = (base: HubBase, { id, version, personId }: Offering): Promise<void> =>
  tellOne(base, personId, { kind: 'interest answered', facts: { interest: id }, occasion: `${id}/${version}` });

const said = async (base: HubBase, { group, offering }: ToChoose, words: string): Promise<Outcome> => {
  const text = `${offering.person.name} ${words}`;
  return reply(await commissionView(base, group, [{ kind: 'notice', tone: 'success', text }]));
};

/** The panel keeps a candidate in reserve, who is told. */
export const reserve = defineCommand({
  name: 'reserve',
  kind: 'change',
  summary: 'Keep a candidate in reserve',
  right: 'commission a lead',
  input: candidateChoice,
  subject: candidateMeant,
  rightsOf: rightsOfCandidate,
  run: async ({ subject, input: _asked, answers: _none, ...base }) => {
    const { offering } = subject;
    if (!(await moveInterest(base, offering.id, 'RESERVE'))) return answeredAlready;
    await tellAnswer(base, offering);
    await recordChange(base, {
      what: 'kept a candidate in reserve',
      subjectId: offering.id,
      before: { state: offering.state },
      after: { state: 'RESERVE' },
      aboutPersonId: offering.personId,
    });
    return said(base, subject, 'is kept in reserve. I’m telling them.');
  },
});

const noteForm = ({ group, offering }: ToChoose): Form => ({
  title: 'A note for the panel',
  shortTitle: 'Note for the panel',
  intro: `${offering.person.name}, “${group.title}”. Only those who choose the lead read it. No pupil’s name or details, please.`,
  minutes: 1,
  submit: 'Save the note',
  runs: 'panel-note',
  input: { interest: offering.id, group: group.id },
  fields: [{ id: 'note', label: 'Note', kind: 'long-text', max: 600, optional: true, value: offering.panelNote }],
});

/** The panel writes down what only it reads; what was new is under review from then on. */
export const notePanel = defineCommand({
  name: 'panel-note',
  kind: 'change',
  summary: 'Write a private note about a candidate',
  right: 'commission a lead',
  input: candidateChoice,
  subject: candidateMeant,
  rightsOf: rightsOfCandidate,
  versionOf: ({ offering }: ToChoose) => offering.version,
  ask: async ({ subject }) => ({ kind: 'ask', form: noteForm(subject) }),
  answers: z.object({ note: z.string().trim().max(600, 'Keep the note under 600 characters.').default('') }),
  freeText: ['note'],
  run: async ({ subject, answers: { note }, input: _asked, ...base }) => {
    const { offering } = subject;
    await base.db.interest.update({ where: { id: offering.id }, data: { panelNote: note, version: { increment: 1 } } });
    if (offering.state === 'SUBMITTED') await moveInterest(base, offering.id, 'UNDER_REVIEW');
    await recordChange(base, {
      what: 'noted something about a candidate',
      subjectId: offering.id,
      aboutPersonId: offering.personId,
    });
    return said(base, subject, 'does not see this note.');
  },
});
