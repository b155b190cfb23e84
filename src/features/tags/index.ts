import type { HubRoom } from '../define.ts';
import { listTags } from './list-tags.ts';
import { newTag, retireTag } from './own-tags.ts';
import { tagGroup } from './tag-group.ts';
import { tagNationally, tagProject } from './tag-project.ts';

/** Tags: one vocabulary that projects and groups are told apart and found by. */
export const tags: HubRoom = {
  topic: 'Tags',
  commands: [listTags, newTag, retireTag, tagGroup, tagProject, tagNationally],
};
