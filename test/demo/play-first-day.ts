import type { DoorDriver, Seen } from '../doors/driver.ts';
import { print } from './print.ts';
import { createSteps } from './steps.ts';

/** A hub lead's first day through one door: claims the hub, plans a group in five forms, and opens it to schools. */
export async function playFirstDay(door: DoorDriver, who: { id: string; name: string }, code: string): Promise<void> {
  const platform = door.platform === 'slack' ? 'Slack' : 'Teams';
  const lead = door.person(who.id, who.name);
  const title = `Fractions in ${platform}`;
  const { step } = createSteps(door);
  const form = async (what: string, seeing: Promise<Seen>, field: string) => {
    const seen = await seeing;
    print(platform, what, seen);
    if (seen.form?.fields[0]?.id !== field) throw new Error(`expected a form that begins with ${field}:\n${seen.text}`);
  };
  await step(`${who.name} claims the hub`, lead.say(`claim ${code}`), 'is yours to lead');
  await form('plans a group', lead.say('new group'), 'project');
  const [project = ''] = await lead.find('project', 'mastery');
  const basics = { project, title, phases: ['Primary'], contact: 'the hub office' };
  await form(`chooses ${project}`, lead.fill(basics), 'rationale');
  const words = { rationale: 'Fractions are hard.', outcomes: 'Small steps.', timeNeeded: '4 twilights' };
  await form('says what it is about', lead.fill(words), 'capacitySchools');
  const places = { capacitySchools: '8', teachersPerSchool: 'Two', minimumSchools: '4', recruitment: 'Open' };
  await form('and for how many schools', lead.fill(places), 'meets');
  await form('and where', lead.fill({ meets: 'Online', chargePence: '' }), 'fundingSource');
  const draft = await step('and who pays', lead.fill({ fundingSource: 'the hub' }), 'The draft is complete');
  await step('opens it', lead.press(`Open to schools: ${title}`, draft), 'The group is open to schools');
  await step('and finds it on the list', lead.say(`browse ${title}`), '8 places left');
}
