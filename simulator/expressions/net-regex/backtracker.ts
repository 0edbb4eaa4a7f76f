/**
 * Runs a program as .NET's matcher does: by trying and going back. Every step is counted, so that a pattern which
 * would run for ages stops at the same place on every machine. No recursion by the text: what to try later stands
 * on a stack of its own.
 */
import { isBoundaryWord } from './character-set.ts';
import { equivalentUnits } from './letter-equivalence.ts';
import type { AnchorKind } from './pattern-tree.ts';
import type { Instruction, Program } from './program.ts';

/** Where groups began and ended, two numbers for each; -1 for a group that took no part. */
export type Ranges = readonly number[];

/** Thrown when the steps are used up. */
export const outOfSteps = Symbol('out of steps');

type Of<O extends Instruction['op']> = Extract<Instruction, { op: O }>;

const MOST_ENTRIES = 3_000_000;
const LINE_FEED = 0x0a;
const NONE = -1;

/** What an entry of the stack does when it is taken off. */
const TRY = 0;
const RESTORE_REGISTER = 1;
const RESTORE_RANGE = 2;
/** Gives back one unit of a greedy run, or takes one more with a lazy one. */
const SHORTEN_RUN = 3;
const LENGTHEN_RUN = 4;
/** Numbers of an entry: kind, then three that depend on it. */
const ENTRY = 4;

export class Backtracker {
  readonly #program: readonly Instruction[];
  readonly #isAnchored: boolean;
  readonly #begins: Program['begins'];
  readonly #text: string;
  readonly #registers: number[];
  readonly #ranges: number[];
  readonly #stack: number[] = [];
  #stepsLeft: number;
  #place = 0;
  /** Set by `#goBack`. */
  #resumeAt = 0;

  constructor(program: Program, text: string, steps: number) {
    this.#program = program.instructions;
    this.#isAnchored = program.isAnchored;
    this.#begins = program.begins;
    this.#text = text;
    this.#registers = new Array<number>(program.registers).fill(NONE);
    this.#ranges = new Array<number>(program.groups * 2).fill(NONE);
    this.#stepsLeft = steps;
  }

  /** The first match that begins at `from` or later; null when there is none. Throws `outOfSteps`. */
  find(from: number): Ranges | null {
    const last = this.#isAnchored ? 0 : this.#text.length;
    for (let start = from; start <= last; start++) {
      if (this.#begins && !this.#beginsAt(start)) continue;
      this.#stack.length = 0;
      this.#ranges.fill(NONE);
      const end = this.#run(0, start);
      if (end === NONE) continue;
      this.#ranges[0] = start;
      this.#ranges[1] = end;
      return this.#ranges.slice();
    }
    return null;
  }

  #beginsAt(start: number): boolean {
    const unit = this.#unitAt(start);
    return unit >= 0 && (this.#begins as (unit: number) => boolean)(unit);
  }

  /** Where the match that begins at an instruction and a place ends, or NONE. */
  #run(instruction: number, start: number): number {
    const program = this.#program;
    const stack = this.#stack;
    const base = stack.length;
    let at = instruction;
    this.#place = start;
    for (;;) {
      if (--this.#stepsLeft < 0 || stack.length > MOST_ENTRIES) throw outOfSteps;
      const step = program[at] as Instruction;
      if (step.op === 'match') return this.#place;
      at = this.#step(step, at + 1);
      if (at !== NONE) continue;
      if (!this.#goBack(base)) return NONE;
      at = this.#resumeAt;
    }
  }

  /** Does one instruction; gives where to go on, or NONE when it doesn't fit. */
  #step(step: Instruction, next: number): number {
    switch (step.op) {
      case 'set':
        return this.#takeUnit(step) ? next : NONE;
      case 'run':
        return this.#takeRun(step, next) ? next : NONE;
      case 'split':
        this.#stack.push(TRY, step.second, this.#place, 0);
        return step.first;
      case 'jump':
        return step.to;
      case 'mark':
        this.#setRegister(step.register, this.#place);
        return next;
      case 'setCount':
        this.#setRegister(step.register, 0);
        return next;
      case 'capture':
        this.#capture(step);
        return next;
      case 'turn':
        return this.#beginTurn(step, next);
      case 'turned':
        return this.#endTurn(step, next);
      case 'look':
        return this.#looks(next, step.isNegated) ? step.next : NONE;
      case 'atomic':
        return this.#matchesOnce(next) ? step.next : NONE;
      case 'backReference':
        return this.#repeatGroup(step) ? next : NONE;
      case 'anchor':
        return this.#holdsAnchor(step.kind, this.#place) ? next : NONE;
      case 'match':
        return next;
    }
  }

  /** Takes entries off the stack until one says where to go on; false when there is none left above `base`. */
  #goBack(base: number): boolean {
    const stack = this.#stack;
    while (stack.length > base) {
      const top = stack.length - ENTRY;
      const [a, b, c] = [stack[top + 1] as number, stack[top + 2] as number, stack[top + 3] as number];
      switch (stack[top]) {
        case TRY:
          stack.length = top;
          this.#resumeAt = a;
          this.#place = b;
          return true;
        case SHORTEN_RUN:
          // b is where the run stands, c where it may not go below; the last entry is taken off with them.
          this.#resumeAt = a;
          this.#place = b < c ? b + 1 : b - 1;
          if (this.#place === c) stack.length = top;
          else stack[top + 2] = this.#place;
          return true;
        case LENGTHEN_RUN:
          if (this.#lengthenRun(top, a, b, c)) return true;
          break;
        default:
          this.#restore(top);
          stack.length = top;
      }
    }
    return false;
  }

  #restore(top: number): void {
    const stack = this.#stack;
    const [a, b, c] = [stack[top + 1] as number, stack[top + 2] as number, stack[top + 3] as number];
    if (stack[top] === RESTORE_REGISTER) this.#registers[a] = b;
    else if (stack[top] === RESTORE_RANGE) {
      this.#ranges[a * 2] = b;
      this.#ranges[a * 2 + 1] = c;
    }
  }

  #unitAt(place: number): number {
    return place >= 0 && place < this.#text.length ? this.#text.charCodeAt(place) : NONE;
  }

  #setRegister(register: number, value: number): void {
    this.#stack.push(RESTORE_REGISTER, register, this.#registers[register] as number, 0);
    this.#registers[register] = value;
  }

  #setRange(group: number, begin: number, end: number): void {
    const ranges = this.#ranges;
    this.#stack.push(RESTORE_RANGE, group, ranges[group * 2] as number, ranges[group * 2 + 1] as number);
    ranges[group * 2] = begin;
    ranges[group * 2 + 1] = end;
  }

  #takeUnit({ holds, isBackward }: Pick<Of<'set'>, 'holds' | 'isBackward'>): boolean {
    const unit = this.#unitAt(isBackward ? this.#place - 1 : this.#place);
    if (unit < 0 || !holds(unit)) return false;
    this.#place += isBackward ? -1 : 1;
    return true;
  }

  /** Takes as much of a run as it wants at first. */
  #takeRun(run: Of<'run'>, next: number): boolean {
    const { least, most, isLazy, isBackward } = run;
    const start = this.#place;
    let taken = 0;
    for (const wanted = isLazy ? least : most; taken < wanted && this.#takeUnit(run); ) taken++;
    this.#stepsLeft -= taken;
    if (taken < least) return false;
    if (isLazy) {
      if (most > taken) this.#stack.push(LENGTHEN_RUN, next - 1, this.#place, most - taken);
    } else if (taken > least) {
      this.#stack.push(SHORTEN_RUN, next, this.#place, start + (isBackward ? -least : least));
    }
    return true;
  }

  #capture({ group, register, isBackward }: Of<'capture'>): void {
    const mark = this.#registers[register] as number;
    this.#setRange(group, isBackward ? this.#place : mark, isBackward ? mark : this.#place);
  }

  #beginTurn({ count, least, most, isLazy, exit }: Of<'turn'>, inside: number): number {
    const turns = this.#registers[count] as number;
    if (turns < least) return inside;
    if (turns >= most) return exit;
    this.#stack.push(TRY, isLazy ? inside : exit, this.#place, 0);
    return isLazy ? exit : inside;
  }

  #endTurn({ count, mark, least, again }: Of<'turned'>, next: number): number {
    const turns = (this.#registers[count] as number) + 1;
    this.#setRegister(count, turns);
    const tookNothing = this.#registers[mark] === this.#place;
    return tookNothing && turns >= least ? next : again;
  }

  /** One more unit for a lazy run; false when it can take none. */
  #lengthenRun(top: number, at: number, place: number, left: number): boolean {
    this.#stack.length = top;
    this.#place = place;
    if (!this.#takeUnit(this.#program[at] as Of<'run'>)) return false;
    this.#resumeAt = at + 1;
    if (left > 1) this.#stack.push(LENGTHEN_RUN, at, this.#place, left - 1);
    return true;
  }

  #looks(inside: number, isNegated: boolean): boolean {
    const height = this.#stack.length;
    const place = this.#place;
    const isFound = this.#run(inside, place) !== NONE;
    this.#place = place;
    if (!isFound) return isNegated;
    if (!isNegated) {
      this.#forgetTries(height);
      return true;
    }
    // Groups inside a negative look are never set beyond it.
    for (let top = this.#stack.length - ENTRY; top >= height; top -= ENTRY) this.#restore(top);
    this.#stack.length = height;
    return false;
  }

  #matchesOnce(inside: number): boolean {
    const height = this.#stack.length;
    const isFound = this.#run(inside, this.#place) !== NONE;
    this.#forgetTries(height);
    return isFound;
  }

  /** What was matched stays as it is, but what it changed is still undone when the whole goes back. */
  #forgetTries(height: number): void {
    const stack = this.#stack;
    let kept = height;
    for (let top = height; top < stack.length; top += ENTRY) {
      if (stack[top] !== RESTORE_REGISTER && stack[top] !== RESTORE_RANGE) continue;
      for (let i = 0; i < ENTRY; i++) stack[kept + i] = stack[top + i] as number;
      kept += ENTRY;
    }
    stack.length = kept;
  }

  /** A group that took no part has no text to repeat. */
  #repeatGroup({ group, ignoresCase, isBackward }: Of<'backReference'>): boolean {
    const [begin, end] = [this.#ranges[group * 2] as number, this.#ranges[group * 2 + 1] as number];
    const length = end - begin;
    const from = isBackward ? this.#place - length : this.#place;
    if (begin === NONE || from < 0 || from + length > this.#text.length) return false;
    this.#stepsLeft -= length;
    for (let i = 0; i < length; i++) {
      const [a, b] = [this.#text.charCodeAt(begin + i), this.#text.charCodeAt(from + i)];
      if (a !== b && !(ignoresCase && equivalentUnits(a).includes(b))) return false;
    }
    this.#place = isBackward ? from : from + length;
    return true;
  }

  #holdsAnchor(kind: AnchorKind, place: number): boolean {
    const { length } = this.#text;
    switch (kind) {
      case 'start':
        return place === 0;
      case 'lineStart':
        return place === 0 || this.#unitAt(place - 1) === LINE_FEED;
      case 'end':
        return place === length;
      case 'endOrFinalLineFeed':
        return place === length || (place === length - 1 && this.#unitAt(place) === LINE_FEED);
      case 'lineEnd':
        return place === length || this.#unitAt(place) === LINE_FEED;
      default: {
        const before = place > 0 && isBoundaryWord(this.#unitAt(place - 1));
        const after = place < length && isBoundaryWord(this.#unitAt(place));
        return (before !== after) === (kind === 'boundary');
      }
    }
  }
}
