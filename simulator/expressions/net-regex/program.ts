/** Instructions of the backtracking matcher, and how a pattern becomes them. */
import { memberTest } from './character-set.ts';
import { type AnchorKind, canBeEmpty, type Pattern, type PatternNode } from './pattern-tree.ts';

export type Instruction =
  | { op: 'set'; holds: (unit: number) => boolean; isBackward: boolean }
  /** Tries `first`, later `second`. */
  | { op: 'split'; first: number; second: number }
  | { op: 'jump'; to: number }
  /** A run of one set: the common case of a repetition, without a step for each turn. */
  | {
      op: 'run';
      holds: (unit: number) => boolean;
      least: number;
      most: number;
      isLazy: boolean;
      isBackward: boolean;
    }
  /** Keeps the position in a register. */
  | { op: 'mark'; register: number }
  /** The group reaches from the register's position to here, or the other way round. */
  | { op: 'capture'; group: number; register: number; isBackward: boolean }
  | { op: 'setCount'; register: number }
  /** Before each turn of a counted repetition, or of one that may take nothing. */
  | { op: 'turn'; count: number; least: number; most: number; isLazy: boolean; exit: number }
  /** After each turn: an empty one ends the repetition, as .NET has it. */
  | { op: 'turned'; count: number; mark: number; least: number; again: number }
  | { op: 'look'; isNegated: boolean; next: number }
  | { op: 'atomic'; next: number }
  | { op: 'backReference'; group: number; ignoresCase: boolean; isBackward: boolean }
  | { op: 'anchor'; kind: AnchorKind }
  | { op: 'match' };

export interface Program {
  instructions: readonly Instruction[];
  registers: number;
  groups: number;
  /** It can match at the start of the text only. */
  isAnchored: boolean;
  /** What the first unit of every match holds; null when that isn't known. */
  begins: ((unit: number) => boolean) | null;
}

export function compileProgram({ root, groupNames }: Pattern): Program {
  const compiler = new ProgramCompiler();
  compiler.add(root, false);
  compiler.instructions.push({ op: 'match' });
  const [first] = compiler.instructions;
  return {
    instructions: compiler.instructions,
    registers: compiler.registers,
    groups: groupNames.length,
    isAnchored: first?.op === 'anchor' && first.kind === 'start',
    begins: first?.op === 'set' || (first?.op === 'run' && first.least > 0) ? first.holds : null,
  };
}

class ProgramCompiler {
  readonly instructions: Instruction[] = [];
  registers = 0;

  /** Inside a look-behind everything is matched backward. */
  add(node: PatternNode, isBackward: boolean): void {
    const { instructions } = this;
    switch (node.type) {
      case 'set':
        instructions.push({ op: 'set', holds: memberTest(node.set), isBackward });
        return;
      case 'sequence':
        for (const item of isBackward ? node.items.toReversed() : node.items) this.add(item, isBackward);
        return;
      case 'alternation':
        this.#addBranches(node.branches, isBackward);
        return;
      case 'group': {
        const register = this.registers++;
        instructions.push({ op: 'mark', register });
        this.add(node.child, isBackward);
        instructions.push({ op: 'capture', group: node.number, register, isBackward });
        return;
      }
      case 'repeat':
        this.#addRepeat(node, isBackward);
        return;
      case 'look':
      case 'atomic': {
        const at = instructions.push({ op: 'match' }) - 1;
        this.add(node.child, node.type === 'look' ? node.isBehind : isBackward);
        const next = instructions.push({ op: 'match' });
        instructions[at] =
          node.type === 'look' ? { op: 'look', isNegated: node.isNegated, next } : { op: 'atomic', next };
        return;
      }
      case 'backReference':
        instructions.push({ op: 'backReference', group: node.number, ignoresCase: node.ignoresCase, isBackward });
        return;
      case 'anchor':
        instructions.push({ op: 'anchor', kind: node.kind });
    }
  }

  #addBranches(branches: readonly PatternNode[], isBackward: boolean): void {
    const { instructions } = this;
    const jumps: number[] = [];
    for (const [index, branch] of branches.entries()) {
      const isLast = index === branches.length - 1;
      const split = isLast ? -1 : instructions.push({ op: 'match' }) - 1;
      this.add(branch, isBackward);
      if (isLast) break;
      jumps.push(instructions.push({ op: 'match' }) - 1);
      instructions[split] = { op: 'split', first: split + 1, second: instructions.length };
    }
    for (const jump of jumps) instructions[jump] = { op: 'jump', to: instructions.length };
  }

  #addRepeat(node: Extract<PatternNode, { type: 'repeat' }>, isBackward: boolean): void {
    const { child, least, most, isLazy } = node;
    const { instructions } = this;
    if (child.type === 'set') {
      instructions.push({ op: 'run', holds: memberTest(child.set), least, most, isLazy, isBackward });
      return;
    }
    if (least === 0 && most === 1) {
      const split = instructions.push({ op: 'match' }) - 1;
      this.add(child, isBackward);
      this.#setSplit(split, split + 1, instructions.length, isLazy);
      return;
    }
    if (least <= 1 && most === Number.POSITIVE_INFINITY && !canBeEmpty(child)) {
      this.#addPlainLoop(child, least, isLazy, isBackward);
      return;
    }
    const [count, mark] = [this.registers++, this.registers++];
    instructions.push({ op: 'setCount', register: count });
    const again = instructions.push({ op: 'match' }) - 1;
    instructions.push({ op: 'mark', register: mark });
    this.add(child, isBackward);
    const exit = instructions.push({ op: 'turned', count, mark, least, again });
    instructions[again] = { op: 'turn', count, least, most, isLazy, exit };
  }

  /** `x*` and `x+` of an x that always takes something need no count. */
  #addPlainLoop(child: PatternNode, least: number, isLazy: boolean, isBackward: boolean): void {
    const { instructions } = this;
    if (least === 1) {
      const begin = instructions.length;
      this.add(child, isBackward);
      const split = instructions.push({ op: 'match' }) - 1;
      this.#setSplit(split, begin, split + 1, isLazy);
      return;
    }
    const split = instructions.push({ op: 'match' }) - 1;
    this.add(child, isBackward);
    instructions.push({ op: 'jump', to: split });
    this.#setSplit(split, split + 1, instructions.length, isLazy);
  }

  #setSplit(at: number, inside: number, beyond: number, isLazy: boolean): void {
    this.instructions[at] = isLazy
      ? { op: 'split', first: beyond, second: inside }
      : { op: 'split', first: inside, second: beyond };
  }
}
