/** What a made-up tenant consists of, in the order in which it can be stored. */
import type { Group, User } from '../../model/directory.ts';

/** Everything, or one batch of it; a batch refers only to itself and to the batches before it. */
export interface Population {
  users: User[];
  /** Pairs of a user's id and the id of that user's manager. */
  managers: [userId: string, managerId: string][];
  groups: Group[];
  /** Pairs of a group's id and the id of a member, a user or another group. */
  members: [groupId: string, memberId: string][];
}

export interface PopulationOptions {
  /** Gives the same population for the same counts, time and domain. */
  seed: number;
  /** How many users, guests among them. */
  users: number;
  groups: number;
  /** Virtual time: creation dates and hire dates lie before it. */
  nowMs: number;
  /** People that the tenant had before: aliases and employee numbers go on after them. Default 0. */
  after?: number;
  /** The domain of mails and user principal names: `woodgrove.example`. */
  defaultDomain?: string;
}
