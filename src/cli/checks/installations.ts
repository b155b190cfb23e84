import { z } from 'zod';
import type { Config } from '../../config.ts';
import type { SlackInstallation } from '../../store/generated/client.ts';
import type { OpenStore } from '../../store/open-store.ts';
import { createSealer, type Sealer } from '../../store/seal.ts';
import { readInstallation } from '../../store/slack-installations.ts';
import { type Finding, right, wrong } from './finding.ts';
import { askSlack } from './tokens.ts';

const workspace = ({ name, tenant }: SlackInstallation) => `Workspace ${name || tenant} (${tenant})`;

const bolts = z.object({ bot: z.object({ token: z.string() }) });

async function checkOne(row: SlackInstallation, sealer: Sealer, apiUrl: string): Promise<Finding> {
  const found = readInstallation(sealer, row);
  if ('unreadable' in found)
    return wrong(
      workspace(row),
      `its tokens are closed with ${row.keyName}, which is not here`,
      'Set that key as ENCRYPTION_KEY_OLD, or install the app there again.',
    );
  const isOver = found.expiresAt !== undefined && found.expiresAt.getTime() < Date.now();
  if (isOver) return right(workspace(row), 'its token ended; the next request renews it');
  const { token } = bolts.parse(JSON.parse(found.content)).bot;
  return askSlack(workspace(row), 'auth.test', token, apiUrl, 'Install the app there again, from a link of its hub.');
}

async function checkHubs({ prisma }: OpenStore, rows: SlackInstallation[]): Promise<Finding[]> {
  const where = { kind: 'SLACK_WORKSPACE' as const, externalId: { in: rows.map(({ tenant }) => tenant) } };
  const known = new Set((await prisma.place.findMany({ where })).map(({ externalId }) => externalId));
  const nobodys = rows.filter(({ tenant }) => !known.has(tenant)).map(({ name, tenant }) => `${name} (${tenant})`);
  if (nobodys.length === 0) return [];
  const remedy = 'Type “hubs connect SLUG slack ID” for each that is a hub’s; the others can do nothing.';
  return [wrong('Workspaces of no hub', nobodys.join(', '), remedy)];
}

function checkKeys(rows: SlackInstallation[], { keyName }: Sealer, hasOld: boolean): Finding {
  const others = rows.filter((row) => row.keyName !== keyName).length;
  if (others > 0)
    return wrong('ENCRYPTION_KEY', `${others} of ${rows.length} are closed with another key`, 'Run keys rotate.');
  if (hasOld) return wrong('ENCRYPTION_KEY_OLD', 'nothing is closed with it any more', 'Take it out.');
  return right('ENCRYPTION_KEY', `all workspaces are closed with ${keyName}`);
}

/** Whether what workspaces installed can be read, is taken by Slack, and belongs to a hub. */
export async function checkInstallations(store: OpenStore, { keys, slack }: Config): Promise<Finding[]> {
  const rows = await store.prisma.slackInstallation.findMany({ orderBy: { installedAt: 'asc' } });
  if (!keys)
    return rows.length === 0
      ? []
      : [wrong('ENCRYPTION_KEY', `it is not set, and ${rows.length} workspaces are closed with one`, 'Set it again.')];
  const sealer = createSealer(keys);
  const apiUrl = slack?.apiUrl ?? 'https://slack.com/api/';
  const each = await Promise.all(rows.map((row) => checkOne(row, sealer, apiUrl)));
  return [checkKeys(rows, sealer, keys.old !== undefined), ...each, ...(await checkHubs(store, rows))];
}
