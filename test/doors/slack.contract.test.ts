import { contract } from './contract.ts';
import { openService } from './open-service.ts';
import { openSlackWorld } from './slack-world.ts';

contract('Slack', async () => openService(await openSlackWorld()));
