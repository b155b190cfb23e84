import type { HubRoom } from '../define.ts';
import { addArea } from './add-area.ts';
import { changeLeadSchools } from './change-lead-schools.ts';
import { changeSettings } from './change-settings.ts';
import { chooseHub } from './choose-hub.ts';
import { connectWorkspace } from './connect-workspace.ts';
import { describeHub } from './describe-hub.ts';
import { disconnectWorkspace } from './disconnect-workspace.ts';
import { editHub } from './edit-hub.ts';
import { listArea } from './list-area.ts';
import { listPartners } from './list-partners.ts';
import { removeArea } from './remove-area.ts';
import { removeContact } from './remove-contact.ts';
import { renewAgreement } from './renew-agreement.ts';
import { saveContact } from './save-contact.ts';
import { savePartner } from './save-partner.ts';
import { showContacts } from './show-contacts.ts';
import { showPrivacy } from './show-privacy.ts';
import { wordPrivacy } from './word-privacy.ts';

/** Hubs: which one counts, what it is and whom to ask, what it does with people's data, and its settings. */
export const hubs: HubRoom = {
  topic: 'Your hub',
  commands: [
    chooseHub,
    showContacts,
    listPartners,
    showPrivacy,
    connectWorkspace,
    disconnectWorkspace,
    editHub,
    describeHub,
    changeLeadSchools,
    listArea,
    addArea,
    removeArea,
    savePartner,
    saveContact,
    removeContact,
    wordPrivacy,
    changeSettings,
    renewAgreement,
  ],
};
