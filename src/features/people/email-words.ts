import { sayMoment, sayPeriod, ukDay } from '../../core/uk-time.ts';
import type { Block } from '../../core/view.ts';
import type { GroupDetail } from '../work-groups/group-detail.ts';
import { sayNames, sayWhere } from '../work-groups/work-group.ts';

/** One e-mail: what it says, and to whom it goes. */
export type Email = { words: string[]; to: { name: string; email: string | null }[] };

const sayDates = (group: GroupDetail, now: Date): string[] =>
  group.sessions
    .filter(({ state, startsAt, schoolId }) => state === 'SCHEDULED' && startsAt > now && schoolId === null)
    .map(({ number, startsAt, endsAt, meets, venue }) => {
      const when = sayPeriod(startsAt, endsAt, ukDay(now)) || sayMoment(startsAt, ukDay(now));
      return `${number}. ${when}, ${sayWhere(meets, venue)}`;
    });

/** The words about a group that suit every member: its dates, its lead, whom to ask. */
export function wordsAbout(group: GroupDetail, hub: { name: string; contact: string }, now: Date): string[] {
  const dates = sayDates(group, now);
  const leads = group.leads.map(({ person }) => person.name);
  return [
    `You take part in the Work Group “${group.title}” of ${hub.name}.`,
    ...(dates.length > 0 ? [['The dates:', ...dates].join('\n')] : ['Dates and places follow.']),
    ...(leads.length > 0 ? [`It is led by ${sayNames(leads)}.`] : []),
    `A question, or you cannot come? Ask ${group.contact || hub.contact}.`,
  ];
}

/** The same words to several people are one e-mail. */
export function gathered(each: { words: string[]; to: Email['to'][number] }[]): Email[] {
  const byWords = new Map<string, Email>();
  for (const { words, to } of each) {
    const email = byWords.get(words.join('\n\n')) ?? { words, to: [] };
    email.to.push(to);
    byWords.set(words.join('\n\n'), email);
  }
  return [...byWords.values()];
}

/** Addresses as an e-mail program takes them. */
export const addressesOf = ({ to }: Email): string =>
  [...new Set(to.flatMap(({ email }) => (email ? [email] : [])))].join('; ');

/** Those for whom there is no address. */
export const withoutAddress = ({ to }: Email): string[] => to.filter(({ email }) => !email).map(({ name }) => name);

/** An e-mail as it is copied: to whom, about what, the words. */
export function emailBlocks(email: Email, subject: string): Block[] {
  const [addresses, none] = [addressesOf(email), withoutAddress(email)];
  return [
    {
      kind: 'facts',
      facts: [
        ...(addresses ? [{ label: 'Bcc', value: addresses }] : []),
        { label: 'Subject', value: subject },
        ...(none.length > 0 ? [{ label: 'No address for', value: sayNames(none) }] : []),
      ],
    },
    ...email.words.map((words): Block => ({ kind: 'text', text: words })),
  ];
}
