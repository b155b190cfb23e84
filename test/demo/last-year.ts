import { sampleYear } from '../../prisma/sample/calendar.ts';
import { ownProject } from '../../prisma/sample/finished-group.ts';
import { programmeYearName, ukDay } from '../../src/core/uk-time.ts';
import type { DoorDriver } from '../doors/driver.ts';
import { createSteps } from './steps.ts';

type Player = { door: DoorDriver; id: string; name: string };

/** What a hub has of the year before: what those who came say, how its own project developed, and the figures for the funder. */
export async function playLastYear({ door, id, name }: Player): Promise<void> {
  const { typed, step } = createSteps(door);
  const lead = door.person(id, name);
  const year = sampleYear(ukDay(new Date())) - 1;
  const { title } = ownProject(year);
  const now = await step(`${name} types “${typed('evaluations')}”`, lead.say('evaluations'), 'What they say');
  const before = now.text.includes(title)
    ? now
    : await step('and turns back a year', lead.press(programmeYearName(year), now), title);
  const project = await step('opens the project', lead.press('See the project', before), 'On average');
  await step('and its group', lead.press('What they say', project), '9 of 11 who came answered');
  await step(`types “${typed('project ratio tables')}”`, lead.say('project ratio tables'), 'How it developed');
  const summer = `counts ${year + 1}-07-01`;
  await step(`types “${typed(summer)}”`, lead.say(summer), 'Completed: 5');
}
