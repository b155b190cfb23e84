/** What a person sees in their client, read from the wire: the same shape for Slack and Teams. */
export type Seen = {
  /** The plain text beside the blocks or card: what a screen reader or a notification says. */
  plain: string;
  /** Everything drawn, top to bottom, as a person reads it. */
  text: string;
  /** Labels of the buttons, in order; `spoken` in brackets behind the label where it differs: "Show [Show NCP17-10a …]". */
  buttons: string[];
  /** The open form, when one is shown. */
  form?: {
    title: string;
    submit: string;
    fields: {
      id: string;
      label: string;
      optional: boolean;
      options?: string[];
      value?: string | string[];
      error?: string;
    }[];
  };
  /** Whether only this person can see it. */
  isPrivate: boolean;
};

/** A person at their client. Every method speaks wire (signed requests) and returns what is shown afterwards. */
export type Someone = {
  /** Types words: behind /workgroups in Slack, plainly in the personal chat in Teams. */
  say: (words: string) => Promise<Seen>;
  /** Presses the button with this label (or spoken label) on the last thing seen, or on the given one. */
  press: (label: string, on?: Seen) => Promise<Seen>;
  /** Fills the open form by field id (option labels for choices) and submits it. */
  fill: (answers: Record<string, string | string[]>) => Promise<Seen>;
  /** Types into a search field of the open form and returns the labels offered. */
  find: (fieldId: string, words: string) => Promise<string[]>;
  /** Opens the home: Slack's App Home; in Teams installs the bot in the personal chat and reads its welcome. */
  openHome: () => Promise<Seen>;
  /** Types words in a shared channel (Slack: the slash command there; Teams: after an @mention). */
  sayInChannel: (words: string) => Promise<{ shared: Seen[]; mine: Seen | undefined }>;
  /** Sends the last request once more, byte for byte, as the platform does when an answer came late. */
  repeat: () => Promise<Seen | undefined>;
  /** Messages that arrived without being asked for, oldest first; waits until there are `count`. */
  inbox: (count: number) => Promise<Seen[]>;
  /** What the bot wrote by itself in the shared channel, oldest first; waits until there are `count`. */
  channel: (count: number) => Promise<Seen[]>;
};

/** Answers of the bare web server to requests that must not get in. */
type Intruder = {
  forged: () => Promise<number>;
  expired: () => Promise<number>;
  replayed: () => Promise<number>;
  foreign: () => Promise<number>;
};

export type DoorDriver = {
  platform: 'slack' | 'teams';
  /** A person with this platform id and name. */
  person: (id: string, name: string) => Someone;
  intruder: Intruder;
  close: () => Promise<void>;
};
