import { PassThrough } from 'node:stream';
import { expect, test } from 'vitest';
import { openLog } from '../src/log.ts';

/** What the log wrote, as text. */
function written(write: (log: ReturnType<typeof openLog>) => void): string {
  const lines: string[] = [];
  const to = new PassThrough();
  to.on('data', (line) => lines.push(String(line)));
  write(openLog('info', to));
  return lines.join('');
}

test('keeps what somebody typed out of the log, also when the database quotes it', () => {
  const quoting = Object.assign(new Error('invalid input syntax for type uuid: "Tom Reed, Year 4"'), { code: '22P02' });
  const log = written((to) => to.error({ err: quoting, reference: 'K7-42QX' }, 'a request failed'));
  expect(log).not.toContain('Tom Reed');
  expect(log).toContain('22P02');
  expect(log).toContain('K7-42QX');
});

test('keeps tokens, names and texts out of the log', () => {
  const log = written((to) =>
    to.info({ token: 'xoxb-1', name: 'Tom', asked: { text: 'words', authorization: 'Bearer x' } }, 'seen'),
  );
  for (const secret of ['xoxb-1', 'Tom', 'words', 'Bearer']) expect(log).not.toContain(secret);
});

test('says where a fault of ours happened, in its own words', () => {
  const log = written((to) => to.error({ err: new Error('no command is named choose-school') }, 'a request failed'));
  expect(log).toContain('no command is named choose-school');
  expect(log).toMatch(/"at":\["at /);
});
