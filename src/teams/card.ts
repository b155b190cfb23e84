/** Adaptive Cards 1.5, as much of it as this door draws. */
export type Card = { type: 'AdaptiveCard'; $schema: string; version: '1.5'; body: Element[] };

type Link = { type: 'Action.OpenUrl'; title: string; url: string };

export type TextRun = {
  type: 'TextRun';
  text: string;
  weight?: 'Bolder';
  size?: 'Small';
  color?: 'Attention';
  isSubtle?: true;
  selectAction?: Link;
};

export type Execute = {
  type: 'Action.Execute';
  title: string;
  tooltip?: string;
  verb: string;
  data: Record<string, unknown>;
  associatedInputs?: 'none';
};

export type ShowCard = {
  type: 'Action.ShowCard';
  title: string;
  tooltip?: string;
  card: { type: 'AdaptiveCard'; body: Element[] };
};

export type CardAction = Execute | ShowCard | Link;

export type RichTextBlock = {
  type: 'RichTextBlock';
  id?: string;
  inlines: TextRun[];
  spacing?: 'None' | 'Small';
};

export type Choice = { title: string; value: string };

type Answer = { id: string; label: string; isRequired?: true; errorMessage?: string; spacing?: 'Small' };

export type Input = Answer &
  (
    | { type: 'Input.Text'; isMultiline?: true; maxLength: number; value?: string }
    | { type: 'Input.Number'; min?: number; max?: number; value?: number }
    | { type: 'Input.Date' | 'Input.Time'; value?: string }
    | {
        type: 'Input.ChoiceSet';
        choices: Choice[];
        style: 'expanded' | 'compact';
        isMultiSelect?: true;
        wrap: true;
        value?: string;
      }
  );

export type Container = {
  type: 'Container';
  items: Element[];
  style?: 'good' | 'warning' | 'attention';
  separator?: true;
};

export type Element =
  | { type: 'TextBlock'; text: string; wrap: true; style: 'heading'; size: 'Large' | 'Medium'; weight: 'Bolder' }
  | RichTextBlock
  | Container
  | { type: 'ActionSet'; actions: CardAction[] }
  | { type: 'Image'; url: string; altText: string; size: 'Stretch' }
  | Input;

/** A card of these elements. */
export const card = (body: Element[]): Card => ({
  type: 'AdaptiveCard',
  $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
  version: '1.5',
  body,
});

/** A card's size as Teams counts it, in bytes of UTF-16. */
export const sizeOf = (drawn: Card): number => JSON.stringify(drawn).length * 2;
