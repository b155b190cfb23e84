import type { Outcome } from '../../src/core/command.ts';
import { draw } from '../../src/teams/answer.ts';
import { checkCard } from './check-card.ts';
import type { Origin } from './teams-activities.ts';
import { cardOf, type OpenDoor } from './teams-door.ts';
import type { Delivery } from './teams-fakes.ts';
import { everyBlock, everyField, now, schoolForm } from './teams-samples.ts';
import { type Execute, findExecute, seeCard } from './teams-screen.ts';

export const ann: Origin = { user: 'ann', name: 'Ann Archer' };
export const amongOthers: Origin = { ...ann, where: 'channel' };
export const thread = '19:channel@thread.tacv2;messageid=1700000000000';

/** How Teams is told to show a card in place of the one pressed, or a line below it. */
const asCard = 'application/vnd.microsoft.card.adaptive';
export const asWords = 'application/vnd.microsoft.activity.message';

/** A card as the bot draws it for Ann. */
export const drawn = (outcome: Outcome) => draw(outcome, { user: 'ann', now }).card;

/** The card with every kind of block, a button on it, and the two forms. */
const list = drawn({ kind: 'reply', audience: 'actor', view: everyBlock });
export const show = findExecute(list, 'Show NCP17-10a');
export const log = drawn({ kind: 'ask', form: everyField });
export const school = drawn({ kind: 'ask', form: schoolForm });

/** Presses a drawn button, with what is typed in its card. */
export function pressOn(
  door: OpenDoor,
  action: Execute | undefined,
  typed: object = {},
  origin = ann,
  more: object = {},
) {
  if (!action) throw new Error('no such button');
  return door.press(origin, action.verb, { ...action.data, ...typed }, more);
}

/** What is shown in place of the card pressed; throws where it is a line, or a card that Teams draws badly. */
export function shownIn(answer: Awaited<ReturnType<OpenDoor['press']>>) {
  const faults = answer.type === asCard && answer.status === 200 ? checkCard(answer.value) : ['no card'];
  if (faults.length > 0) throw new Error(`${faults.join()}: ${JSON.stringify(answer)}`);
  return seeCard(answer.value, undefined, true);
}

const headOf = (delivery: Delivery) => seeCard(cardOf(delivery), delivery.body.summary, true).text.split('\n')[0];

/** The messages a door wrote or changed, each with its conversation and its first words. */
export const written = (door: OpenDoor) =>
  door
    .sent()
    .filter((one) => one.conversation !== '')
    .map((one) => [one.method, one.conversation, one.body.text ?? headOf(one)]);
