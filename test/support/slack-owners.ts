import { z } from 'zod';
import type { People } from './slack-people.ts';

/** As much of Slack's answers as the record needs. */
export const answerShape = z.looseObject({
  ok: z.boolean(),
  trigger_id: z.string().optional(),
  channel: z.unknown().optional(),
  view: z.looseObject({ id: z.string() }).optional(),
});

type Args = Record<string, unknown>;

/** Whom a call concerns: by name, or through the trigger, view or conversation that was theirs before. */
export function createOwners(people: People) {
  const owners = new Map<unknown, string>();
  const named = ({ user_id, user, channel }: Args) =>
    z.string().safeParse([user_id, user, channel].find((id) => typeof id === 'string' && people.isKnown(id))).data;
  const known = ({ trigger_id, view_id, channel }: Args) =>
    owners.get(trigger_id) ?? owners.get(view_id) ?? owners.get(channel);
  return (args: Args, answer: z.infer<typeof answerShape>): string | undefined => {
    const owner = named(args) ?? known(args);
    const marks = [answer.trigger_id, answer.view?.id, answer.channel].filter((mark) => typeof mark === 'string');
    if (owner !== undefined) for (const mark of marks) owners.set(mark, owner);
    return owner;
  };
}
