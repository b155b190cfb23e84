import { describe, expect, test } from 'vitest';
import { plain, sayForm, sayMinutes, sayView } from '../../src/core/say.ts';

const now = new Date('2026-11-16T10:30:00Z');

describe('what a screen reader and a notification say', () => {
  test('is every word of the view, in order, with days and times as people say them', () => {
    const view = {
      title: 'You have a place',
      blocks: [
        { kind: 'text' as const, text: ['Welcome, ', { strong: 'Tom' }, '.'] },
        { kind: 'notice' as const, tone: 'success' as const, text: 'Saved.' },
        { kind: 'notice' as const, tone: 'warning' as const, text: 'Not yet.' },
        { kind: 'facts' as const, facts: [{ label: 'Held until', value: { day: '2026-11-30' } }] },
        {
          kind: 'items' as const,
          heading: 'Dates',
          whenEmpty: 'None.',
          items: [
            { title: { moment: '2026-12-01T16:00:00Z', until: '2026-12-01T18:00:00Z' }, detail: 'Tapton School' },
            { title: { moment: '2027-06-01T15:00:00Z' } },
            { title: 'Would you lead “Ratio?”?', detail: 'answer by Monday' },
            { title: 'We meet on 15 July.', detail: 'a draft' },
          ],
        },
        { kind: 'items' as const, whenEmpty: 'Nothing to do.', items: [] },
        { kind: 'picture' as const, url: 'https://hub.example/a.png', alt: 'A number line' },
        { kind: 'text' as const, text: { link: 'https://hub.example', label: 'the hub’s page' } },
        { kind: 'actions' as const, actions: [{ label: 'Join', runs: 'join' }] },
      ],
    };
    expect(sayView(view, now).split('\n')).toEqual([
      'You have a place',
      'Welcome, Tom.',
      '✓ Saved.',
      '⚠ Not yet.',
      'Held until: Monday 30 November',
      'Dates',
      '• Tuesday 1 December, 4pm to 6pm: Tapton School',
      '• Tuesday 1 June, 4pm',
      '• Would you lead “Ratio?”? answer by Monday',
      '• We meet on 15 July. a draft',
      'Nothing to do.',
      'A number line',
      'the hub’s page',
    ]);
  });

  test('names the year only when it is not this programme year', () => {
    expect(plain({ day: '2027-07-20' }, now)).toBe('Tuesday 20 July');
    expect(plain({ day: '2027-09-07' }, now)).toBe('Tuesday 7 September 2027');
  });

  test('of a form: what is wrong, what it is for and how long it takes', () => {
    const form = {
      title: 'Join?',
      shortTitle: 'Join',
      intro: 'Fractions.',
      minutes: 1,
      submit: 'Join',
      runs: 'join',
      fields: [],
    };
    expect(sayForm({ ...form, problem: 'Not saved.' }, now)).toBe('Join?\nNot saved.\nFractions.\nTakes a minute.');
    expect(sayForm({ ...form, about: [{ kind: 'text', text: 'You agree to come.' }] }, now)).toContain(
      'You agree to come.',
    );
    expect(sayMinutes(3)).toBe('Takes 3 minutes.');
  });
});
