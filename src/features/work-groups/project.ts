import type { ProjectKind, ProjectType } from '../../store/generated/enums.ts';

const kindWords: Record<ProjectKind, string> = {
  WORK_GROUP: 'a project, no group in this hub now',
  SERIES: 'a series of groups, none in this hub now',
  PROGRAMME: 'a programme, run nationally',
  EXCHANGE: 'an exchange, run nationally',
  NETWORK: 'a network',
  PROPOSAL_ROUTE: 'a way to propose a group',
  FOCUS_AREA: 'a focus of the network',
};

/** What an entry of the catalogue is when this hub has no group of it: nothing here can be joined. */
export const sayKind = (kind: ProjectKind): string => kindWords[kind];

const typeWords: Record<ProjectType, string> = {
  NATIONAL: 'National project',
  LOCAL: 'The hub’s own design',
  INNOVATION: 'Innovation',
};

export const sayType = (type: ProjectType): string => typeWords[type];
