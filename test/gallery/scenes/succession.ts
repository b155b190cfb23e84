import type { Person } from '../../support/house-people.ts';
import type { Stage } from '../stage.ts';
import { joins, openLedGroup } from './led-group.ts';

const short = { role: 'Year 3 teacher', years: ['Year 3'], agree: ['1'] };

/** The code in what somebody is told. */
const codeOf = ({ said }: Person) => /code ((?:[A-Z0-9]{4}-){2}[A-Z0-9]{4})/.exec(said)?.[1] ?? '';

async function gather(stage: Stage) {
  const { house } = stage;
  const { lead, one } = await openLedGroup(stage);
  const school = await house.school({ name: 'Tapton Juniors' });
  const elsewhere = await house.school({ name: 'Millbeck Primary' });
  const [tom, ada] = [await house.person('Tom Reed', { at: school }), await house.person('Ada Lund', { at: school })];
  await tom.run('join', { group: one.id }, joins);
  return { lead, one, school, elsewhere, tom, ada };
}
type People = Awaited<ReturnType<typeof gather>>;

async function colleague(stage: Stage, { lead, one, school, elsewhere, tom, ada }: People) {
  const { house, take, takeNotice } = stage;
  await tom.say('colleague ncp17-10a');
  take('colleague', tom);
  const code = codeOf(tom);
  const eve = await house.person('Una Free', { at: elsewhere });
  await eve.say(`code ${code}`);
  take('code, of a colleague at another school', eve);
  await ada.say(`code ${code}`);
  take('code, of a colleague', ada);
  await ada.press('Stand for my school');
  take('stand for my school, form', ada);
  await ada.fill({ ...short, agree: ['0'] });
  take('stand for my school, the agreement has changed', ada);
  await ada.fill(short);
  take('stands for the school', ada, { on: 'modal' });
  await takeNotice('notice: your colleague has joined', tom, 'colleague joined');
  await takeNotice('notice: a teacher has joined by a code', lead, 'teacher joined');
  await tom.say('colleague');
  take('colleague, the school is full', tom);
  const bea = await house.person('Bea Novak', { at: school });
  await ada.run('withdraw', { group: one.id }, {});
  await tom.say('colleague');
  const second = codeOf(tom);
  await ada.run('join', { group: one.id }, joins);
  await ada.say(`code ${second}`);
  take('code, of a colleague, in already', ada);
  await ada.run('stand-with', { code: second });
  take('stand for my school, in already', ada);
  await bea.run('stand-with', { code: second });
  take('stand for my school, no room', bea);
}

async function handingOver(stage: Stage, { lead, one, school, elsewhere, tom, ada }: People) {
  const { house, take, takeNotice } = stage;
  const cai = await house.person('Cai Morgan', { at: school });
  await tom.say('replace ncp17-10a');
  take('replace, form', tom);
  await tom.fill({});
  take('replace, nobody chosen', tom);
  await tom.fill({ who: 'new', name: '', email: '' });
  take('replace, no name', tom);
  await tom.fill({ who: 'new', name: 'Dee Park', email: 'dee' });
  take('replace, no e-mail', tom);
  await house.db.person.update({ where: { id: ada.personId }, data: { email: 'ada@tapton.example' } });
  await tom.fill({ who: 'new', name: 'Ada Lund', email: 'ada@tapton.example' });
  take('replace, by somebody who is in', tom);
  const far = await house.person('Fay Hill', { at: elsewhere });
  await house.db.person.update({ where: { id: far.personId }, data: { email: 'fay@millbeck.example' } });
  await tom.fill({ who: 'new', name: 'Fay Hill', email: 'fay@millbeck.example' });
  take('replace, by somebody at another school', tom);
  await tom.fill({ who: crypto.randomUUID() });
  take('replace, the colleague is not there', tom);
  await tom.fill({ who: 'code' });
  take('replace, by a code', tom, { on: 'modal' });
  const code = codeOf(tom);
  await cai.say(`code ${code}`);
  take('code, to take over', cai);
  await cai.run('stand-with', { code }, short);
  await takeNotice('notice: a colleague takes over', lead, 'teacher replaced');
  await takeNotice('notice: your place is handed over', tom, 'place handed over');
  await cai.run('replace', { group: one.id }, { who: tom.personId });
  take('handed over, told in their chat', cai, { on: 'modal' });
  await tom.run('replace', { group: one.id }, { who: 'new', name: 'Gus Ray', email: 'gus@tapton.example' });
  take('handed over, with a code to pass on', tom, { on: 'modal' });
  const gus = await house.db.membership.findFirstOrThrow({ where: { person: { email: 'gus@tapton.example' } } });
  const known = { who: gus.personId };
  await ada.run('withdraw', { group: one.id }, {});
  await lead.run('replace-teacher', { membership: gus.id });
  take('replace a teacher, form', lead);
  await lead.fill({ who: tom.personId });
  take('replaced a teacher', lead, { on: 'modal' });
  await lead.run('replace-teacher', { membership: gus.id });
  take('replace a teacher, over', lead);
  const other = await stage.group('Ratio', { leads: [lead] });
  const record = { name: 'Gus Ray', email: 'gus@tapton.example', school: school.id, role: '', head: 'yes' };
  await lead.run('add', { group: other.id }, record);
  await tom.run('replace', { group: one.id }, known);
  take('handed over, to a record of the lead’s', tom, { on: 'modal' });
  const back = await house.db.membership.findFirstOrThrow({ where: { groupId: one.id, state: 'JOINED' } });
  await lead.run('replace-teacher', { membership: back.id }, { who: tom.personId });
}

async function changingSchool(stage: Stage, { lead, one, school, elsewhere, tom, ada }: People) {
  const { house, take, takeNotice } = stage;
  await ada.run('join', { group: one.id }, joins);
  const labels = { [elsewhere.id]: 'Millbeck Primary, Sheffield' };
  await tom.say('school');
  take('move to another school, form', tom);
  await tom.fill({ school: elsewhere.id, from: '2026-11-02' });
  take('move to another school, a day that is past', tom, { labels });
  await tom.fill({ other: 'none', from: '2026-11-23' });
  take('move to another school, none', tom);
  await tom.run('choose-school', {}, { school: elsewhere.id, from: '2026-11-23' });
  take('move noted', tom, { on: 'modal' });
  await tom.say('school');
  take('move to another school, noted before', tom);
  await tom.fill({ school: school.id, from: '2026-11-23' });
  take('stays at the school', tom, { on: 'modal' });
  await tom.run('choose-school', {}, { school: elsewhere.id });
  take('moved today', tom, { on: 'modal' });
  await takeNotice('notice: a teacher has changed school', lead, 'teacher moved');
  await takeNotice('notice: your colleague has changed school', ada, 'colleague moved');
  await ada.say('colleague');
  const code = codeOf(ada);
  await ada.run('choose-school', {}, { school: elsewhere.id });
  await takeNotice('notice: a teacher has changed school, nobody is left', lead, 'teacher moved');
  const cai = await house.person('Hal Penn', { at: school });
  await cai.run('show', { group: one.id });
  take('show, the place waits for a successor', cai);
  const now = house.clock.now();
  house.clock.set('2026-12-02T09:00:00Z');
  await house.sweep();
  await takeNotice('notice: nobody took over in time', lead, 'place without successor');
  await cai.say(`code ${code}`);
  take('code, the place is over', cai);
  house.clock.set(now);
}

/** A second teacher, a colleague who takes over, another school. */
export async function playSuccession(stage: Stage): Promise<void> {
  const people = await gather(stage);
  await colleague(stage, people);
  await handingOver(stage, people);
  await changingSchool(stage, people);
}
