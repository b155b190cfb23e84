import { z } from 'zod';
import { type Found, type Outcome, refuse, reply } from '../../core/command.ts';
import type { Field, Form } from '../../core/form.ts';
import { type Day, daySchema, ukDay } from '../../core/uk-time.ts';
import type { Partner } from '../../store/generated/client.ts';
import { recordChange } from '../audit.ts';
import { defineCommand, type HubBase } from '../define.ts';
import { lockHub } from './hub.moves.ts';
import { kindsOfPartner, sayPartnerKind } from './hub.ts';
import { partnersPage } from './partners-page.ts';

const longest = 100;
const badAddress = 'Use an address that begins with https://';

const answers = z.object({
  name: z
    .string({ error: 'Write the partner’s name.' })
    .trim()
    .min(1, 'Write the partner’s name.')
    .max(longest, `Keep the name under ${longest} characters.`),
  kind: z.enum(kindsOfPartner, { error: 'Choose what kind of partner it is.' }),
  url: z.union([z.literal(''), z.url({ protocol: /^https$/, error: badAddress }).max(300, badAddress)]).default(''),
  from: daySchema.optional(),
  to: daySchema.optional(),
});
type PartnerAnswers = z.infer<typeof answers>;

const dayOf = (date: Date | null | undefined): Day | undefined => date?.toISOString().slice(0, 10);

function fieldsOf(partner: Partner | undefined, today: Day): Field[] {
  const to = dayOf(partner?.to);
  return [
    { id: 'name', label: 'Name', kind: 'text', max: longest, ...(partner && { value: partner.name }) },
    {
      id: 'kind',
      label: 'What kind of partner?',
      kind: 'choice',
      options: kindsOfPartner.map((kind) => ({ value: kind, label: sayPartnerKind(kind) })),
      ...(partner && { value: partner.kind }),
    },
    {
      id: 'url',
      label: 'Address of its pages',
      help: 'It begins with https://',
      kind: 'text',
      max: 300,
      optional: true,
      ...(partner?.url && { value: partner.url }),
    },
    { id: 'from', label: 'Partner since', kind: 'date', value: dayOf(partner?.from) ?? today },
    { id: 'to', label: 'Last day, if it has ended', kind: 'date', optional: true, ...(to && { value: to }) },
  ];
}

const formOf = (partner: Partner | undefined, today: Day): Form => ({
  title: partner ? 'Change a partner' : 'Add a partner',
  shortTitle: partner ? 'Change a partner' : 'Add a partner',
  intro: 'An organisation the hub works with. Everybody reads it under “partners”.',
  minutes: 1,
  submit: 'Save this partner',
  runs: 'save-partner',
  ...(partner && { input: { partner: partner.id } }),
  fields: fieldsOf(partner, today),
});

const gone = refuse('no such partner', 'That partner is no longer listed. Type “partners” to see which are.');

async function save(partner: Partner | undefined, given: PartnerAnswers, base: HubBase): Promise<Outcome> {
  const { db, hub, now } = base;
  const { from = ukDay(now), to } = given;
  if (to && to < from) return refuse('ends before it begins', 'The last day must not be before the first.', 'to');
  const named = await db.partner.findFirst({ where: { name: given.name } });
  if (named && named.id !== partner?.id)
    return refuse('partner known', 'A partner of that name is listed already.', 'name');
  const { name, kind, url } = given;
  const values = { name, kind, url, from: new Date(from), to: to ? new Date(to) : null };
  const { id } = partner
    ? await db.partner.update({ where: { id: partner.id }, data: values })
    : await db.partner.create({ data: { hubId: hub.id, ...values } });
  await recordChange(base, { what: partner ? 'changed a partner' : 'added a partner', subjectId: id, after: { kind } });
  return reply(await partnersPage('The partner is saved', 1, base));
}

/** Adds an organisation that the hub works with, or changes one: its kind, its pages, since when and until when. */
export const savePartner = defineCommand({
  name: 'save-partner',
  kind: 'change',
  summary: 'Add a partner of the hub, or change one',
  right: 'edit the hub',
  input: z.object({ partner: z.uuid().optional() }),
  subject: async ({ partner: id }, { db, hub }, lock): Promise<Found<Partner | undefined>> => {
    if (lock) await lockHub(db, hub);
    if (!id) return { subject: undefined };
    const partner = await db.partner.findUnique({ where: { id } });
    return partner ? { subject: partner } : { instead: gone };
  },
  ask: async ({ subject: partner, now }) => ({ kind: 'ask', form: formOf(partner, ukDay(now)) }),
  answers,
  run: async ({ subject: partner, answers: given, input: _asked, ...base }) => save(partner, given, base),
});
