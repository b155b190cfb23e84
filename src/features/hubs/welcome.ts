import type { Hub } from '../../core/hub.ts';
import type { Block } from '../../core/view.ts';

/** Three sentences and the privacy notice: the first thing a person hears from a hub. */
export const welcome = (hub: Hub): Block[] => [
  {
    kind: 'text',
    text: `Welcome to the Work Groups of ${hub.name}. You can look around at once; I ask for your school when you join something. Type “help” to see what I can do.`,
  },
  { kind: 'text', text: privacyNotice(hub) },
  { kind: 'actions', actions: [{ label: 'Read privacy notice', runs: 'privacy' }] },
];

/** What is held, why, and who is responsible. */
const privacyNotice = ({ privacy }: Hub): string =>
  `I keep your name, your account here, your school and your Work Groups ${privacy.purpose}. The data controller is ${privacy.controller}.`;
