import { z } from 'zod';
import { type Block, text } from '../../core/view.ts';
import { defineNotice } from '../define.ts';
import { sayNames } from '../work-groups/work-group.ts';
import { sayCapacity } from './interest.ts';
import { groupsLedBy, lastDayOf } from './pause.moves.ts';

const actions = (...some: Extract<Block, { kind: 'actions' }>['actions']): Block => ({
  kind: 'actions',
  actions: some,
});

/** To the hub's leads and office: a teacher would like to become a local leader. */
export const wantsToLead = defineNotice({
  name: 'wants to lead',
  whenUncertain: 'send again',
  facts: z.object({ person: z.uuid() }),
  compose: async ({ person: id }, { db }) => {
    const known = await db.hubPerson.findFirst({
      where: { personId: id },
      include: { person: { select: { name: true, leftAt: true, school: { select: { name: true } } } } },
    });
    if (!known || known.person.leftAt) return 'overtaken';
    const { name, school } = known.person;
    return {
      title: 'A teacher asks how to become a lead',
      blocks: [
        text(
          { strong: name },
          school ? ` of ${school.name}` : '',
          ' would like to lead Work Groups and is not listed as a local leader. Please answer them.',
        ),
        actions({ label: 'Give a designation', runs: 'designate' }),
      ],
    };
  },
});

/** To whoever stopped leading a group, and to whoever follows. */
export const leadingChanged = defineNotice({
  name: 'leading changed',
  whenUncertain: 'send again',
  facts: z.object({ lead: z.uuid() }),
  compose: async ({ lead: id }, { db, hub, to }) => {
    const lead = await db.workGroupLead.findUnique({
      where: { id },
      include: { group: { select: { id: true, title: true } } },
    });
    if (!lead || lead.personId !== to.personId) return 'overtaken';
    const show = {
      label: 'Show the group',
      spoken: `Show ${lead.group.title}`,
      runs: 'show',
      input: { group: lead.group.id },
    };
    if (!lead.to)
      return {
        title: 'You lead this Work Group now',
        blocks: [
          text('The hub has named you to ', sayCapacity(lead.capacity), ' “', lead.group.title, '”.'),
          actions(show),
        ],
      };
    return {
      title: 'You no longer lead this Work Group',
      blocks: [
        text('Somebody else leads “', lead.group.title, `” from now on. For questions, ask ${hub.contact}.`),
        actions(show),
      ],
    };
  },
});

const aboutPause = z.object({ pause: z.uuid() });

/** To whoever stands in for a lead: from when to when, and when it is over early. */
export const standInNamed = defineNotice({
  name: 'stand-in',
  whenUncertain: 'send again',
  facts: aboutPause,
  compose: async ({ pause: id }, { db, to }) => {
    const pause = await db.pause.findUnique({ where: { id }, include: { person: { select: { name: true } } } });
    if (!pause || pause.standInId !== to.personId) return 'overtaken';
    const { name } = pause.person;
    if (pause.endedAt)
      return {
        title: 'You no longer stand in',
        blocks: [
          text({ strong: name }, ' is back. Thank you for standing in.'),
          actions({ label: 'Go to the start', runs: 'home' }),
        ],
      };
    const groups = await groupsLedBy({ db }, pause.personId);
    return {
      title: 'You stand in for a lead',
      blocks: [
        text({ strong: name }, ' is away until ', { day: lastDayOf(pause) }, ' and has named you.'),
        text(`You can do what a lead does there: ${sayNames(groups.map(({ title }) => title))}.`),
        actions({ label: 'Go to the start', runs: 'home' }),
      ],
    };
  },
});

/** To the hub's leads and office: a lead is away for long, and nobody stands in. */
export const leadIsAway = defineNotice({
  name: 'lead is away',
  whenUncertain: 'send again',
  facts: aboutPause,
  compose: async ({ pause: id }, { db }) => {
    const pause = await db.pause.findUnique({ where: { id }, include: { person: { select: { name: true } } } });
    if (!pause || pause.endedAt) return 'overtaken';
    const groups = await groupsLedBy({ db }, pause.personId);
    return {
      title: 'A lead is away, and nobody stands in',
      blocks: [
        text({ strong: pause.person.name }, ' is away until ', { day: lastDayOf(pause) }, '.'),
        {
          kind: 'items',
          heading: 'Groups concerned',
          items: groups.map(({ id: group, title }) => ({
            title,
            actions: [
              {
                label: 'See who could lead',
                spoken: `See who could lead ${title}`,
                runs: 'commission',
                input: { group },
              },
            ],
          })),
          whenEmpty: 'They lead no group any more.',
        },
      ],
    };
  },
});
