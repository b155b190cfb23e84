import { Ajv, type ValidateFunction } from 'ajv';
import { refusedBySlack, type Surface } from '../support/slack-limits.ts';
import { blockKitSchema } from './block-kit-schema.ts';

let validators: Record<Surface, ValidateFunction> | undefined;

function compile(): Record<Surface, ValidateFunction> {
  const { definitions } = blockKitSchema();
  const ajv = new Ajv({ strict: false, allErrors: true });
  const of = (surface: Surface) =>
    ajv.compile({ definitions, $ref: `#/definitions/Root/properties/${surface}`, $id: surface });
  return { message: of('message'), modal: of('modal'), home: of('home') };
}

/** What Slack's own types and documentation have against it, each with its place. */
export function againstSchema(drawn: unknown, surface: Surface): string[] {
  validators ??= compile();
  const validate = validators[surface];
  validate(drawn);
  return (validate.errors ?? [])
    .filter(({ keyword }) => keyword !== 'if')
    .map(({ instancePath, message, params }) => `${instancePath}: ${message} ${JSON.stringify(params)}`);
}

/** Everything Slack would refuse: by its own types and documented limits, and by the rules no schema can say. */
export const checkBlockKit = (drawn: unknown, surface: Surface): string[] => [
  ...againstSchema(drawn, surface),
  ...refusedBySlack(drawn, surface),
];
