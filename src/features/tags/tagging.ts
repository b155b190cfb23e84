import { type Refusal, refuse } from '../../core/command.ts';
import type { Tag } from '../../store/generated/client.ts';

/** Nothing fits the phases and the year, or the vocabulary is empty. */
export const noTags = refuse('no tags', 'There are no tags to choose from yet. Type “tags” to see the list.');

/** What was chosen, as far as it can be chosen still; a tag that was retired while the form was open is said. */
export function pick(offered: Tag[], answers: string[]): string[] | Refusal {
  const ids = [...new Set(answers)];
  return ids.every((id) => offered.some((tag) => tag.id === id))
    ? ids
    : refuse('tag gone', 'One of these tags was retired while the form was open. Choose again.');
}

/** Which of the offered tags are set now and no longer chosen. */
export const dropped = (offered: Tag[], chosen: string[]): string[] =>
  offered.map(({ id }) => id).filter((id) => !chosen.includes(id));
