import { describe, expect, test } from 'vitest';
import type { OpenDoor } from '../support/teams-door.ts';
import { asWords, pressOn, school, shownIn } from '../support/teams-press.ts';
import { again, schoolForm, shown } from '../support/teams-samples.ts';
import { fillIn, findVerb } from '../support/teams-screen.ts';
import { openTeamsRoom } from '../support/teams-setup.ts';

const room = openTeamsRoom();
let door: OpenDoor;

describe('a search in a form', () => {
  const find = findVerb(school, '#find', 'school');

  test('offers what was found and keeps what was typed elsewhere', async () => {
    door = await room.open();
    const { form } = shownIn(
      await pressOn(door, find, fillIn(school, { 'school#words': ' park ', role: 'Year 4 teacher' })),
    );
    expect(door.searched).toEqual([{ source: 'schools', words: 'park' }]);
    expect(form?.fields).toMatchObject([
      { id: 'school', options: ['Park School (Camden, 100001)', 'Park School (Barnet, 100002)'] },
      { id: 'role', value: 'Year 4 teacher' },
    ]);
    expect(door.asked).toEqual([]);
  });

  test('says when nothing was found, and can be tried again', async () => {
    door = await room.open();
    const first = await pressOn(door, find, { 'school#words': 'zzz' });
    expect(shownIn(first).text).toContain('Nothing found for “zzz”');
    const second = await pressOn(door, findVerb(first.value, '#find', 'school'), { 'school#words': 'green' });
    expect(shownIn(second).form?.fields[0]?.options).toEqual(['Green Lane Primary (Brent, 100003)']);
  });

  test('without words asks for some', async () => {
    door = await room.open();
    expect(shownIn(await pressOn(door, find, { 'school#words': '  ' })).text).toContain(
      'Type a part of the name first',
    );
    expect(door.searched).toEqual([]);
  });

  test('leads to a choice that is handed in', async () => {
    door = await room.open({ answer: () => shown('You are at Park School') });
    const found = await pressOn(door, find, { 'school#words': 'park' });
    const typed = fillIn(found.value, { school: 'Park School (Barnet, 100002)', role: 'Year 4 teacher' });
    expect(shownIn(await pressOn(door, findVerb(found.value, '#submit'), typed)).text).toBe('You are at Park School');
    expect(door.asked).toMatchObject([{ runs: 'choose-school', answers: { school: 's2', role: 'Year 4 teacher' } }]);
  });

  test('handed in without a choice says so at the field, with the answers still there', async () => {
    const answer = (asked: Parameters<typeof again>[1]) =>
      again(schoolForm, asked, { errors: { school: 'Choose your school.' } });
    door = await room.open({ answer });
    const found = await pressOn(door, find, { 'school#words': 'park' });
    const { form } = shownIn(await pressOn(door, findVerb(found.value, '#submit'), { 'school#words': 'park' }));
    expect(form?.fields[0]).toMatchObject({ error: 'Choose your school.' });
    expect(form?.fields[0]?.options).toHaveLength(2);
  });

  test('that was typed but not pressed is made when the form is handed in', async () => {
    door = await room.open({
      answer: (asked) => again(schoolForm, asked, { errors: { school: 'Choose your school.' } }),
    });
    const { form } = shownIn(await pressOn(door, findVerb(school, '#submit'), { 'school#words': 'green' }));
    expect(form?.fields[0]).toMatchObject({
      options: ['Green Lane Primary (Brent, 100003)'],
      error: 'Choose your school.',
    });
  });

  test('keeps what was chosen, by its name, when something else is wrong', async () => {
    door = await room.open({
      answer: (asked) => again(schoolForm, asked, { errors: { role: 'Write what you do.' } }),
    });
    const found = await pressOn(door, find, { 'school#words': 'park' });
    const { form } = shownIn(
      await pressOn(door, findVerb(found.value, '#submit'), { school: 's2', 'school#words': 'park' }),
    );
    expect(form?.fields[0]).toMatchObject({ value: 'Park School (Barnet, 100002)' });
  });

  test('forgets what was chosen from the last one', async () => {
    door = await room.open();
    const { form } = shownIn(await pressOn(door, find, { school: 's1', 'school#words': 'green' }));
    expect(form?.fields[0]?.options).toEqual(['Green Lane Primary (Brent, 100003)']);
    expect(form?.fields[0]?.value).toBeUndefined();
  });

  test('that fails keeps the form as it is and says so', async () => {
    door = await room.open();
    const failing = { ...door.dispatcher, reopen: () => Promise.reject(new Error('the database is away')) };
    await door.close();
    door = await room.open({ dispatcher: failing });
    expect(await pressOn(door, find, { 'school#words': 'park' })).toMatchObject({
      status: 200,
      type: asWords,
      value: 'I couldn’t do that just now. What you typed is still here: try again in a minute.',
    });
    expect(door.lines).toMatchObject([{ level: 'error', fields: { fault: 'Error' } }]);
    expect(JSON.stringify(door.lines)).not.toMatch(/park|database/);
  });
});
