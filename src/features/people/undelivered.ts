import type { NoticeKind } from '../../core/notice.ts';
import { sayView } from '../../core/say.ts';
import type { Db } from '../../store/db.ts';
import type { HubBase } from '../define.ts';
import type { failedSince } from './failed.reads.ts';

type To = { personId: string; name: string; email: string | null };

/** Words for somebody whom the bot could not tell them. */
export type Message = { words: string[]; to: To };

/** What the bot itself wanted to say, as long as it still holds. `kinds` compose it. */
export async function undelivered(
  { db, hub, now, link }: HubBase,
  failed: Awaited<ReturnType<typeof failedSince>>,
  kinds: NoticeKind<Db>[],
): Promise<Message[]> {
  const composed = failed.map(async ({ id: notice, kind, facts, ...to }): Promise<Message[]> => {
    const view = await kinds.find(({ name }) => name === kind)?.compose(facts, { db, hub, now, to, link, notice });
    return view && view !== 'overtaken' ? [{ words: [sayView(view, now)], to }] : [];
  });
  return (await Promise.all(composed)).flat();
}
