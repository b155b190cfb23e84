import type { HubRoom } from '../define.ts';
import { listTags } from './list-tags.ts';
import { newTag, retireTag } from './own-tags.ts';
import { tagGroup } from './tag-group.ts';
import { tagNationally, tagProject } from './tag-project.ts';
import { tagSession } from './tag-session.ts';

/** Tags: one vocabulary that projects, groups and sessions are told apart and found by. */
export const tags: HubRoom = {
  topic: 'Tags',
  commands: [listTags, newTag, retireTag, tagGroup, tagSession, tagProject, tagNationally],
};
