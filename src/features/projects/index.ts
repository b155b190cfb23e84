import type { Item } from '../../core/view.ts';
import type { HubBase, HubRoom } from '../define.ts';
import { allotSchools } from './allot-schools.ts';
import { waitingToBeAllotted } from './allotting.reads.ts';
import { apply } from './apply.ts';
import { changeStage } from './change-stage.ts';
import { changeStanding } from './change-standing.ts';
import { declineApplication } from './decline-application.ts';
import { describeProject } from './describe-project.ts';
import { editProject } from './edit-project.ts';
import { listApplications } from './list-applications.ts';
import { listProjects } from './list-projects.ts';
import { newProject } from './new-project.ts';
import { makeNextEdition } from './next-edition.ts';
import { projectOpens } from './opening.moves.ts';
import { optIn } from './opt-in.ts';
import { applicationDeclined, projectIsOpen, schoolAllotted, schoolsAllotted } from './project.notices.ts';
import { projectOptions } from './project.reads.ts';
import { publishDetails } from './publish-details.ts';
import { publishProject } from './publish-project.ts';
import { renewProject } from './renew-project.ts';
import { retireProject } from './retire-project.ts';
import { rollUpFile } from './roll-up.document.ts';
import { showRollUp } from './roll-up.ts';
import { showAllotting } from './show-allotting.ts';
import { showOneProject } from './show-project.ts';
import { stopWatching, watchProject } from './watch-project.ts';
import { withdrawApplication } from './withdraw-application.ts';

const forSchools = [
  listProjects,
  showOneProject,
  apply,
  listApplications,
  withdrawApplication,
  watchProject,
  stopWatching,
];
const forTheHub = [
  optIn,
  showAllotting,
  allotSchools,
  declineApplication,
  newProject,
  editProject,
  describeProject,
  changeStage,
  changeStanding,
  renewProject,
];
const forTheNation = [publishProject, publishDetails, makeNextEdition, retireProject, showRollUp];

/** Whoever allots sees on home which projects have schools that wait. */
async function needsMe(base: HubBase): Promise<Item[]> {
  return (await waitingToBeAllotted(base)).map(({ project, count }) => ({
    title: count === 1 ? '1 school waits to be allotted' : `${count} schools wait to be allotted`,
    detail: project.title,
    actions: [
      {
        label: 'Allot schools',
        spoken: `Allot schools: ${project.title}`,
        runs: 'allot',
        input: { project: project.id },
      },
    ],
  }));
}

/** Projects: the yearly catalogue, what a hub does with it, schools that apply to a project, and the national side. */
export const projects: HubRoom = {
  topic: 'Projects',
  commands: [...forSchools, ...forTheHub, ...forTheNation],
  noticeKinds: [schoolAllotted, applicationDeclined, schoolsAllotted, projectIsOpen],
  dueKinds: [projectOpens],
  documents: [rollUpFile],
  sources: { projects: projectOptions },
  home: async (base) => ({ needsMe: await needsMe(base), mine: [] }),
};
