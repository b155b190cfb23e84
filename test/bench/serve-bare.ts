import { createServer } from 'node:http';
import { App, HTTPReceiver, LogLevel } from '@slack/bolt';
import { serveParent } from './pinned.ts';

// The yardstick: a bare Bolt app that answers the same slash command with a fixed answer of the same size.
const [signingSecret = '', size = '3000'] = process.argv.slice(2);
const receiver = new HTTPReceiver({ signingSecret, endpoints: '/slack/events', logLevel: LogLevel.ERROR });
const app = new App({
  receiver,
  logLevel: LogLevel.ERROR,
  authorize: async () => ({ botToken: 'xoxb-none', botId: 'B0', botUserId: 'U0' }),
});
const blocks = Array.from({ length: 12 }, (_, index) => ({
  type: 'section' as const,
  text: { type: 'plain_text' as const, text: `${index} `.padEnd(Number(size) / 12, 'x') },
}));
app.command('/workgroups', ({ ack }) => ack({ response_type: 'ephemeral', text: 'What I can do', blocks }));
const server = createServer(receiver.requestListener);
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  serveParent(`http://127.0.0.1:${port}`, performance.now(), async () => {
    server.closeAllConnections();
    server.close();
  });
});
