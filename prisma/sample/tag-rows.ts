import { fold } from '../../src/core/fold.ts';
import type { Tag } from '../../src/store/generated/client.ts';
import type { SampleProject } from './catalogue.ts';

/** Words of an entry that speak for a tag; the entry's title, family, audience and description are read. */
const clues: [label: string, words: RegExp][] = [
  ['Teachers', /teacher/],
  ['Teaching assistants', /assistant/],
  ['Practitioners', /practitioner/],
  ['Subject leaders', /subject leader|head of|heads of/],
  ['Senior leaders', /senior leader|headteacher/],
  ['Early-career teachers', /early career|newly qualified|nqt/],
  ['Non-specialist teachers', /non specialist/],
  ['The move from primary to secondary', /continuity|transition|year 5 8|y5 y8/],
  ['Same-day help', /same day/],
  ['Catching up in Year 7', /year 7 catch|catch up/],
  ['GCSE resits', /resit|retak|gcse again/],
  ['Mixed-age classes', /mixed age|small school/],
  ['Reasoning and problem solving', /reasoning|problem solving/],
  ['Talk in maths lessons', /language|talk|dialog/],
  ['Fluency', /fluen/],
  ['Mathematical thinking', /thinking/],
  ['Coherence', /small steps|lesson design|sequence/],
  ['Teachers’ subject knowledge', /subject knowledge/],
  ['Leadership of the subject', /leader|department/],
  ['More students going on after 16', /core maths|a level|level 3|participation/],
  ['Departments and schools', /department|whole school|schools work/],
  ['Individual practitioners', /subject knowledge|assistant/],
];

/** The tags of the catalogue's entries, by what is said of them: what a hub would begin with and then correct. */
export function tagRows(projects: SampleProject[], vocabulary: Pick<Tag, 'id' | 'label'>[]) {
  const ids = new Map(vocabulary.map(({ id, label }) => [label, id]));
  return projects.flatMap(({ id: projectId, title, family, audience, description }) => {
    const text = fold([title, family, ...audience, description].join(' '));
    return clues.flatMap(([label, words]) => {
      const tagId = ids.get(label);
      if (!tagId) throw new Error(`the vocabulary has no tag ${label}`);
      return words.test(text) ? [{ projectId, tagId }] : [];
    });
  });
}
