import { type Outcome, refuse, reply } from '../../core/command.ts';
import type { Hub } from '../../core/hub.ts';
import { programmeYearName } from '../../core/uk-time.ts';
import type { Block } from '../../core/view.ts';
import type { Db } from '../../store/db.ts';
import { sayKind, sayType } from './project.ts';
import { isTitle, sayPhases, sayStage } from './work-group.ts';

/** Shows an entry of the catalogue that has no group in this hub: what it is, and no way to join what is not run here. */
export async function showProject(db: Db, hub: Hub, id: string): Promise<Outcome> {
  const project = await db.project.findFirst({ where: { id, OR: [{ ownerHubId: null }, { ownerHubId: hub.id }] } });
  if (!project) return refuse('gone', 'That entry is no longer in the catalogue. Type “browse” to see what is.');
  const blocks: Block[] = [
    ...(isTitle(project.title) ? [] : [{ kind: 'text' as const, text: { strong: project.title } }]),
    { kind: 'text', text: project.description },
    {
      kind: 'facts',
      facts: [
        ...(isTitle(project.title) && project.code ? [{ label: 'Code', value: project.code }] : []),
        { label: 'For', value: sayPhases(project.phases) },
        { label: 'What it is', value: sayKind(project.kind) },
        { label: 'Kind', value: sayType(project.type) },
        ...(project.stage ? [{ label: 'Stage', value: sayStage(project.stage) }] : []),
        { label: 'Year', value: programmeYearName(project.year) },
      ],
    },
    { kind: 'text', text: `${hub.name} has no group of it now. To ask for one, contact ${hub.contact}.` },
    { kind: 'actions', actions: [{ label: 'See all Work Groups', runs: 'browse' }] },
  ];
  return reply({ title: isTitle(project.title) ? project.title : (project.code ?? 'From the catalogue'), blocks });
}
