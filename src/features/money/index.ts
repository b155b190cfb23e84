import type { HubRoom } from '../define.ts';
import { endKind, newKind } from './change-kinds.ts';
import { moneyConcerns } from './concerns.reads.ts';
import { keepLine, removeLine } from './keep-line.ts';
import { listKinds } from './list-kinds.ts';
import { moneyFiles } from './money-files.ts';
import { showCharges } from './show-charges.ts';
import { showMoney } from './show-money.ts';

/** The money of Work Groups: what is planned, claimed and paid, and the absences that schools are charged for. */
export const money: HubRoom = {
  topic: 'Money',
  commands: [showMoney, keepLine, removeLine, showCharges, listKinds, newKind, endKind],
  documents: moneyFiles,
  concerns: moneyConcerns,
};
