import type { HubRoom } from '../define.ts';
import { askNow } from './ask-now.ts';
import { evaluate, evaluateMore } from './evaluate.ts';
import { howWasTheGroup } from './evaluation.notices.ts';
import { openInvites, sayHow } from './invite.reads.ts';
import { listEvaluations } from './list-evaluations.ts';
import { openEvaluations } from './open-evaluations.ts';
import { showEvaluation } from './show-evaluation.ts';
import { voicesOverHubs } from './voices-over-hubs.ts';

/** Evaluations: those who came say how a group was, once and without their names. */
export const evaluations: HubRoom = {
  topic: 'Reports',
  commands: [evaluate, evaluateMore, askNow, showEvaluation, listEvaluations, voicesOverHubs],
  noticeKinds: [howWasTheGroup],
  nightWork: [openEvaluations],
  home: async ({ db, actor, now }) => ({
    needsMe: (await openInvites(db, actor.personId, now)).map((invite) => ({
      title: `How was “${invite.evaluation.group.title}”?`,
      detail: 'without your name',
      actions: [sayHow(invite)],
    })),
    mine: [],
  }),
};
