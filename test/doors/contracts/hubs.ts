import { expect, test } from 'vitest';
import type { World } from '../contract.ts';
import { everything, makeStaff, newcomer } from '../contract-people.ts';
import type { Seen } from '../driver.ts';

const fieldsOf = ({ form }: Seen) => form?.fields.map(({ id }) => id) ?? [];

/** The form as it is filled in, to hand in with one thing changed. */
const asIs = ({ form }: Seen): Record<string, string> =>
  Object.fromEntries((form?.fields ?? []).map(({ id, value }) => [id, String(value ?? '')]));

/** What a hub says of itself, and how its staff change it. */
export function hubsPart(worldOf: () => World): void {
  const staff = (name: string) => makeStaff(worldOf(), name, 'Hub Administrator', 'ADMINISTRATOR');

  test('everybody reads what the hub is, its partners and whom to ask', async () => {
    const world = worldOf();
    const { prisma } = world.store;
    const { id: hubId } = await prisma.hub.findFirstOrThrow();
    const from = new Date('2025-09-01');
    await prisma.partner.create({ data: { hubId, name: 'Wensum College', kind: 'STRATEGIC', from } });
    await prisma.hubContact.create({ data: { hubId, topic: 'Core maths', who: 'Jo Bright' } });
    const tom = newcomer(world, 'Tom Asks');
    const hub = await tom.say('hub');
    expect(everything(hub)).toContain('Wensum College');
    expect(everything(await tom.press('See the partners', hub))).toContain('Strategic partner');
    expect(everything(await tom.press('See who to ask', hub))).toContain('Jo Bright');
    expect(everything(await tom.say('partners'))).toContain('Wensum College');
    expect(everything(await tom.say('contacts'))).toContain('Core maths');
    expect(hub.buttons.join()).not.toContain('Edit the hub');
  });

  test('staff reach every form of the hub by word and by button', async () => {
    const abe = await staff('Abe Forms');
    const page = await abe.press('Edit the hub', await abe.say('hub'));
    for (const [words, button, field] of [
      ['hub about', 'Edit: Name and aims', 'aims'],
      ['hub leads', 'Change: Lead schools', 'starts'],
      ['hub privacy', 'Edit: Privacy wording', 'controller'],
      ['hub agreement', 'Renew: Participation agreement', 'text'],
      ['hub settings answers', 'Set: Answers and hours', 'headAnswerDays'],
    ] as const) {
      expect(fieldsOf(await abe.say(words)), words).toContain(field);
      expect(fieldsOf(await abe.press(button, page)), button).toContain(field);
    }
    expect(everything(await abe.say('hub edit'))).toContain('Participation agreement');
    const area = await abe.press('Open: Area', page);
    expect(everything(area)).toContain('No area is said yet.');
    expect(everything(await abe.say('hub area'))).toContain('Any school may still choose any hub.');
  });

  test('a setting is changed by form, a wrong one said at its field, and it counts at once', async () => {
    const world = worldOf();
    const abe = await staff('Abe Sets');
    const form = await abe.say('hub settings sessions');
    const set = asIs(form);
    const again = await abe.fill({ ...set, briefDays: '99' });
    expect(again.form?.fields.find(({ id }) => id === 'briefDays')?.error ?? everything(again)).toMatch(/from 0 to 20/);
    expect(everything(await abe.fill({ ...set, briefDays: '4' }))).toContain('The settings are saved');
    expect(await world.store.prisma.hub.findFirstOrThrow()).toMatchObject({ briefDays: 4 });
  });

  test('a partner, a contact and a piece of the area are added, changed and removed', async () => {
    const abe = await staff('Abe Adds');
    await abe.press('Add a partner', await abe.say('partners'));
    const partner = {
      name: 'Broads Trust',
      kind: 'Teaching School',
      url: 'https://broads.example',
      from: '2026-09-01',
    };
    const partners = await abe.fill(partner);
    expect(everything(partners)).toContain('Broads Trust');
    expect(fieldsOf(await abe.press('Edit Broads Trust', partners))).toContain('url');
    await abe.press('Add a contact', await abe.say('contacts'));
    const contacts = await abe.fill({ topic: 'Cover and costs', who: 'the hub office' });
    expect(everything(contacts)).toContain('Cover and costs');
    expect(fieldsOf(await abe.press('Edit Cover and costs', contacts))).toContain('topic');
    const removed = await abe.press('Remove Cover and costs', await abe.say('contacts'));
    expect(everything(removed)).toContain('The contact is removed');
    await abe.press('Add to the area', await abe.say('hub area'));
    const area = await abe.fill({ laName: 'Norfolk', part: 'Thetford' });
    expect(everything(area)).toContain('Thetford in Norfolk');
    expect(everything(await abe.press('Remove Thetford in Norfolk', area))).toContain('No area is said yet.');
  });
}
