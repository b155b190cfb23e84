import type { Action } from '../../core/view.ts';

type Place = { id: string; school: { name: string } };
type Group = { id: string; title: string };

const ofSchool =
  (label: string, runs: string, spoken: (school: string) => string) =>
  ({ id, school }: Place): Action => ({ label, spoken: spoken(school.name), runs, input: { place: id } });

const ofGroup =
  (label: string, runs: string) =>
  ({ id, title }: Group): Action => ({ label, spoken: `${label}: ${title}`, runs, input: { group: id } });

// What those who lead do about places: the same words and the same commands wherever such a line is drawn.
export const acceptSchool = ofSchool('Accept', 'accept-school', (school) => `Accept ${school}`);
export const declineSchool = ofSchool('Decline', 'decline-school', (school) => `Decline ${school}`);
export const offerPlace = ofSchool('Offer a place', 'offer-place', (school) => `Offer a place to ${school}`);
export const takeOffList = ofSchool('Take off the list', 'decline-school', (school) => `Take ${school} off the list`);
export const decide = ofGroup('Decide on schools', 'decide');
export const makeRoom = ofGroup('Make room', 'make-room');
export const changeRecruitment = ofGroup('Recruitment', 'recruitment');
export const withdrawSomebody = ofGroup('Withdraw somebody', 'withdraw-teacher');
export const invite = ofGroup('Invite schools', 'invite');
