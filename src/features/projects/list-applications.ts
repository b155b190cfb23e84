import { z } from 'zod';
import { reply } from '../../core/command.ts';
import { defineCommand } from '../define.ts';
import { ownApplications } from './application.reads.ts';
import { applicationItem } from './application.ts';

/** Shows what the person's school has applied to and how that stands. */
export const listApplications = defineCommand({
  name: 'applications',
  kind: 'query',
  phrase: 'my applications',
  also: ['applications'],
  summary: 'See what your school has applied to',
  right: 'browse',
  input: z.object({}),
  run: async (base) => {
    const items = (await ownApplications(base)).map((one) => applicationItem(one, base.actor.personId));
    return reply({
      title: 'Your school’s applications',
      blocks: [
        { kind: 'items', items: items.slice(0, 10), whenEmpty: 'Your school has applied to no project.' },
        { kind: 'actions', actions: [{ label: 'See all projects', runs: 'projects' }] },
      ],
    });
  },
});
