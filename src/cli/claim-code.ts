import { makeClaimCode } from '../store/claim-codes.ts';
import { openStore } from '../store/open-store.ts';
import type { Errand } from './errand.ts';

/** A new code for a hub's first lead, when the one that was printed is lost or was mistyped too often. */
export const claimCode: Errand = {
  usage: ['claim-code [HUB]                            a new one-time code with which the first lead claims a hub'],
  run: async ([slug], { config, say, clock }) => {
    const store = await openStore(config().database);
    try {
      const hubs = await store.prisma.hub.findMany({ select: { id: true, slug: true, name: true } });
      const hub =
        hubs.find((one) => one.slug === slug) ?? (slug === undefined && hubs.length === 1 ? hubs[0] : undefined);
      if (!hub) throw new Error(`Name one hub: ${hubs.map((one) => one.slug).join(', ') || 'there is none yet'}.`);
      const code = await makeClaimCode(store.prisma, hub.id, clock());
      say(`${hub.name}: its first lead types, once: claim ${code}`);
      return 0;
    } finally {
      await store.close();
    }
  },
};
