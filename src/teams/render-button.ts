import type { Action } from '../core/view.ts';
import type { CardAction, Element, Execute, ShowCard } from './card.ts';
import { carriedIn, type InButton } from './carried.ts';
import { cut, isShowable, limits, shortened } from './limits.ts';
import { type Drawing, paragraphs } from './render-text.ts';

type Running = Extract<Action, { runs: string }>;

/** A button's label and, where it differs, what a screen reader says instead. */
export const labelled = (label: string, spoken: string | undefined) => ({
  title: cut(label, limits.label),
  ...(spoken && spoken !== label && { tooltip: shortened(spoken, limits.spoken) }),
});

function execute({ label, spoken, runs, input, version }: Running, drawing: Drawing): Execute {
  const carried: InButton = {
    press: drawing.press(),
    ...(input && { input }),
    ...(version !== undefined && { version }),
  };
  return { type: 'Action.Execute', ...labelled(label, spoken), verb: runs, data: { [carriedIn.button]: carried } };
}

const lowerFirst = (label: string) =>
  /^.[A-Z\d]/u.test(label) ? label : label.charAt(0).toLowerCase() + label.slice(1);

/** "Yes, remove"; where the label says no itself, "Yes, no" would be neither. */
const surely = (label: string) => (/^no\b/i.test(label) ? 'Yes, I’m sure' : `Yes, ${lowerFirst(label)}`);

/** Asks once more, in the card itself: it opens below the button without a word to the bot, on phones too. */
function withConfirmation(action: Running, question: string, drawing: Drawing): ShowCard {
  const sure = execute({ ...action, label: surely(action.label) }, drawing);
  const body: Element[] = [...paragraphs(question, drawing), { type: 'ActionSet', actions: [sure] }];
  return { type: 'Action.ShowCard', ...labelled(action.label, action.spoken), card: { type: 'AdaptiveCard', body } };
}

function renderButton(action: Action, drawing: Drawing): CardAction[] {
  if ('opens' in action) {
    const { label: title, opens: url } = action;
    return isShowable(url) ? [{ type: 'Action.OpenUrl', title: cut(title, limits.label), url }] : [];
  }
  return [action.confirm ? withConfirmation(action, action.confirm, drawing) : execute(action, drawing)];
}

const isMain = (action: Action) => 'tone' in action && action.tone === 'main';

/** Rows of buttons: Teams shows no colour, so the main one stands first; it takes six in a row, so more make more rows. */
export function renderButtons(actions: Action[], drawing: Drawing): Element[] {
  const mainFirst = [...actions.filter(isMain), ...actions.filter((action) => !isMain(action))];
  const buttons = mainFirst.flatMap((action) => renderButton(action, drawing));
  const rows = Math.ceil(buttons.length / limits.actionsInSet);
  return Array.from({ length: rows }, (_, row) => ({
    type: 'ActionSet',
    actions: buttons.slice(row * limits.actionsInSet, (row + 1) * limits.actionsInSet),
  }));
}
