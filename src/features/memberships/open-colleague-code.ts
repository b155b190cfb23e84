import { type Outcome, reply } from '../../core/command.ts';
import type { OpenCode } from '../codes/code.moves.ts';
import type { HubBase } from '../define.ts';
import { showTheGroup } from './place-actions.ts';
import { cannotStand, readBehind } from './stand-with.ts';

const asked = (replaces: boolean) => (replaces ? ' asks you to take over a place' : ' asks you to take part');

/** Shows what a colleague’s code is for; the press asks for the school where it is not known, then for the role. */
export async function openColleagueCode(code: OpenCode, base: HubBase): Promise<Outcome> {
  const found = await readBehind(code, base, false);
  if ('instead' in found) return found.instead;
  const { group, school, from } = found.subject;
  const no = base.actor.school.kind === 'unknown' ? undefined : cannotStand(found.subject, base);
  if (no && !found.subject.isIn) return no;
  const maker = await base.db.person.findUnique({ where: { id: code.makerId }, select: { name: true } });
  const join = { label: 'Stand for my school', runs: 'stand-with', input: { code: code.typed }, tone: 'main' as const };
  return reply({
    title: 'A colleague wants you to join',
    blocks: [
      {
        kind: 'text',
        text: [
          { strong: maker?.name ?? 'A colleague' },
          `${asked(from?.state === 'JOINED')} in “${group.title}”, for ${school.name}.`,
        ],
      },
      {
        kind: 'text',
        text: 'The school has its place already. I ask for your role, your year groups and your agreement.',
      },
      { kind: 'actions', actions: [join, showTheGroup(group)] },
    ],
  });
}
