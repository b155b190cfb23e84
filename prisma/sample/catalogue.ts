import { z } from 'zod';
import { fold } from '../../src/core/fold.ts';
import { sayPhases } from '../../src/features/work-groups/work-group.ts';
import { Phase, ProjectKind, ProjectType, Stage } from '../../src/store/generated/enums.ts';
import { dataJson } from './data-file.ts';
import { knownId } from './known-id.ts';

/** Kinds that the file calls otherwise than we do. */
const renamed: Record<string, string> = { work_group_series: 'series', strategic_goal_area: 'focus_area' };

const entrySchema = z.object({
  id: z.string(),
  code: z.string().nullable(),
  title: z.string(),
  kind: z
    .string()
    .transform((kind) => (renamed[kind] ?? kind).toUpperCase())
    .pipe(z.enum(ProjectKind)),
  phases: z.array(z.enum(Phase)),
  audience: z.array(z.string()),
  family: z.string(),
  type: z.string().toUpperCase().pipe(z.enum(ProjectType)),
  stage: z.string().toUpperCase().pipe(z.enum(Stage)).nullable(),
  programmeYear: z.string().regex(/^\d{4}\/\d{2}$/),
  status: z.string(),
  description: z.string(),
});
type Entry = z.infer<typeof entrySchema>;

const catalogueSchema = z.object({
  families: z.array(z.object({ slug: z.string(), name: z.string() })),
  entries: z.array(entrySchema),
});

/**
 * No owner, also where South Yorkshire or Norfolk & Suffolk published the entry: an owner would hide it from every hub
 * but one. So any hub reads that the work exists, and nobody can join it where no group of it is run.
 */
const onEveryList = null;

function projectOf({ id: slug, programmeYear, ...entry }: Entry, family: string) {
  const { title, code, audience, phases } = entry;
  return {
    ...entry,
    id: knownId('project', slug),
    ownerHubId: onEveryList,
    year: Number(programmeYear.slice(0, 4)),
    slug,
    family,
    searchText: fold([title, code ?? '', family, ...audience, sayPhases(phases)].join(' ')),
  };
}

/** A row for an entry of the catalogue. */
export type SampleProject = ReturnType<typeof projectOf>;

/** Every entry of the catalogue in prisma/data, each once; throws when the file has another shape. */
export function readCatalogue(): SampleProject[] {
  const { families, entries } = catalogueSchema.parse(dataJson('catalogue.json'));
  const names = new Map(families.map(({ slug, name }) => [slug, name]));
  return entries.map((entry) => projectOf(entry, names.get(entry.family) ?? entry.family));
}
