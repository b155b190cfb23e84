import type { App, Context, ViewSubmitAction } from '@slack/bolt';
import type { WebClient } from '@slack/web-api';
import { findOptions } from './find-options.ts';
import { createMemory, hear } from './home.ts';
import type { Seen } from './identify.ts';
import type { Means } from './means.ts';
import { pressButton } from './press-button.ts';
import { readEventId, readHomeOpened, readMessage } from './read-event.ts';
import { readCommand, readPress, readSearch, readSubmission } from './read-interaction.ts';
import { runCommand } from './run-command.ts';
import { submitForm } from './submit-form.ts';

const seenBy = (context: Context, client: WebClient): Seen => ({ team: context.teamId ?? '', client });

/** Hears everything Slack sends: each listener takes all of its kind, so that nothing unknown is met with silence. */
export function listen(app: App, means: Means): void {
  const isFirst = createMemory();
  app.command(/.*/, ({ body, ack, client, context }) =>
    runCommand(means, readCommand(body, seenBy(context, client)), ack),
  );
  app.action({}, async ({ body, ack, client, context }) => {
    await ack();
    await pressButton(means, readPress(body, seenBy(context, client)));
  });
  app.shortcut({}, async ({ body, ack, client, context }) => {
    await ack();
    await pressButton(means, readPress(body, seenBy(context, client)));
  });
  app.view<ViewSubmitAction>({ type: 'view_submission' }, ({ body, ack, client, context }) =>
    submitForm(means, readSubmission(body, seenBy(context, client)), ack),
  );
  app.view({ type: 'view_closed' }, ({ ack }) => ack());
  app.options<'block_suggestion'>({}, ({ body, ack, client, context }) =>
    findOptions(means, readSearch(body, seenBy(context, client)), ack),
  );
  app.message(async ({ body, message, client, context }) => {
    const spoken = readMessage(message, seenBy(context, client));
    if (spoken && isFirst(readEventId(body))) await hear(means, spoken);
  });
  app.event('app_home_opened', async ({ body, event, client, context }) => {
    const spoken = readHomeOpened(event, seenBy(context, client));
    if (spoken && isFirst(readEventId(body))) await hear(means, spoken);
  });
}
