import { describe, expect, test } from 'vitest';
import { personalData } from '../../src/features/privacy/personal-data.ts';
import { usualPace } from '../../src/post-room/ports.ts';
import { page, tables } from './schema-file.ts';

const text = page('data-protection.md');
const chapter = (title: string) => text.split(/^## /m).find((one) => one.startsWith(title)) ?? '';

const rows = new Map(
  [...chapter('Tables with personal data').matchAll(/^\| `(\w+)` \| ([^|]+) \|/gm)].map(([, table = '', what = '']) => [
    table,
    [...what.matchAll(/`(\w+)`/g)].map(([, column = '']) => column),
  ]),
);
const without = [...(chapter('Tables without').trim().split('\n\n')[1] ?? '').matchAll(/`(\w+)`/g)].map(
  ([, table = '']) => table,
);

/** What says nothing of anybody: its own id, whose hub it is, and how often it was changed. */
const silent = ['id', 'hubId', 'version'];

describe('docs/data-protection.md', () => {
  test('has a place for every table, with personal data or without', () => {
    expect([...rows.keys(), ...without].toSorted()).toEqual([...tables.keys()].toSorted());
  });

  test('takes for personal whatever leads to a person or an account, or says who did something', () => {
    const leads = /^(personId|accountId|email|\w+By)$/;
    const personal = [...tables].filter(([, columns]) => columns.some((column) => leads.test(column)));
    expect(personal.map(([table]) => table).filter((table) => !rows.has(table))).toEqual([]);
  });

  test.each([...rows])('names every column of %s', (table, columns) => {
    const all = tables.get(table)?.filter((column) => !silent.includes(column));
    expect(columns.toSorted()).toEqual(all?.toSorted());
  });

  test('gives the days that the service keeps to', () => {
    expect(chapter('Tables with personal data')).toContain(`${usualPace.keepFactsDays} days after it was settled`);
  });
});

describe('src/features/privacy', () => {
  const covered = personalData.map(({ table }) => table);

  test('covers each table with personal data once, and no other', () => {
    expect(covered.toSorted()).toEqual([...rows.keys()].toSorted());
  });

  test.each(personalData)('says of $table what my data, leaving and retention do, or why nothing', (cover) => {
    for (const part of [cover.mine, cover.leaving, cover.retention])
      expect('not' in part ? part.not.length : 99).toBeGreaterThan(10);
  });

  test('leaves nothing that names its person behind: leaving touches each column that leads to one', () => {
    const leads = /^(personId|\w+ById|standInId|withPersonId|aboutPersonId|suggestedLeadId)$/;
    const leading = [...tables].filter(([, columns]) => columns.some((column) => leads.test(column)));
    const idle = personalData.filter(({ leaving }) => 'not' in leaving).map(({ table }) => table);
    const withIdentity = ['Account', 'NationalRole', 'PersonJoin', 'Project']; // by removeIdentity, which the leaving test proves
    expect(
      leading
        .map(([table]) => table)
        .filter((table) => idle.includes(table))
        .toSorted(),
    ).toEqual(withIdentity);
  });
});
