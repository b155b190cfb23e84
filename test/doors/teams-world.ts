import { checkCard } from '../support/check-card.ts';
import { configFor, startConnector, startOpenId } from '../support/teams-fakes.ts';
import { createTeamsDriver } from './teams-driver.ts';

/** A Teams of our own, the environment that connects the service to it, and a driver once the service runs. */
export async function openTeamsWorld() {
  const [openId, connector] = await Promise.all([startOpenId(), startConnector()]);
  const { mode, test } = configFor(openId);
  const refused: string[] = [];
  return {
    env: { TEAMS_APP_ID: mode.appId, TEAMS_APP_PASSWORD: mode.appPassword, TEAMS_TENANT_ID: mode.tenantId },
    outside: { teams: { test } },
    refused,
    connector,
    openId,
    driver: (url: string) =>
      createTeamsDriver({ url, connector, openId, onCard: (card) => refused.push(...checkCard(card)) }),
    close: async () => {
      await Promise.all([openId.close(), connector.close()]);
    },
  };
}
