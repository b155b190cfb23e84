import { type Refusal, refuse } from '../../core/command.ts';
import type { HubBase } from '../define.ts';

/** The participation agreement that counts now. */
export const newestAgreement = ({ db }: Pick<HubBase, 'db'>) =>
  db.agreement.findFirstOrThrow({ orderBy: { version: 'desc' } });

/** What was ticked was an older text: it is read and ticked again. */
export const mustReadAgain = (ticked: string[], { version }: { version: number }): Refusal | undefined =>
  ticked.includes(String(version))
    ? undefined
    : refuse(
        'agreement',
        'The participation agreement was changed while this form was open. Please read it again and tick it once more.',
        'agree',
      );
