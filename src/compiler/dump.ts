/** Graphs and plans as text for people: one line for each node or instruction. Nothing reads it back. */
import { inputsOf } from './graph.ts';
import type { Graph, Node } from './graph.ts';
import { membersOf, type Group } from './passes/groups.ts';
import type { Access, Body, Instruction, Matrix, Place, Plan, Value } from './plan.ts';

/**
 * Sees a program at each stage: the graph as it was traced, after each pass, what goes together, and
 * the plan. The text is made when it is asked for.
 */
export type Observer = (stage: string, text: () => string) => void;

/** Lines such as `%12 = mul[128,64] %3, %7`, and one of the outputs. */
export function dumpGraph({ nodes, outputs }: Graph): string {
  const lines = nodes.map((node, id) => `%${id} = ${describe(node)}`);
  return [...lines, `→ ${outputs.map((output) => `%${output}`).join(', ')}`, ''].join('\n');
}

/** A line for each group: the nodes that one instruction computes. */
export function dumpGroups(nodes: readonly Node[], groups: readonly Group[]): string {
  const named = (id: number) => `%${id} ${nameOf(nodes[id]!)}`;
  const lines = groups.map((group, index) => `${index}: ${membersOf(group).map(named).join(', ')}`);
  return [...lines, ''].join('\n');
}

function nameOf(node: Node): string {
  return node.op === 'map' ? node.function : node.op;
}

function describe(node: Node): string {
  const operands = [...inputsOf(node).map((input) => `%${input}`), ...attributes(node)];
  return `${nameOf(node)}[${node.shape.join()}] ${operands.join(', ')}`.trimEnd();
}

/** How many numbers of a constant are shown. */
const SHOWN_NUMBERS = 4;

function attributes(node: Node): string[] {
  switch (node.op) {
    case 'input':
      return [`#${node.index}`];
    case 'constant': {
      const shown = [...node.values.subarray(0, SHOWN_NUMBERS)].join(' ');
      return [node.values.length > SHOWN_NUMBERS ? `${shown} …` : shown];
    }
    case 'map':
      return node.parameters.map(String);
    case 'matMul':
      return [
        ...(node.transposeLeft ? ['left transposed'] : []),
        ...(node.transposeRight ? ['right transposed'] : []),
      ];
    case 'reduce':
      return [`${node.reducer} over ${node.axes.join(' ')}`];
    case 'reshape':
      return [];
    case 'transpose':
      return [`axes ${node.permutation.join(' ')}`];
    case 'slice':
      return [`from ${node.begin.join(' ')}`];
    case 'concat':
      return [`along ${node.axis}`];
  }
}

/** A line of sizes, then for each instruction a line and its body indented. */
export function dumpPlan(plan: Plan): string {
  const { signature, updated, constants, scratchSize, instructions } = plan;
  const slots = (['held', 'fed', 'report'] as const).flatMap((kind) =>
    signature[kind].map(
      ({ path, shape }, index) =>
        `${kind}${index}: ${path}[${shape.join()}]` +
        (kind === 'held' && updated.includes(index) ? ' (updated)' : ''),
    ),
  );
  const sizes = `${instructions.length} instructions, scratch ${scratchSize}, constants ${constants.map(({ length }) => length).join(' + ') || 0}`;
  return [...slots, sizes, ...instructions.flatMap(linesOf), ''].join('\n');
}

function linesOf(instruction: Instruction, index: number): string[] {
  switch (instruction.kind) {
    case 'map':
      return [`${index}: map[${instruction.shape.join()}]`, ...bodyLines(instruction.body, 'v')];
    case 'matMul': {
      const { batch, rows, columns, inner, left, right, after } = instruction;
      const sizes = `${batch === 1 ? '' : `${batch}×`}[${rows},${inner}]×[${inner},${columns}]`;
      return [
        `${index}: matMul ${sizes} ${matrix(left)} × ${matrix(right)}`,
        ...bodyLines(after, 'v'),
      ];
    }
    case 'reduce': {
      const { reducer, kept, reduced, before, reduces, after } = instruction;
      return [
        `${index}: ${reducer}[${kept.join()}] over [${reduced.join()}] of b${reduces}`,
        ...bodyLines(before, 'b'),
        ...bodyLines(after, 'v'),
      ];
    }
  }
}

function bodyLines({ values, stores }: Body, letter: string): string[] {
  return [
    ...values.map((value, at) => `    ${letter}${at} = ${describeValue(value, letter)}`),
    ...stores.map((store) => `    ${access(store)} ← ${letter}${store.value}`),
  ];
}

function describeValue(value: Value, letter: string): string {
  switch (value.kind) {
    case 'load':
      return access(value.access);
    case 'literal':
      return String(value.value);
    case 'result':
      return 'result';
    case 'apply': {
      const operands = value.arguments.map((argument) => `${letter}${argument}`);
      return `${value.function} ${[...operands, ...value.parameters].join(', ')}`;
    }
  }
}

function matrix({ place, transposed, batchStride }: Matrix): string {
  return `${where(place)}${transposed ? 'ᵀ' : ''}${batchStride === 0 ? '' : ` every ${batchStride}`}`;
}

function access({ place, strides }: Access): string {
  return `${where(place)}(${strides.join()})`;
}

function where({ memory, index, offset }: Place): string {
  return `${memory}${memory === 'scratch' ? '' : index}+${offset}`;
}
