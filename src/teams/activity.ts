import { z } from 'zod';

const id = z.string().min(1);

/** A part that may be missing; one of another shape counts as missing, for it decides nothing. */
const maybe = <T>(shape: z.ZodType<T>) => shape.optional().catch(undefined);

const channelData = z.object({
  tenant: maybe(z.object({ id })),
  channel: maybe(z.object({ name: maybe(z.string()) })),
  team: maybe(z.object({ id: maybe(id), aadGroupId: maybe(id) })),
});

const activity = z.object({
  type: id,
  id: maybe(id),
  name: maybe(z.string()),
  text: maybe(z.string()),
  value: z.unknown().optional(),
  replyToId: maybe(id),
  // The SDK checks another token, or none of the address, on any other channel and without an address.
  channelId: z.literal('msteams'),
  serviceUrl: id,
  from: z.object({ id, name: maybe(z.string()), aadObjectId: maybe(id) }),
  recipient: z.object({ id, isTargeted: maybe(z.boolean()) }),
  conversation: z.object({ id, conversationType: maybe(z.string()), tenantId: maybe(id) }),
  channelData: maybe(channelData),
  entities: maybe(z.array(z.object({ type: maybe(z.string()), mentioned: maybe(z.object({ id })) }))),
  membersAdded: maybe(z.array(z.object({ id }))),
});

/** What Teams tells of something that happened: as much of a Bot Framework activity as this door reads. */
export type Activity = z.infer<typeof activity>;

/** Reads an activity; undefined when it is none that Teams sends. */
export const readActivity = (sent: unknown): Activity | undefined => activity.safeParse(sent).data;

/** The tenant it comes from. */
export const tenantOf = ({ conversation, channelData }: Activity): string | undefined =>
  conversation.tenantId ?? channelData?.tenant?.id;
