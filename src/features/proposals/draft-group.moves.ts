import type { HubBase } from '../define.ts';
import { lockPlanning, makeGroup, takeKeys } from '../planning/group.moves.ts';
import { makeProject } from '../projects/project.moves.ts';
import { shownYears } from '../work-groups/work-group.reads.ts';
import type { ProposalDetail } from './proposal.reads.ts';

/** An approved proposal becomes an entry of the hub's catalogue, of type innovation, and a draft group of it with what its plan says. */
export async function makeDraftGroup(base: HubBase, proposal: ProposalDetail): Promise<string> {
  const { db, hub, now } = base;
  const { title, phases, purpose, rationale, objectives, schedule, capacitySchools } = proposal;
  const year = Math.max(...shownYears(now));
  const isIdea = { kind: 'WORK_GROUP', type: 'INNOVATION', stage: 'INNOVATION' } as const;
  const words = { title, phases, code: null, year };
  const about = { ownerHubId: hub.id, description: purpose, family: '', audience: [] };
  const project = await makeProject(base, { ...words, ...isIdea, ...about });
  await lockPlanning(db, hub);
  const [key = ''] = await takeKeys(base, year, 1);
  const { id } = await makeGroup(base, {
    ...words,
    ...{ projectId: project.id, key, state: 'PLANNED', capacitySchools: capacitySchools ?? 8 },
    ...{ rationale, outcomes: objectives, timeNeeded: schedule, contact: hub.contact },
    ...{ meets: 'VENUE', venue: '', localAuthority: '' },
    ...{ suggestedLeadId: proposal.leadId ?? proposal.personId },
    ...{ qualityMet: proposal.qualityMet, qualityCheckedAt: now },
  });
  return id;
}
