import type { OpenStore } from './open-store.ts';

/** Whether the database answers within a moment. */
export const isAlive = (store: OpenStore) => async () => {
  const answer = store.pool.query('SELECT 1').then(() => true);
  const late = new Promise<false>((resolve) => setTimeout(() => resolve(false), 1_500).unref());
  return Promise.race([answer, late]).catch(() => false);
};
