import type { Field, Form, Option } from '../../core/form.ts';
import type { Actor, Phase } from '../../core/people.ts';
import { may } from '../../core/rights.ts';
import { sayMoment, ukDay } from '../../core/uk-time.ts';
import type { AnnouncementAudience } from '../../store/generated/enums.ts';
import type { HubBase } from '../define.ts';
import { meetingsToCome } from '../network/meeting.reads.ts';
import { allPhases, listed, recruiting, sayPhase } from '../work-groups/work-group.ts';
import { type Announced, audiences, mostSigns } from './announcement.ts';

/** Options of a list at most: a platform takes no longer one. */
const mostOptions = 100;

/** What a form about an announcement is filled in from. */
export type Before = Pick<
  Announced,
  | 'phase'
  | 'kindId'
  | 'localAuthority'
  | 'text'
  | 'inChannels'
  | 'inPrivate'
  | 'button'
  | 'buttonGroupId'
  | 'buttonMeetingId'
>;

type About = { audience: AnnouncementAudience; group?: { id: string; title: string } | undefined };

/** The phases somebody may write to: a phase lead only to their own. */
export const phasesOpenTo = (actor: Actor): Phase[] =>
  allPhases.filter((phase) => may(actor, 'draft an announcement', { phases: [phase] }));

function phaseField(actor: Actor, before: Before | undefined): Field {
  const options: Option[] = phasesOpenTo(actor).map((phase) => ({ value: phase, label: sayPhase(phase) }));
  const mayAll = may(actor, 'draft an announcement', { phases: [] });
  const value = before?.phase ?? (mayAll ? undefined : options[0]?.value);
  const about = { id: 'phase', label: 'Of which phase?', kind: 'choice' as const, options, ...(value && { value }) };
  return mayAll ? { ...about, optional: true } : about;
}

async function kindField({ db }: HubBase, before: Before | undefined): Promise<Field[]> {
  const kinds = await db.designationKind.findMany({ orderBy: [{ rank: 'asc' }, { word: 'asc' }], take: mostOptions });
  const options = kinds.map(({ id, word }) => ({ value: id, label: word.slice(0, 75) }));
  const value = before?.kindId;
  const field = {
    id: 'kind',
    label: 'With which designation?',
    kind: 'choice' as const,
    options,
    optional: true as const,
  };
  return options.length > 0 ? [{ ...field, ...(value && { value }) }] : [];
}

/** The local authorities that the hub's people's schools are in. */
async function authoritiesOf({ db }: Pick<HubBase, 'db'>): Promise<string[]> {
  const areas = await db.hubArea.findMany({
    select: { laName: true },
    distinct: ['laName'],
    orderBy: { laName: 'asc' },
  });
  return areas.flatMap(({ laName }) => (laName ? [laName] : [])).slice(0, mostOptions);
}

async function authorityField(base: HubBase, before: Before | undefined): Promise<Field[]> {
  const names = await authoritiesOf(base);
  const options = names.map((name) => ({ value: name, label: name.slice(0, 75) }));
  const value = before?.localAuthority;
  const field = {
    id: 'authority',
    label: 'In which local authority?',
    kind: 'choice' as const,
    options,
    optional: true as const,
  };
  return options.length > 0 ? [{ ...field, ...(value && { value }) }] : [];
}

const howField = (before: Before | undefined): Field => ({
  id: 'how',
  label: 'How do they get it?',
  kind: 'choices',
  options: [
    { value: 'channels', label: 'In their channels' },
    { value: 'private', label: 'By private message, to each' },
  ],
  value: before ? [...(before.inChannels ? ['channels'] : []), ...(before.inPrivate ? ['private'] : [])] : ['private'],
});

/** The groups that a button can be about: schools open them, leaders offer to lead them. */
async function buttonOptions({ db }: Pick<HubBase, 'db'>, groupId?: string): Promise<Option[]> {
  const groups = await db.workGroup.findMany({
    where: groupId ? { id: groupId } : { state: { in: listed } },
    select: { id: true, title: true, state: true, soughtSince: true },
    orderBy: [{ year: 'desc' }, { title: 'asc' }],
    take: mostOptions,
  });
  const sought = groups.filter(({ state, soughtSince }) => state === 'SEEKING_LEAD' || soughtSince !== null);
  const open = groupId ? groups : groups.filter(({ state }) => recruiting.includes(state));
  return [
    ...open.map(({ id, title }) => ({ value: `OPEN_GROUP ${id}`, label: `Show: ${title}` })),
    ...sought.map(({ id, title }) => ({
      value: `EXPRESS_INTEREST ${id}`,
      label: `Offer to lead: ${title}`,
    })),
  ].slice(0, mostOptions);
}

/** Those who may be asked to a meeting of the network. */
const asked: AnnouncementAudience[] = ['LLME_NETWORK', 'WORK_GROUP_LEADS', 'STAFF'];

/** The meetings to come that a button can answer. */
const meetingOptions = async (base: HubBase): Promise<Option[]> =>
  (await meetingsToCome(base)).map(({ id, startsAt }) => ({
    value: `RSVP ${id}`,
    label: `Who comes to the meeting: ${sayMoment(startsAt, ukDay(base.now))}`.slice(0, 75),
  }));

async function buttonField(base: HubBase, { audience, group }: About, before: Before | undefined): Promise<Field[]> {
  const meetings = asked.includes(audience) ? await meetingOptions(base) : [];
  const options = [...meetings, ...(await buttonOptions(base, group?.id))].slice(0, mostOptions);
  const about = before?.buttonGroupId ?? before?.buttonMeetingId;
  const value = before?.button && about ? `${before.button} ${about}` : undefined;
  const field = { id: 'button', label: 'With a button?', kind: 'choice' as const, options, optional: true as const };
  return options.length > 0 ? [{ ...field, ...(value && { value }) }] : [];
}

/** What is asked of who announces: whom of the audience, the words, how they get it, and a button. */
export async function announceForm(
  { audience, group }: About,
  input: Record<string, string>,
  before: Before | undefined,
  base: HubBase,
): Promise<Form> {
  const { label, channel } = audiences[audience];
  const isByPhase = ['LLME_NETWORK', 'WORK_GROUP_LEADS', 'SCHOOLS'].includes(audience);
  return {
    title: group ? 'Write to everybody in the group' : `Announce: ${label}`,
    shortTitle: 'Announce',
    intro: `${group ? `${group.title}. ` : ''}Nothing goes yet: you see first who gets it and how it reads. No pupil data, please.`,
    minutes: 3,
    submit: 'See how it reads',
    runs: 'announce',
    input,
    fields: [
      ...(audience === 'LLME_NETWORK' ? await kindField(base, before) : []),
      ...(isByPhase ? [phaseField(base.actor, before)] : []),
      ...(audience === 'SCHOOLS' ? await authorityField(base, before) : []),
      {
        id: 'text',
        label: 'What do you want to say?',
        help: `Up to ${mostSigns.toLocaleString('en-GB')} characters; an empty line begins a new paragraph`,
        kind: 'long-text',
        max: mostSigns,
        ...(before && { value: before.text }),
      },
      ...(channel ? [howField(before)] : []),
      ...(await buttonField(base, { audience, group }, before)),
    ],
  };
}
