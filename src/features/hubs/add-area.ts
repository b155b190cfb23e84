import { z } from 'zod';
import { refuse, reply } from '../../core/command.ts';
import type { Form } from '../../core/form.ts';
import { recordChange } from '../audit.ts';
import { defineCommand } from '../define.ts';
import { knownTo } from '../known-schools.ts';
import { areaPage } from './area-page.ts';
import { lockHub } from './hub.moves.ts';

const longest = 60;
const words = z.string().trim().max(longest, `Keep it under ${longest} characters.`).default('');

const answers = z.object({
  laName: words,
  part: words,
  school: z.uuid({ error: 'Search for the school and choose it.' }).optional(),
});

const form: Form = {
  title: 'Add to the area of the hub',
  shortTitle: 'Add to the area',
  intro: 'A local authority, a part of one, or one school.',
  minutes: 1,
  submit: 'Add to the area',
  runs: 'add-area',
  fields: [
    {
      id: 'laName',
      label: 'Local authority',
      help: 'For example: Sheffield',
      kind: 'text',
      max: longest,
      optional: true,
    },
    {
      id: 'part',
      label: 'Which part, if not all of it',
      help: 'For example: High Peak',
      kind: 'text',
      max: longest,
      optional: true,
    },
    {
      id: 'school',
      label: 'Or one school',
      help: 'Search by name, town, postcode or URN',
      kind: 'search',
      source: 'schools',
      optional: true,
    },
  ],
};

/** Adds a local authority, a part of one, or a school to the hub's area; what is in it already stays as it is. */
export const addArea = defineCommand({
  name: 'add-area',
  kind: 'change',
  summary: 'Add an authority, a part of one or a school to the area',
  right: 'edit the hub',
  input: z.object({}),
  ask: async () => ({ kind: 'ask', form }),
  answers,
  run: async ({ answers: { laName, part, school }, input: _none, subject: _nothing, ...base }) => {
    const { db, hub } = base;
    if (!laName && !school)
      return refuse('which area', 'Write a local authority, or search for a school.', part ? 'laName' : 'school');
    if (laName && school)
      return refuse('one at a time', 'Add the authority and the school one after the other.', 'school');
    if (school && !(await db.school.findFirst({ where: { id: school, ...knownTo(hub) } })))
      return refuse('no such school', 'That school is no longer in the list. Please search again.', 'school');
    await lockHub(db, hub);
    const piece = school ? { laName: '', part: '', schoolId: school } : { laName, part, schoolId: null };
    const known = await db.hubArea.findFirst({ where: piece });
    if (!known) {
      const { id } = await db.hubArea.create({ data: { hubId: hub.id, ...piece } });
      await recordChange(base, { what: 'added to the area', subjectId: id });
    }
    return reply(await areaPage('The area is changed', 1, base));
  },
});
