import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { command, type Outcome, refuse, reply } from '../../src/core/command.ts';
import { createDispatcher } from '../../src/core/dispatcher.ts';
import type { Form } from '../../src/core/form.ts';
import type { Actor } from '../../src/core/people.ts';
import { type Arrival, type Asked, Busy, type Ports, Unsettled } from '../../src/core/ports.ts';
import { text } from '../../src/core/view.ts';
import { plainHub } from '../support/plain-hub.ts';

const hub = plainHub;

const tom: Actor = {
  accountId: 'account',
  personId: 'tom',
  name: 'Tom',
  platform: 'slack',
  school: { kind: 'at', id: 'school', name: 'Tapton', phases: [] },
  roles: [],
  isCoordinator: false,
  isNew: false,
};

const noteForm: Form = {
  title: 'Write a note',
  shortTitle: 'Note',
  intro: 'A note.',
  minutes: 1,
  submit: 'Save',
  runs: 'note',
  fields: [{ id: 'note', label: 'Note', kind: 'text', max: 50 }],
};

/** A house with one query, one change and one command with a form, whose parts fail as a test wants. */
function furnish(otherwise: Partial<Ports<string>> = {}, actor: Actor = tom) {
  const reports: unknown[] = [];
  const drafts = new Map<string, { command: string; input: Record<string, string> }>();
  const saved: string[] = [];
  let fault: unknown;
  const failing = () => {
    if (fault) throw fault;
  };
  const look = command<Record<string, unknown>, undefined, undefined, string>({
    name: 'look',
    kind: 'query',
    phrase: 'look',
    summary: 'Look',
    right: 'browse',
    input: z.looseObject({}),
    run: async () => {
      failing();
      return reply({ title: 'Looked', blocks: [] });
    },
  });
  const note = command<Record<string, unknown>, undefined, { note: string }, string>({
    name: 'note',
    kind: 'change',
    phrase: 'note',
    summary: 'Note',
    right: 'browse',
    needs: 'school',
    input: z.looseObject({}),
    ask: async (): Promise<Outcome> => ({ kind: 'ask', form: noteForm }),
    answers: z.object({ note: z.string().max(50, 'Keep it short.') }),
    run: async ({ answers, db }) => {
      failing();
      if (answers.note === 'no') return refuse('no', 'That cannot be noted.', 'note');
      saved.push(`${answers.note} in ${db}`);
      return reply({ title: 'Noted', blocks: [] });
    },
  });
  const school = command<Record<string, unknown>, undefined, undefined, string>({
    name: 'choose-school',
    kind: 'change',
    summary: 'School',
    right: 'browse',
    input: z.looseObject({}),
    ask: async (): Promise<Outcome> => ({
      kind: 'ask',
      form: { ...noteForm, title: 'Which school?', runs: 'choose-school' },
    }),
    run: async () => {
      person = { ...person, school: tom.school };
      return reply({ title: 'School saved', blocks: [] });
    },
  });
  let person = actor;
  const ports: Ports<string> = {
    commands: [look, note, school],
    sources: { towns: async (words) => [{ value: words, label: words }] },
    directory: {
      arrive: async (): Promise<Arrival> => ({ kind: 'known', actor: person, hub }),
      choose: async () => {},
      greeted: async () => {
        person = { ...person, isNew: false };
      },
      forgetHubs: () => {},
    },
    drafts: {
      keep: async (_account, { command: name }) => {
        drafts.set('draft-1', { command: name, input: { kept: 'yes' } });
        return 'draft-1';
      },
      find: async (_account, id) => drafts.get(id),
    },
    presses: { claim: async () => 'first', settle: async () => {} },
    store: {
      read: () => 'reads',
      change: async (_hub, work) => work('a transaction'),
      recall: () => (_about, find) => find(),
      isBusy: (error) => error instanceof Busy,
    },
    tell: () => async () => {},
    gather: ({ db }) => ({ tell: async () => {}, flush: async () => void saved.push(`told in ${db}`) }),
    plan: () => ({ set: async () => {}, setAll: async () => {}, drop: async () => {} }),
    replan: async (db) => void saved.push(`replanned in ${db}`),
    links: () => async (kind) => `https://workgroups.example/links/${kind}`,
    feeds: () => async () => 'https://workgroups.example/calendar/x.ics',
    joins: () => ({ join: async () => undefined, part: async () => ({ kind: 'over' }) }),
    nation: { rollUp: async () => [], voices: async () => [] },
    welcome: () => [text('Welcome.')],
    clock: () => new Date('2026-11-16T10:30:00Z'),
    report: (error, about) => void reports.push({ error, ...about }),
    reference: () => 'K7-42QX',
    ...otherwise,
  };
  const { dispatch, ...rest } = createDispatcher(ports);
  const fail = (error: unknown) => {
    fault = error;
  };
  return { dispatch, ...rest, reports, saved, fail };
}

const base = {
  account: { platform: 'slack' as const, tenant: 'T1', user: 'U1', name: 'Tom' },
  place: { kind: 'personal' as const, workspace: 'T1', conversation: 'D1' },
};
const typed = (words: string): Asked => ({ ...base, typed: words });
const submit = (note: string, more: { draft?: string; runs?: string } = {}) => ({
  ...base,
  runs: 'note',
  input: {},
  answers: { note },
  ...more,
});

const said = (outcome: Outcome) => {
  if (outcome.kind === 'refuse') return outcome.message;
  return outcome.kind === 'ask' ? (outcome.form.problem ?? outcome.form.title) : outcome.view.title;
};

describe('a fault', () => {
  const sorry =
    'Something went wrong on our side and nothing was changed. Try again in a minute; if it happens again, tell the hub and quote K7-42QX.';

  test('is never thrown: it is shown with a reference and reported once with the same', async () => {
    const house = furnish();
    house.fail(new Error('broken'));
    expect(said(await house.dispatch(typed('look')))).toBe(sorry);
    expect(house.reports).toEqual([
      { error: new Error('broken'), reference: 'K7-42QX', command: 'typed', platform: 'slack' },
    ]);
  });

  test('of a form shows the form again with what was typed', async () => {
    const house = furnish();
    house.fail(new Error('broken'));
    const outcome = await house.dispatch(submit('a long note'));
    expect(outcome).toMatchObject({ kind: 'ask', form: { problem: sorry, fields: [{ value: 'a long note' }] } });
    expect(house.reports).toHaveLength(1);
  });

  test('of everything at once is still answered, and reported once', async () => {
    const directory = {
      arrive: async () => Promise.reject(new Error('no database')),
      choose: async () => {},
      greeted: async () => {},
      forgetHubs: () => {},
    };
    const house = furnish({ directory });
    for (const asked of [typed('look'), submit('a note'), typed('')])
      expect(said(await house.dispatch(asked))).toBe(sorry);
    expect(house.reports).toHaveLength(3);
  });

  test('that may have been kept says so, and where to look', async () => {
    const house = furnish();
    house.fail(new Unsettled('lost'));
    expect(said(await house.dispatch(submit('a note')))).toBe(
      'We lost the connection while saving and cannot tell whether it was kept. Look at “mine” before you try again, and quote K7-42QX if you ask the hub.',
    );
  });
});

describe('a change that waits for another', () => {
  test('is told to try again, with the form as it was, and is no fault', async () => {
    const house = furnish();
    house.fail(new Busy('waited'));
    const outcome = await house.dispatch(submit('a note'));
    expect(said(outcome)).toBe(
      'Somebody else is changing this at the same moment. Nothing was changed; try again in a few seconds.',
    );
    expect(outcome).toMatchObject({ kind: 'ask', form: { fields: [{ value: 'a note' }] } });
    expect(house.reports).toEqual([]);
  });

  test('before it began, because every connection is taken, is told the same', async () => {
    const directory = {
      arrive: async () => Promise.reject(new Busy('full')),
      choose: async () => {},
      greeted: async () => {},
      forgetHubs: () => {},
    };
    const house = furnish({ directory });
    expect(said(await house.dispatch(typed('look')))).toContain('try again in a few seconds');
    expect(house.reports).toEqual([]);
  });
});

describe('a form', () => {
  test('opens first and saves what is answered, with what it tells, in one transaction', async () => {
    const house = furnish();
    expect(said(await house.dispatch(typed('note')))).toBe('Write a note');
    expect(house.saved).toEqual([]);
    expect(said(await house.dispatch(submit('a note')))).toBe('Noted');
    expect(house.saved).toEqual(['a note in a transaction', 'told in a transaction']);
  });

  test('that is refused comes back with the sentence at its field and what was typed', async () => {
    const house = furnish();
    expect(await house.dispatch(submit('no'))).toMatchObject({
      kind: 'ask',
      form: { errors: { note: 'That cannot be noted.' }, fields: [{ value: 'no' }] },
    });
    expect(await house.dispatch(submit('x'.repeat(51)))).toMatchObject({
      form: { errors: { note: 'Keep it short.' }, fields: [{ value: 'x'.repeat(51) }] },
    });
  });

  test('can be drawn again as it was by a door that must', async () => {
    const house = furnish();
    const again = await house.reopen(submit('half a note', { draft: 'draft-9' }));
    expect(again).toMatchObject({ kind: 'ask', form: { draft: 'draft-9', fields: [{ value: 'half a note' }] } });
    expect(house.saved).toEqual([]);
  });

  test('is known to open before it is pressed', () => {
    const house = furnish();
    expect([house.asks('note'), house.asks('look'), house.asks('none')]).toEqual([true, false, false]);
  });
});

describe('what needs a school', () => {
  test('asks for it, keeps what was wanted, and goes on with it afterwards', async () => {
    const house = furnish({}, { ...tom, school: { kind: 'unknown' } });
    expect(await house.dispatch(typed('note'))).toMatchObject({
      kind: 'ask',
      form: { title: 'Which school?', draft: 'draft-1' },
    });
    const answer = await house.dispatch(submit('', { runs: 'choose-school', draft: 'draft-1' }));
    expect(said(answer)).toBe('Write a note');
  });

  test('a draft that is no longer there leaves the answer as it is', async () => {
    const house = furnish();
    expect(said(await house.dispatch(submit('', { runs: 'choose-school', draft: 'gone' })))).toBe('School saved');
  });
});

describe('who somebody is', () => {
  test('a new person is welcomed on top of the first answer, once', async () => {
    const house = furnish({}, { ...tom, isNew: true });
    expect(await house.dispatch(typed('look'))).toMatchObject({
      view: { title: 'Looked', blocks: [text('Welcome.')] },
    });
    expect(await house.dispatch(typed('look'))).toMatchObject({ view: { blocks: [] } });
  });

  test('a search answers those who are known', async () => {
    const house = furnish();
    expect(await house.search(base.account, base.place, 'towns', 'leeds')).toEqual([
      { value: 'leeds', label: 'leeds' },
    ]);
    expect(await house.search(base.account, base.place, 'no such source', 'leeds')).toEqual([]);
    const arrive = async (): Promise<Arrival> => ({ kind: 'no hub' });
    const closed = furnish({
      directory: { arrive, choose: async () => {}, greeted: async () => {}, forgetHubs: () => {} },
    });
    expect(await closed.search(base.account, base.place, 'towns', 'leeds')).toEqual([]);
  });
});

describe('a press', () => {
  test('that was answered before is answered the same, and nothing runs', async () => {
    const earlier = reply({ title: 'Noted before', blocks: [] });
    const house = furnish({ presses: { claim: async () => earlier, settle: async () => {} } });
    expect(await house.dispatch({ ...submit('a note'), press: 'p' })).toEqual(earlier);
    expect(house.saved).toEqual([]);
  });

  test('that is refused is not kept: the next try counts', async () => {
    const settled: string[] = [];
    const settle = async (_db: string, token: string) => void settled.push(token);
    const house = furnish({ presses: { claim: async () => 'first', settle } });
    await house.dispatch({ ...submit('no'), press: 'p1' });
    await house.dispatch({ ...submit('yes'), press: 'p1' });
    expect(settled).toEqual(['p1']);
  });
});
