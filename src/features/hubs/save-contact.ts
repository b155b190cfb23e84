import { z } from 'zod';
import { type Found, type Outcome, refuse, reply } from '../../core/command.ts';
import type { Field, Form } from '../../core/form.ts';
import type { Prisma } from '../../store/generated/client.ts';
import { recordChange } from '../audit.ts';
import { defineCommand, type HubBase } from '../define.ts';
import { contactsPage } from './contacts-page.ts';
import { lockHub } from './hub.moves.ts';

const include = { person: { select: { id: true, name: true } } } satisfies Prisma.HubContactInclude;
type Contact = Prisma.HubContactGetPayload<{ include: typeof include }>;

const longest = { topic: 60, who: 150 };

const answers = z.object({
  topic: z
    .string({ error: 'Write what people ask about.' })
    .trim()
    .min(1, 'Write what people ask about.')
    .max(longest.topic, `Keep it under ${longest.topic} characters.`),
  person: z.uuid({ error: 'Search for the person and choose them.' }).optional(),
  who: z.string().trim().max(longest.who, `Keep it under ${longest.who} characters.`).default(''),
  rank: z.coerce
    .number({ error: 'Use a whole number from 1 to 99.' })
    .int('Use a whole number from 1 to 99.')
    .min(1, 'Use a whole number from 1 to 99.')
    .max(99, 'Use a whole number from 1 to 99.')
    .default(99),
});
type ContactAnswers = z.infer<typeof answers>;

const fieldsOf = (contact: Contact | undefined): Field[] => [
  {
    id: 'topic',
    label: 'What about?',
    help: 'For example: mastery in primary schools',
    kind: 'text',
    max: longest.topic,
    ...(contact && { value: contact.topic }),
  },
  {
    id: 'person',
    label: 'Who?',
    help: 'Somebody who has written to me before',
    kind: 'search',
    source: 'people',
    optional: true,
    ...(contact?.person && { value: { value: contact.person.id, label: contact.person.name.slice(0, 75) } }),
  },
  {
    id: 'who',
    label: 'Who else, or how to reach them',
    help: 'A name, an office, an e-mail address or a telephone number',
    kind: 'text',
    max: longest.who,
    optional: true,
    ...(contact?.who && { value: contact.who }),
  },
  {
    id: 'rank',
    label: 'Place in the list',
    help: '1 stands first',
    kind: 'number',
    min: 1,
    max: 99,
    optional: true,
    ...(contact && { value: String(contact.rank) }),
  },
];

const formOf = (contact: Contact | undefined): Form => ({
  title: contact ? 'Change who to ask' : 'Add who to ask',
  shortTitle: contact ? 'Change who to ask' : 'Add who to ask',
  intro: 'Everybody of the hub reads it under “contacts”.',
  minutes: 1,
  submit: 'Save this contact',
  runs: 'save-contact',
  ...(contact && { input: { contact: contact.id } }),
  fields: fieldsOf(contact),
});

const gone = refuse('no such contact', 'That line is no longer in the list. Type “contacts” to see it.');

async function save(contact: Contact | undefined, given: ContactAnswers, base: HubBase): Promise<Outcome> {
  const { db, hub } = base;
  const { topic, person, who, rank } = given;
  if (!person && !who) return refuse('nobody to ask', 'Choose a person, or write whom people ask.', 'who');
  const known = person ? await db.hubPerson.findFirst({ where: { personId: person } }) : undefined;
  if (known === null)
    return refuse('person', 'That person has not written to me in this hub yet. Write their name below.', 'person');
  const values = { topic, who, personId: person ?? null, rank };
  const { id } = contact
    ? await db.hubContact.update({ where: { id: contact.id }, data: values })
    : await db.hubContact.create({ data: { hubId: hub.id, ...values } });
  await recordChange(base, {
    what: contact ? 'changed who to ask' : 'added who to ask',
    subjectId: id,
    ...(person && { after: { person }, aboutPersonId: person }),
  });
  return reply(await contactsPage('The contact is saved', 1, base));
}

/** Says whom people ask about something, or changes it. */
export const saveContact = defineCommand({
  name: 'save-contact',
  kind: 'change',
  summary: 'Say who to ask for what, or change it',
  right: 'edit the hub',
  input: z.object({ contact: z.uuid().optional() }),
  subject: async ({ contact: id }, { db, hub }, lock): Promise<Found<Contact | undefined>> => {
    if (lock) await lockHub(db, hub);
    if (!id) return { subject: undefined };
    const contact = await db.hubContact.findUnique({ where: { id }, include });
    return contact ? { subject: contact } : { instead: gone };
  },
  ask: async ({ subject: contact }) => ({ kind: 'ask', form: formOf(contact) }),
  answers,
  run: async ({ subject: contact, answers: given, input: _asked, ...base }) => save(contact, given, base),
});
