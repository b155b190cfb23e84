/** A piece of what is said: plain words, strong words, a UK day or moment (ISO inside; core words it), or a link. Never markup. */
export type Span =
  | string
  | { strong: string }
  | { day: string }
  | { moment: string; until?: string }
  | { link: string; label: string };

export type Text = Span | Span[];

/**
 * A button. It runs a command with its input, or opens an address.
 * `spoken` is what a screen reader says where ten buttons look alike; `version` is that of the thing shown.
 */
export type Action =
  | {
      label: string;
      spoken?: string;
      runs: string;
      input?: Record<string, string>;
      version?: number;
      tone?: 'main' | 'danger';
      confirm?: string;
    }
  | { label: string; opens: string };

export type Item = { title: Text; detail?: Text; actions?: Action[] };

export type Block =
  | { kind: 'text'; text: Text }
  | { kind: 'notice'; tone: 'success' | 'warning' | 'problem'; text: Text }
  | { kind: 'facts'; facts: { label: string; value: Text }[] }
  | { kind: 'items'; heading?: string; items: Item[]; whenEmpty: string; more?: Action }
  | { kind: 'picture'; url: string; alt: string }
  | { kind: 'actions'; actions: Action[] };

/** What a person is shown: content, never layout. */
export type View = { title: string; blocks: Block[] };

/** The spans of a text, one or many. */
export const spansOf = (text: Text): Span[] => (Array.isArray(text) ? text : [text]);

/** A text block. */
export const text = (...spans: Span[]): Block => ({ kind: 'text', text: spans });
