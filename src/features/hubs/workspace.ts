import type { Hub } from '../../core/hub.ts';
import type { Place, Platform } from '../../core/people.ts';
import type { PlaceKind } from '../../store/generated/enums.ts';

/** The kind of place that somebody stands in. */
export const kindOn = { slack: 'SLACK_WORKSPACE', teams: 'TEAMS_TEAM' } as const satisfies Record<Platform, PlaceKind>;

const words = { SLACK_WORKSPACE: 'Slack workspace', TEAMS_TEAM: 'Teams team' } as const;

/** What people call that kind of place. */
export const wordFor = (kind: PlaceKind): string => words[kind];

type Named = { kind: PlaceKind; name: string; externalId: string };

/** A place by the name it was given, or by the platform's own id where it has none. */
export const nameOf = ({ kind, name, externalId }: Named): string => name || `${wordFor(kind)} ${externalId}`;

/** Whether somebody stands in a place of the hub now. */
export const isHere = ({ kind, externalId }: Named, platform: Platform, place: Place): boolean =>
  kind === kindOn[platform] && externalId === place.workspace;

/** What follows for the people of a place that leaves the hub. */
export const sayLeaving = ({ name }: Pick<Hub, 'name'>, place: Named): string =>
  `People in ${nameOf(place)} will not reach ${name} from there any more. What they have joined stays theirs.`;
