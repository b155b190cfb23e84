import schema from '@microsoft/app-manifest/build/json-schemas/teams/v1.29/MicrosoftTeams.schema.json' with {
  type: 'json',
};
import Ajv from 'ajv-draft-04';
import formats from 'ajv-formats';
import { sizeOf } from './write-png.ts';

/** Microsoft's schema for manifest 1.29 comes out of their package: nothing is fetched. */
function compileSchema() {
  const ajv = new Ajv.default({ allErrors: true, strict: false });
  formats.default(ajv);
  return ajv.compile(schema);
}

const isRight = compileSchema();

/** What Microsoft's schema has against a manifest, one sentence a fault; nothing when it is as it should be. */
export function faultsInManifest(manifest: unknown): string[] {
  if (isRight(manifest)) return [];
  return (isRight.errors ?? []).map(
    ({ instancePath, message, params }) => `${instancePath || 'manifest'} ${message} (${JSON.stringify(params)})`,
  );
}

/** What is wrong with an icon: Teams takes a PNG of exactly this width and height. */
export function faultsInIcon(name: string, icon: Buffer, size: number): string[] {
  const found = sizeOf(icon);
  if (!found) return [`${name} is no PNG. Draw it again: node manifests/teams/draw-icons.ts`];
  const { width, height } = found;
  return width === size && height === size ? [] : [`${name} is ${width} by ${height}, but must be ${size} by ${size}.`];
}
