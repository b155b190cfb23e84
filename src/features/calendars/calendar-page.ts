import { calendarFor, readWhose, theHub, type Whose } from '../../core/calendar/own-days.ts';
import { yearIs } from '../../core/calendar.ts';
import { may } from '../../core/rights.ts';
import { type Day, programmeYear, programmeYearName, sayDay, ukDay } from '../../core/uk-time.ts';
import type { Action, Block, Item, Span, Text, View } from '../../core/view.ts';
import type { ClosedDay } from '../../store/generated/client.ts';
import type { HubBase } from '../define.ts';
import { namesOf, readDays, readOwnDays } from './calendar.reads.ts';
import { bankHolidaysOf, breakOf, halvesOf, type TermName, termDays, terms, termTitles } from './calendar.ts';

/** Closed days on one page. */
const mostDays = 12;

/** Whose calendar of which year is looked at. */
export type Looked = { year: number; whose: Whose };

type Page = Looked & {
  halfTerms: ReturnType<typeof halvesOf>;
  /** Half-terms that are a guess: "SPRING 2". */
  guessed: string[];
  is: ReturnType<typeof yearIs>;
  days: ClosedDay[];
  names: Map<Whose, string>;
  /** Who has term dates of their own. */
  others: Whose[];
  mayEdit: boolean;
};

const inputOf = ({ year, whose }: Looked) => ({ year: String(year), ...(whose && { whose }) });

/** The first and the last day of a term, but for those that a guess cannot know: Easter, and July’s end. */
function endsOf(
  { guessed }: Page,
  term: TermName,
  { start, end }: { start: Day; end: Day },
): { start: Span; end: Span } {
  const isGuess = (half: number) => guessed.includes(`${term} ${half}`);
  return {
    start: term === 'SUMMER' && isGuess(1) ? 'after Easter' : { day: start },
    end: term !== 'AUTUMN' && isGuess(2) ? (term === 'SPRING' ? 'Easter' : 'the end of July') : { day: end },
  };
}

function termItem(page: Page, term: TermName): Item {
  const days = termDays(page.halfTerms, term);
  const title = termTitles[term];
  const edit: Action[] = page.mayEdit
    ? [{ label: 'Change', spoken: `Change: ${title}`, runs: 'edit-term', input: { ...inputOf(page), term } }]
    : [];
  if (!days) return { title, detail: 'no dates' };
  const { from, to } = breakOf(days);
  const off: Text[] = from <= to ? [[', off from ', { day: from }, ' to ', { day: to }]] : [];
  const { start, end } = endsOf(page, term, days);
  return { title, detail: [start, ' to ', end, ...off.flat()], actions: edit };
}

function dayItem({ names, mayEdit }: Page, { id, day, reason, whose, isOpen }: ClosedDay): Item {
  const of = names.get(whose) ?? '';
  const iso = day.toISOString().slice(0, 10);
  const remove: Action = {
    label: 'Remove',
    spoken: `Remove ${sayDay(iso, iso)}, ${of}`,
    runs: 'remove-day',
    input: { day: id },
    tone: 'danger',
    confirm: 'The day counts as the terms say again.',
  };
  const what = isOpen ? 'open' : 'closed';
  return {
    title: { day: iso },
    detail: [reason ? `${reason}, ${what}` : what, of].join(' · '),
    ...(mayEdit && { actions: [remove] }),
  };
}

/** What must be known before the dates are trusted. */
function warnings({ is, year, whose }: Page): Block[] {
  const name = programmeYearName(year);
  if (is === 'given') return [];
  const said =
    is === 'guessed'
      ? `The dates for ${name} are a guess by the usual weeks. Easter and the end of July are not in it: nobody can work those out.`
      : whose === theHub
        ? `The dates for ${name} are missing. Until they are here, each weekday counts as a school day.`
        : `There are no own dates for ${name}: the hub’s count.`;
  return [{ kind: 'notice', tone: 'warning', text: said }];
}

function holidays(year: number, { hub }: Pick<HubBase, 'hub'>): Block {
  const { days, isWorkedOut } = bankHolidaysOf(hub.calendar, year);
  const list = days.flatMap((day, index) => (index > 0 ? [', ', { day }] : [{ day }]));
  const label = isWorkedOut ? 'Bank holidays, worked out where not yet published' : 'Bank holidays';
  return { kind: 'facts', facts: [{ label, value: list }] };
}

/** What staff can do about the year. */
function deeds(page: Page): Action[] {
  const { is, year } = page;
  const name = programmeYearName(year);
  const input = inputOf(page);
  const isHub = page.whose === theHub;
  return [
    ...(is === 'guessed'
      ? [
          {
            label: 'Confirm the dates',
            spoken: `Confirm the dates of ${name}`,
            runs: 'confirm-year',
            input,
            tone: 'main' as const,
          },
        ]
      : []),
    ...(is === 'missing' && isHub
      ? [{ label: `Guess ${name}`, runs: 'guess-year', input, tone: 'main' as const }]
      : []),
    { label: 'Add a closed day', runs: 'close-day' },
    { label: 'Import term dates', runs: 'import-terms' },
  ];
}

function turning({ year, whose, others, names }: Page, today: string): Action[] {
  const now = programmeYear(today);
  const years = [now, now + 1].filter((one) => one !== year);
  const people = [theHub, ...others].filter((one) => one !== whose);
  return [
    ...years.map((one) => ({
      label: programmeYearName(one),
      spoken: `Term dates ${programmeYearName(one)}`,
      runs: 'calendar',
      input: inputOf({ year: one, whose }),
    })),
    ...people.slice(0, 5).map((one) => ({
      label: one === theHub ? 'The whole hub' : (names.get(one) ?? '').slice(0, 20),
      spoken: `Term dates of ${names.get(one)}`,
      runs: 'calendar',
      input: inputOf({ year, whose: one }),
    })),
  ];
}

async function look(looked: Looked, base: HubBase): Promise<Page> {
  const { hub, actor, now } = base;
  const { year, whose } = looked;
  const own = await readOwnDays(base.db);
  const read = readWhose(whose);
  const place = read.kind === 'hub' ? {} : { [read.kind]: read.of };
  const calendar = calendarFor(hub.calendar, own, place);
  const hasOwn = own.some((one) => one.whose === whose && halvesOf(one.halfTerms, year).length > 0);
  const from = year === programmeYear(ukDay(now)) ? ukDay(now) : `${year}-09-01`;
  const days = (await readDays(base, from, whose === theHub ? undefined : whose)).filter(
    ({ day }) => day.toISOString().slice(0, 10) <= `${year + 1}-08-31`,
  );
  const guesses = await base.db.calendarTerm.findMany({ where: { year, whose, guessed: true } });
  const others = own.filter(({ halfTerms }) => halfTerms.length > 0).map((one) => one.whose);
  return {
    ...looked,
    halfTerms: whose === theHub || hasOwn ? halvesOf(calendar.halfTerms, year) : [],
    guessed: guesses.map(({ term, half }) => `${term} ${half}`),
    is: whose === theHub || hasOwn ? yearIs(calendar, year) : 'missing',
    days,
    names: await namesOf(base, [...new Set([theHub, whose, ...others, ...days.map((day) => day.whose)])]),
    others,
    mayEdit: may(actor, 'edit the hub', {}),
  };
}

/** A year of the hub’s calendar, or of an authority’s or a school’s own, with what is guessed and what lacks. */
export async function calendarPage(
  title: string | undefined,
  looked: Looked,
  base: HubBase,
  said: Block[] = [],
): Promise<View> {
  const page = await look(looked, base);
  const of = looked.whose === theHub ? '' : `, ${page.names.get(looked.whose)}`;
  const more = page.days.length - mostDays;
  const rest: Block[] = more > 0 ? [{ kind: 'text', text: `And ${more} later days.` }] : [];
  const actions = [...(page.mayEdit ? deeds(page) : []), ...turning(page, ukDay(base.now))];
  return {
    title: title ?? `Term dates ${programmeYearName(looked.year)}${of}`.slice(0, 60),
    blocks: [
      ...said,
      ...warnings(page),
      ...(page.is === 'missing'
        ? []
        : [
            {
              kind: 'items' as const,
              heading: `Terms of ${programmeYearName(looked.year)}${of}`,
              items: terms.map((term) => termItem(page, term)),
              whenEmpty: '',
            },
          ]),
      {
        kind: 'items',
        heading: 'Days that differ',
        items: page.days.slice(0, mostDays).map((day) => dayItem(page, day)),
        whenEmpty: 'No closed days are noted: no INSET day, no other.',
      },
      ...rest,
      holidays(looked.year, base),
      ...(actions.length > 0 ? [{ kind: 'actions' as const, actions }] : []),
    ],
  };
}
