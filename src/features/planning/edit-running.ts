import { z } from 'zod';
import { refuse } from '../../core/command.ts';
import type { Field } from '../../core/form.ts';
import { daySchema } from '../../core/uk-time.ts';
import type { HubBase } from '../define.ts';
import { editPart } from './edit-part.ts';
import { optional, textField } from './group-fields.ts';

const answers = z.object({
  fundingSource: optional(120, 'the funding source'),
  partner: z.uuid().optional(),
  deliveredBy: optional(120, 'who runs it'),
  briefedOn: daySchema.optional(),
});

const partnersNow = ({ db, now }: HubBase) =>
  db.partner.findMany({ where: { OR: [{ to: null }, { to: { gt: now } }] }, orderBy: { name: 'asc' } });

async function partnerField(partnerId: string | null, base: HubBase): Promise<Field[]> {
  const partners = await partnersNow(base);
  if (partners.length === 0) return [];
  const options = partners.map(({ id, name }) => ({ value: id, label: name.slice(0, 75) }));
  const help = 'Its people see and run the group';
  const known = partnerId ? { value: partnerId } : {};
  return [{ id: 'partner', label: 'Partner that delivers', help, kind: 'choice', options, optional: true, ...known }];
}

/** Who pays and delivers, and when the lead was briefed. */
export const editRunning = editPart({
  name: 'edit-running',
  label: 'Funding and partner',
  title: 'Who pays, and who delivers?',
  shortTitle: 'Funding and partner',
  minutes: 1,
  step: 5,
  fields: async (group, base) => [
    textField('fundingSource', 'Funding source', 120, group, 'For example: the national Maths Hubs programme'),
    ...(await partnerField(group.partnerId, base)),
    textField('deliveredBy', 'Run by, as schools read it', 120, group),
    {
      id: 'briefedOn',
      label: 'Lead briefed on',
      kind: 'date',
      optional: true,
      ...(group.briefedOn && { value: group.briefedOn.toISOString().slice(0, 10) }),
    },
  ],
  answers,
  values: async ({ fundingSource, partner, deliveredBy, briefedOn }, _group, base) => {
    const known = partner ? (await partnersNow(base)).some(({ id }) => id === partner) : true;
    if (!known) return refuse('partner', 'Choose one of the partners listed.', 'partner');
    return {
      fundingSource,
      deliveredBy,
      partnerId: partner ?? null,
      briefedOn: briefedOn ? new Date(briefedOn) : null,
    };
  },
});
