import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { Outcome } from '../../src/core/command.ts';
import { refill } from '../../src/core/form.ts';
import { carry } from '../../src/slack/carried.ts';
import { ask, later, logSession, type OpenDoor, openDoor, refuse, reply, view } from '../support/slack-door.ts';
import { keepView } from '../support/slack-modal.ts';

let open: OpenDoor;
beforeAll(async () => {
  open = await openDoor({ door: { deadlines: { ack: 60, form: 30 } } });
});
afterEach(() => {
  expect(open.slack.refused).toEqual([]);
  open.asked.length = 0;
});
afterAll(() => open.close());

const amira = () => open.driver.person('U0AMIRA', 'Amira Shah');
const typed = { date: '2026-05-25', notes: 'Bar models <!channel> & *fractions*', phase: 'Secondary' };
const answers = { date: '2026-05-25', notes: 'Bar models <!channel> & *fractions*', phase: 'SECONDARY' };
const wrongDate = 'Use a date in term: 25 May is half-term.';

const formOf = (metadata: string) =>
  keepView({
    type: 'modal',
    id: 'V1',
    callback_id: 'form',
    private_metadata: metadata,
    submit: { type: 'plain_text', text: 'Log session' },
    blocks: [{ type: 'input', block_id: 'notes', element: { type: 'plain_text_input', action_id: 'answer x' } }],
  });

describe('a form handed in', () => {
  test('brings what was typed and chosen to its command', async () => {
    open.answers(ask(), reply(view('Logged')));
    const person = amira();
    await person.say('log');
    const seen = await person.fill(typed);
    expect(open.asked[1]).toMatchObject({ runs: 'log-session', input: { session: 's3' }, answers });
    expect(seen).toMatchObject({ text: 'Logged\nLogged, in a sentence.', isPrivate: true });
    expect(seen.form).toBeUndefined();
  });

  test('leaves out what was left empty', async () => {
    open.answers(ask({ ...logSession, fields: logSession.fields.slice(1, 2) }), reply(view('Logged')));
    const person = amira();
    await person.say('log');
    await person.fill({});
    expect(open.asked[1]).toMatchObject({ answers: {} });
    expect(Object.keys(Object(open.asked[1]).answers)).toEqual([]);
  });

  test('is told what is wrong at the field, and keeps everything typed', async () => {
    const errors = { date: wrongDate };
    open.answers(ask(), ask(refill(logSession, answers, { errors })), reply(view('Logged')));
    const person = amira();
    await person.say('log');
    const refused = await person.fill(typed);
    expect(refused.form?.fields).toMatchObject([
      { id: 'date', value: '2026-05-25', error: wrongDate },
      { id: 'notes', value: typed.notes },
      { id: 'phase', value: 'Secondary' },
    ]);
    await person.fill({ date: '2026-06-01' });
    expect(open.asked[2]).toMatchObject({ answers: { ...answers, date: '2026-06-01' } });
    expect(open.asked[2]?.press).toBe(open.asked[1]?.press);
  });

  test('is drawn again when the whole of it is wrong, with what was typed', async () => {
    const problem = 'Session 3 was logged by Jo Field a minute ago.';
    open.answers(ask(), ask(refill(logSession, answers, { problem })), reply(view('Logged')));
    const person = amira();
    await person.say('log');
    const refused = await person.fill(typed);
    expect(refused.text).toContain(`⚠ ${problem}`);
    expect(refused.form?.fields.map((field) => field.value)).toEqual(['2026-05-25', typed.notes, 'Secondary']);
    await person.fill({});
    expect(open.asked[2]?.press).toBe(open.asked[1]?.press);
  });

  test('is drawn again with both, when a field and the whole are wrong', async () => {
    const faults = { problem: 'Session 3 was logged by Jo Field a minute ago.', errors: { date: wrongDate } };
    open.answers(ask(), ask(refill(logSession, answers, faults)));
    const person = amira();
    await person.say('log');
    const refused = await person.fill(typed);
    expect(refused.text).toContain(`⚠ ${faults.problem}`);
    expect(refused.form?.fields[0]).toMatchObject({ id: 'date', error: wrongDate });
  });

  test('gives way to the next step, which begins with its own values and a press token of its own', async () => {
    const second = { ...logSession, step: [2, 3] satisfies [number, number], runs: 'log-attendance' };
    open.answers(ask(), ask(second), reply(view('Logged')));
    const person = amira();
    await person.say('log');
    const next = await person.fill(typed);
    expect(next.text).toContain('Step 2 of 3');
    expect(next.form?.fields.map((field) => field.value)).toEqual(['2026-10-08', undefined, undefined]);
    await person.fill({ phase: 'Primary' });
    expect(open.asked[2]?.press).not.toBe(open.asked[1]?.press);
  });

  test('that is refused as a whole says why', async () => {
    open.answers(ask(), refuse('Only the lead of this group can log its sessions.'));
    const person = amira();
    await person.say('log');
    expect((await person.fill(typed)).text).toContain('Only the lead of this group');
  });

  test('twice, as after a lost answer, carries one press token', async () => {
    open.answers(ask(), reply(view('Logged')));
    const person = amira();
    await person.say('log');
    await person.fill(typed);
    await person.repeat();
    expect(open.asked[2]?.press).toBe(open.asked[1]?.press);
  });

  test('by somebody else than the person it was drawn for does nothing', async () => {
    const foreign = formOf(carry({ r: 'log-session', i: {}, p: 'token', u: 'U0AMIRA' }));
    const { body } = await open.knock(await open.submission('U0BEN', foreign));
    expect(body).toContain('This form was opened by somebody else. Type “/workgroups” to open your own.');
    expect(open.asked).toEqual([]);
  });

  test('of an older version says what to do', async () => {
    const { body } = await open.knock(await open.submission('U0AMIRA', formOf('d57850a7')));
    expect(JSON.parse(body).response_action).toBe('update');
    expect(body).toContain('This form is from an older version. Type “/workgroups” to start again.');
  });
});

describe('a form that takes long to save', () => {
  /** Hands the form in and gives the answer once "Saving…" is shown. */
  const handIn = async (answer: Outcome) => {
    const outcome = later<Outcome>();
    open.answers(ask(), outcome.promise);
    const person = amira();
    await person.say('log');
    const acknowledged = open.acknowledged();
    const filling = person.fill(typed);
    await acknowledged;
    outcome.give(answer);
    return filling;
  };
  /** The same, written by hand: "Saving…" is shown when this returns. */
  const handInLate = async () => {
    const outcome = later<Outcome>();
    open.answers(outcome.promise);
    const view = formOf(carry({ r: 'log-session', i: { session: 's3' }, p: 'token', u: 'U0AMIRA' }));
    const values = { notes: { 'answer x': { type: 'plain_text_input', value: 'Bar models' } } };
    const letter = await open.submission('U0AMIRA', view, values);
    const place = open.slack.calls.length;
    const receipt = await open.knock(letter);
    return { outcome, receipt, place };
  };

  test('says so in time', async () => {
    const { outcome, receipt, place } = await handInLate();
    expect(JSON.parse(receipt.body)).toMatchObject({
      response_action: 'update',
      view: { callback_id: 'saving', title: { text: 'Saving…' } },
    });
    outcome.give(reply(view('Logged')));
    expect((await open.slack.until((call) => call.method === 'views.update', place)).args).toMatchObject({
      view_id: 'V1',
    });
  });

  test('shows the outcome in its place', async () => {
    const seen = await handIn(reply(view('Logged')));
    expect(seen.text).toBe('Logged\nLogged, in a sentence.');
    expect(open.slack.calls.at(-1)?.method).toBe('views.update');
  });

  test('comes back with the errors at its fields and everything typed', async () => {
    const back = await handIn(ask(refill(logSession, answers, { errors: { date: wrongDate } })));
    expect(back.form?.fields).toMatchObject([
      { id: 'date', value: '2026-05-25', error: wrongDate },
      { id: 'notes', value: typed.notes },
      { id: 'phase', value: 'Secondary' },
    ]);
  });

  test('tells its outcome in the chat when its window was closed', async () => {
    const { outcome, place } = await handInLate();
    open.slack.fail('views.update', { error: 'not_found' });
    outcome.give(reply(view('Logged')));
    const told = await open.slack.until((call) => call.method === 'chat.postMessage', place);
    expect(told.args).toMatchObject({ channel: 'U0AMIRA', text: 'Logged\nLogged, in a sentence.' });
  });

  test('gives back what was typed in the chat when it is refused behind a closed window', async () => {
    const { outcome, place } = await handInLate();
    open.slack.fail('views.update', { error: 'not_found' });
    outcome.give(ask(refill(logSession, { notes: 'Bar models', phase: 'PRIMARY' }, { errors: { date: wrongDate } })));
    const told = await open.slack.until((call) => call.method === 'chat.postMessage', place);
    expect(told.args.text).toContain(`This was not saved. ${wrongDate}`);
    expect(told.args.text).toContain('What you did: Bar models');
    expect(told.args.text).toContain('Phase: Primary');
    expect(JSON.stringify(told.args.blocks)).toContain('Open the form');
  });
});

describe('a search field', () => {
  const found = { value: 'u-1', label: 'St Mary’s', detail: 'Bolton' };
  const school = { id: 'school', label: 'Your school', kind: 'search', source: 'schools' } as const;
  const form = { ...logSession, fields: [school] };

  test('is filled with what was found, and its label is kept when the form is drawn again', async () => {
    const problem = 'That school has no place left.';
    open.finds(() => [found]);
    open.answers(ask(form), ask(refill(form, { school: 'u-1' }, { problem })));
    const person = amira();
    await person.say('school');
    expect(await person.find('school', 'st ma')).toEqual(['St Mary’s']);
    const again = await person.fill({ school: 'St Mary’s' });
    expect(open.asked[1]).toMatchObject({ answers: { school: 'u-1' } });
    expect(again.form?.fields).toMatchObject([{ id: 'school', value: 'St Mary’s' }]);
    expect(open.searched).toEqual([{ source: 'schools', words: 'st ma' }]);
  });
});
