import { parse } from 'csv-parse/sync';
import { z } from 'zod';
import { phasesOf, schoolSearchText } from '../../src/features/schools/school.ts';
import { dataText } from './data-file.ts';
import { knownId } from './known-id.ts';

// Older files of the register pad their codes ("01"), newer ones do not: compared as numbers they are alike.
const code = z.string().transform((text) => (text === '' ? undefined : Number(text)));

const rowSchema = z.object({
  URN: z.coerce.number().int(),
  'LA (code)': code,
  'LA (name)': z.string(),
  EstablishmentName: z.string().min(1),
  'TypeOfEstablishment (name)': z.string(),
  'EstablishmentStatus (code)': code,
  'PhaseOfEducation (code)': code,
  StatutoryLowAge: code,
  StatutoryHighAge: code,
  Town: z.string(),
  Postcode: z.string(),
});

/** GIAS EstablishmentStatus: 1 open, 3 open but proposed to close; 2 is closed and 4 proposed to open. */
const open = [1, 3];

function schoolOf(row: z.infer<typeof rowSchema>) {
  const { URN: urn, StatutoryLowAge: lowAge, StatutoryHighAge: highAge, Town: town, Postcode: postcode } = row;
  const named = { name: row.EstablishmentName, town, postcode, laName: row['LA (name)'] };
  return {
    id: knownId('school', urn),
    urn,
    ...named,
    laCode: row['LA (code)'] ?? null,
    phases: phasesOf(row['PhaseOfEducation (code)'], lowAge, highAge),
    lowAge: lowAge ?? null,
    highAge: highAge ?? null,
    typeName: row['TypeOfEstablishment (name)'],
    isOpen: open.includes(row['EstablishmentStatus (code)'] ?? 0),
    searchText: schoolSearchText({ ...named, urn }),
  };
}

/** A row for a school of the register. */
export type SampleSchool = ReturnType<typeof schoolOf>;

/** The real schools in prisma/data, each once; throws when the file has another shape. */
export function readSchools(): SampleSchool[] {
  const rows: unknown = parse(dataText('schools-with-provenance.csv'), { columns: true, bom: true });
  return z.array(rowSchema).parse(rows).map(schoolOf);
}
