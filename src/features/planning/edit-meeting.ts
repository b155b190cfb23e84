import { z } from 'zod';
import { isLink } from '../../core/link-answer.ts';
import { editPart } from './edit-part.ts';
import { editRunning } from './edit-running.ts';
import { optional, pounds, poundsField, textField } from './group-fields.ts';

const answers = z
  .object({
    meets: z.enum(['VENUE', 'ONLINE', 'BLENDED'], { error: 'Choose how it meets.' }),
    venue: optional(120, 'the venue'),
    link: optional(300, 'the address').refine(
      (typed) => typed === '' || isLink(typed),
      'Use an address that begins with https://.',
    ),
    localAuthority: optional(60, 'the local authority'),
    chargePence: pounds,
    absenceChargePence: pounds,
    paidToSchools: optional(200, 'what schools are paid'),
  })
  .transform((said) => (said.meets === 'ONLINE' ? { ...said, venue: '', localAuthority: '' } : said));

/** Where a group meets, and what it costs. */
export const editMeeting = editPart({
  name: 'edit-meeting',
  label: 'Venue and cost',
  title: 'Where does it meet, at what cost?',
  shortTitle: 'Venue and cost',
  minutes: 2,
  step: 4,
  next: editRunning,
  fields: (group) => [
    {
      id: 'meets',
      label: 'How does it meet?',
      kind: 'choice',
      value: group.meets,
      options: [
        { value: 'VENUE', label: 'In person' },
        { value: 'ONLINE', label: 'Online' },
        { value: 'BLENDED', label: 'Some of both' },
      ],
    },
    textField('venue', 'Venue', 120, group, 'For example: Tapton School'),
    textField('localAuthority', 'Local authority of the venue', 60, group, 'Teachers browse by it'),
    textField('link', 'Link to meet online', 300, group, 'Only members see it'),
    poundsField('chargePence', 'Cost to the school, in pounds', group, '0 is shown as free'),
    poundsField('absenceChargePence', 'Charge for absence without notice, in pounds', group, '0 where there is none'),
    textField('paidToSchools', 'Paid to the school', 200, group, 'For example: £120 cover a day'),
  ],
  answers,
  values: (said) => said,
});
