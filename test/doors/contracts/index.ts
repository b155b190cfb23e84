import type { World } from '../contract.ts';
import { hubsPart } from './hubs.ts';
import { peopleContract } from './people.ts';
import { places } from './places.ts';
import { rostersPart } from './rosters.ts';

/** A part of the contract: the promises of one room, kept through every door. */
export type Part = (worldOf: () => World) => void;

/** One part for each room, in the order in which they are told. */
export const parts: Part[] = [places, rostersPart, hubsPart, peopleContract];
