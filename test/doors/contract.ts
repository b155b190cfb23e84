import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { offered } from '../../src/features/rooms.ts';
import type { OpenStore } from '../../src/store/open-store.ts';
import { atSchool, everything, groupBy, joining, makeLead, memberships, newcomer } from './contract-people.ts';
import { parts } from './contracts/index.ts';
import type { DoorDriver } from './driver.ts';
import { everyCommandBothWays } from './parity-contract.ts';

/** A whole running service behind one door, with the small hub in it. */
export type World = {
  driver: DoorDriver;
  store: OpenStore;
  /** Does what is due by now, and calls those who wait for a message. */
  sweep: () => Promise<void>;
  /** What was logged as a fault, and what the platform would have refused to draw. */
  faults: () => string[];
  stop: () => Promise<void>;
};

const continuity = 'Years 5 to 8 continuity';

/** What every door keeps: the same promises, spoken over the wire of its own platform. */
export function contract(door: string, open: () => Promise<World>): void {
  describe(`through ${door}`, () => {
    let world: World;
    beforeAll(async () => {
      world = await open();
    }, 60_000);
    afterAll(async () => {
      await world.stop();
    });

    afterEach(() => {
      expect(world.faults()).toEqual([]);
    });

    test('a stranger is welcomed once, with the hub’s privacy notice, and may look around at once', async () => {
      const tom = newcomer(world, 'Tom Reed');
      const first = await tom.say('');
      expect(everything(first)).toContain('Welcome to the Work Groups of Wensum Maths Hub');
      expect(everything(first)).toContain('The data controller is the lead school');
      expect(first.buttons.join()).toContain('Primary');
      expect(everything(await tom.say(''))).not.toContain('Welcome');
    });

    test('home says the same as the typed command', async () => {
      const tom = newcomer(world, 'Tom Home');
      await tom.say('');
      const typed = await tom.say('');
      const home = await tom.openHome();
      for (const words of ['Your groups', 'You are in no Work Group yet']) {
        expect(everything(home)).toContain(words);
        expect(everything(typed)).toContain(words);
      }
    });

    test.each(
      offered.commands.filter((command) => command.phrase !== undefined).map((command) => [command.name, command]),
    )('%s answers typed words, privately', async (_name, command) => {
      const someone = newcomer(world, 'Wanda Words');
      const seen = await someone.say(command.example ?? command.phrase ?? '');
      expect(everything(seen).length).toBeGreaterThan(20);
      expect(everything(seen)).not.toMatch(/don’t know|went wrong|older version/);
      expect(seen.isPrivate).toBe(true);
    });

    test('browses by phase and turns the page by button', async () => {
      const tom = newcomer(world, 'Tom Pages');
      const home = await tom.say('');
      const first = await tom.press('Browse Primary Work Groups', home);
      expect(everything(first)).toContain('Page 1 of 2');
      const second = await tom.press('Next page', first);
      expect(everything(second)).toContain('Page 2 of 2');
    });

    test.each(['ncp17-10a', 'NCP 17-10A', 'ncp1710a', '/workgroups show ncp17-10a'.replace('/workgroups show ', '')])(
      'shows a group by its code typed as %s',
      async (code) => {
        const seen = await newcomer(world, 'Cora Code').say(`show ${code}`);
        expect(everything(seen)).toContain(continuity);
        expect(everything(seen)).toContain('Tuesday 8 December, 4pm to 6pm');
        expect(seen.buttons.join()).toContain('Join this group');
      },
    );

    test('asks a newcomer for the school first and goes on to the form that was wanted', async () => {
      const tom = newcomer(world, 'Tom Joins');
      const school = await tom.say('join ncp17-10a');
      expect(school.form?.title).toMatch(/school/i);
      const found = await tom.find('school', 'millbeck');
      expect(found.join()).toContain('Barnsley, S70 1AA');
      const form = await tom.fill({ school: found[0] ?? '' });
      expect(form.form?.fields.map((field) => field.id)).toEqual(['role', 'years', 'head', 'agree']);
      const done = await tom.fill(joining);
      expect(everything(done)).toContain('You have a place');
      const [message] = await tom.inbox(1);
      expect(message && everything(message)).toContain('You have a place');
      expect(await memberships(world, 'Tom Joins')).toMatchObject([
        { state: 'JOINED', participation: { state: 'CONFIRMED' } },
      ]);
    });

    test('tells the two schools of one name apart', async () => {
      const someone = newcomer(world, 'Saint Seeker');
      await someone.say('school');
      const found = await someone.find('school', 'saint osyths');
      expect(found).toHaveLength(2);
      expect(found.join()).toContain('Norwich, NR1 1AA');
      expect(found.join()).toContain('Ipswich, IP1 1AA');
    });

    test('says what is wrong at its field and keeps what was typed', async () => {
      const tom = await atSchool(world, 'Tom Forgets', 'Fernside');
      await tom.press('Join this group', await tom.say('show reasoning circle 1'));
      const again = await tom.fill({ ...joining, years: ['Year 8'], role: ' ' });
      const fields = again.form?.fields ?? [];
      expect(fields.find((field) => field.id === 'role')?.error).toMatch(/Write your role/);
      expect(fields.find((field) => field.id === 'years')?.value).toEqual(['Year 8']);
      const done = await tom.fill({ ...joining, years: ['Year 8'] });
      expect(everything(done)).toContain('You have a place');
    });

    test('holds a place for the headteacher and confirms it with one press; pressing twice changes nothing', async () => {
      const tom = await atSchool(world, 'Tom Waits', 'Fernside');
      await tom.say('join reasoning circle 2');
      const held = await tom.fill({ ...joining, years: ['Year 9'], head: 'Not yet: hold the place' });
      expect(everything(held)).toContain('Your place is held');
      expect((await tom.inbox(1)).map(everything).join()).toContain('To forward to your headteacher');
      const confirmed = await tom.press('My head agrees', held);
      expect(everything(confirmed)).toContain('Your place is confirmed');
      const repeated = await tom.repeat();
      if (repeated) expect(everything(repeated)).toContain('Your place is confirmed');
      const [membership] = await memberships(world, 'Tom Waits');
      expect(membership?.participation).toMatchObject({ state: 'CONFIRMED', version: 2 });
    });

    test('a form sent twice makes one membership and one message', async () => {
      const tom = await atSchool(world, 'Tom Twice', 'Fernside');
      await tom.say('join reasoning circle 3');
      await tom.fill({ ...joining, years: ['Year 9'] });
      await tom.repeat();
      expect(await memberships(world, 'Tom Twice')).toHaveLength(1);
      const { id: personId } = await world.store.prisma.person.findFirstOrThrow({ where: { name: 'Tom Twice' } });
      expect(await world.store.prisma.notice.count({ where: { personId } })).toBe(1);
    });

    test('the last place goes to one school; the other is told the truth', async () => {
      const first = await atSchool(world, 'Fay First', 'Fernside');
      const second = await atSchool(world, 'Sam Second', 'Millbeck');
      await first.say('join core maths circle');
      await second.say('join core maths circle');
      await first.fill({ ...joining, years: ['Post-16'] });
      const told = await second.fill(joining);
      expect(everything(told)).toContain('The last place');
      expect(await memberships(world, 'Sam Second')).toHaveLength(0);
    });

    test('a colleague takes no new place, and a third is told who holds them', async () => {
      for (const name of ['Ada One', 'Bea Two']) {
        const colleague = await atSchool(world, name, 'Millbeck');
        await colleague.say('join reasoning circle 4');
        await colleague.fill(
          name === 'Ada One' ? joining : { role: 'Year 5 teacher', years: ['Year 5'], agree: ['I agree'] },
        );
      }
      const third = await atSchool(world, 'Cai Three', 'Millbeck');
      const told = await third.say('join reasoning circle 4');
      expect(everything(told)).toContain('Ada One and Bea Two');
      const { id: groupId } = await groupBy(world, 'Reasoning circle 4');
      expect(await world.store.prisma.schoolParticipation.count({ where: { groupId } })).toBe(1);
    });

    test('giving up a place frees it and tells the lead why', async () => {
      const lead = await makeLead(world, 'Lena Lead', 'Reasoning circle 5');
      const tom = await atSchool(world, 'Tom Leaves', 'Millbeck');
      await tom.say('join reasoning circle 5');
      await tom.fill(joining);
      expect((await lead.inbox(1)).map(everything).join()).toContain('Tom Leaves has joined');
      const mine = await tom.say('mine');
      expect(everything(mine)).toContain('Reasoning circle 5');
      await tom.say('withdraw reasoning circle 5');
      const done = await tom.fill({ reason: 'Timetable change' });
      expect(everything(done)).toContain('You have given up your place');
      const told = (await lead.inbox(2)).map(everything).join('\n');
      expect(told).toContain('Tom Leaves');
      expect(told).toContain('Timetable change');
    });

    test('a button on a card of a group that has closed says so', async () => {
      const tom = await atSchool(world, 'Tom Late', 'Millbeck');
      const card = await tom.say('show reasoning circle 6');
      await world.store.prisma.workGroup.updateMany({
        where: { title: 'Reasoning circle 6' },
        data: { state: 'CLOSED' },
      });
      const told = await tom.press('Join this group', card);
      expect(everything(told)).toContain('takes no schools now: it is finished');
    });

    test('a name full of markup is only a name', async () => {
      const seen = await newcomer(world, '<!channel> *x* <at>Tom</at>').say('browse post-16');
      expect(seen.text).toContain('<!channel> *x* <at>all</at>');
    });

    test('a slip is understood, and unknown words offer a way on', async () => {
      const tom = newcomer(world, 'Tom Slips');
      const meant = await tom.say('brows primary');
      expect(everything(meant)).toContain('Did you mean “browse”?');
      expect(everything(await tom.press('browse primary', meant))).toContain('Primary Work Groups');
      expect((await tom.say('quadrilateral')).buttons.join()).toContain('Look for Work Groups');
    });

    test.each(['🎲🎲🎲', 'مجموعات العمل', 'x'.repeat(3_000), '*bold* <b>x</b> &amp;'])(
      'odd words are met kindly: %.20s',
      async (words) => {
        const seen = await newcomer(world, 'Odd Words').say(words);
        expect(everything(seen)).not.toMatch(/went wrong/);
        expect(seen.text.length).toBeGreaterThan(20);
      },
    );

    test('what is mine is never shown in a channel', async () => {
      const tom = await atSchool(world, 'Tom Channel', 'Millbeck');
      await tom.say('join reasoning circle 7');
      await tom.fill(joining);
      const { shared, mine } = await tom.sayInChannel('mine');
      expect(shared.map(everything).join()).not.toContain('Reasoning circle 7');
      expect(mine && everything(mine)).toContain('Reasoning circle 7');
    });

    test('who is not signed in by the platform does not get in', async () => {
      const { forged, expired } = world.driver.intruder;
      for (const intrude of [forged, expired]) {
        const status = await intrude();
        expect(status).toBeGreaterThanOrEqual(400);
        expect(status).toBeLessThan(500);
      }
    });

    test('of a workspace or tenant that no hub uses, nothing is done and nobody becomes known', async () => {
      const known = await world.store.prisma.account.count();
      const status = await world.driver.intruder.foreign();
      expect(status).toBeLessThan(500);
      expect(await world.store.prisma.account.count()).toBe(known);
    });

    test('a request that is overheard and sent again does nothing new', async () => {
      const before = await world.store.prisma.membership.count();
      expect(await world.driver.intruder.replayed()).toBeLessThan(500);
      expect(await world.store.prisma.membership.count()).toBe(before);
    });

    for (const part of parts) part(() => world);

    everyCommandBothWays(() => world);
  });
}
