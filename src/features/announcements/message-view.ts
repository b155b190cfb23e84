import { ukDay } from '../../core/uk-time.ts';
import type { Action, Block, View } from '../../core/view.ts';
import { text } from '../../core/view.ts';
import { rsvpActions } from '../network/meeting.ts';
import { isTitle } from '../work-groups/work-group.ts';
import type { Announced } from './announcement.ts';

type Message = Pick<Announced, 'text' | 'button' | 'buttonGroup' | 'buttonMeeting' | 'person' | 'corrects' | 'group'>;

function buttonOf({ button, buttonGroup, buttonMeeting }: Message): Action[] {
  if (button === 'RSVP') return buttonMeeting?.state === 'ANNOUNCED' ? rsvpActions(buttonMeeting) : [];
  if (!button || !buttonGroup) return [];
  const { id, title } = buttonGroup;
  const input = { group: id };
  return button === 'OPEN_GROUP'
    ? [{ label: 'Show the group', spoken: `Show ${title}`, runs: 'show', input, tone: 'main' }]
    : [{ label: 'Express interest', spoken: `Express interest: ${title}`, runs: 'interest', input, tone: 'main' }];
}

const titleOf = ({ corrects, group }: Message, hub: { name: string }) => {
  if (corrects) return 'A correction from the hub';
  const title = group ? `To everybody in ${group.title}` : `News from ${hub.name}`;
  return isTitle(title) ? title : 'News from the hub';
};

/** Paragraphs that stand each by itself at most: a platform takes so many blocks and leaves out what comes after. */
const mostParagraphs = 20;

function paragraphsOf(words: string): Block[] {
  const each = words
    .split(/\n{2,}/)
    .map((one) => one.trim())
    .filter((one) => one !== '');
  return (each.length > mostParagraphs ? [each.join('\n\n')] : each).map((one) => text(one));
}

/** What everybody reads: the words as they were typed, never as markup, with who says it and at most one button. */
export function messageView(message: Message, hub: { name: string }): View {
  const actions = buttonOf(message);
  const { corrects, person, buttonGroup } = message;
  const about: Block[] = actions.length > 0 && buttonGroup ? [text({ strong: buttonGroup.title })] : [];
  const follows: Block[] = corrects?.goesAt
    ? [text('This replaces what you read on ', { day: ukDay(corrects.goesAt) }, '.')]
    : [];
  return {
    title: titleOf(message, hub),
    blocks: [
      ...follows,
      ...paragraphsOf(message.text),
      ...about,
      text(`${person.name}, ${hub.name}`),
      ...(actions.length > 0 ? [{ kind: 'actions' as const, actions }] : []),
    ],
  };
}
