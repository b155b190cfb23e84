import { type Outcome, reply } from '../../core/command.ts';
import { refill } from '../../core/form.ts';
import type { OpenCode } from '../codes/code.moves.ts';
import type { HubBase } from '../define.ts';
import { readFacts } from '../work-groups/place.reads.ts';
import { standingOf } from '../work-groups/place.ts';
import { openFitting } from './joining.ts';
import { gone, readGroup } from './own-place.ts';
import { showTheGroup } from './place-actions.ts';

/** An invitation opens the form of its group with the code in it; where the school is not known yet it is asked first. */
export async function openInvitationCode({ subjectId, typed }: OpenCode, base: HubBase): Promise<Outcome> {
  const group = await readGroup(base, subjectId, false);
  if (!group) return gone;
  const { school } = base.actor;
  if (school.kind === 'unknown')
    return reply({
      title: 'Your school is invited',
      blocks: [
        { kind: 'text', text: `The code is for “${group.title}”. Say which school you are at, then use it again.` },
        {
          kind: 'actions',
          actions: [{ label: 'Say my school', runs: 'choose-school', tone: 'main' }, showTheGroup(group)],
        },
      ],
    });
  const facts = await readFacts(base.db, group, base.actor);
  const opened = await openFitting({ group, facts, standing: standingOf(facts, school) }, base);
  return opened.kind === 'ask' ? { kind: 'ask', form: refill(opened.form, { code: typed }, {}) } : opened;
}
