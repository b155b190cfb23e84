import { vi } from 'vitest';
import { contract } from './contract.ts';
import { openService } from './open-service.ts';
import { watched } from './parity-record.ts';
import { openTeamsWorld } from './teams-world.ts';

vi.mock(import('../../src/core/dispatcher.ts'), async (original) => {
  const [{ createDispatcher }, { noting }] = await Promise.all([original(), import('./parity-record.ts')]);
  return { createDispatcher: (ports) => noting(createDispatcher(ports)) };
});

contract('Teams', async () => watched(await openService(await openTeamsWorld())));
