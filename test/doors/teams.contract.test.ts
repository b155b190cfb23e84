import { contract } from './contract.ts';
import { openService } from './open-service.ts';
import { openTeamsWorld } from './teams-world.ts';

contract('Teams', async () => openService(await openTeamsWorld()));
