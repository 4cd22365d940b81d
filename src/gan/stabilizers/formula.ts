/** What a stabiliser does as TeX, from what is computed where that can be typeset. Computes nothing. */
import { tex } from '../expression/tex.ts';
import type { Stabilizer } from './stabilizer.ts';

/** Absent where there is nothing to typeset. */
export function stabilizerTex(stabilizer: Stabilizer): string | undefined {
  const { formula, generatorObjective, generatorTerm } = stabilizer;
  if (generatorObjective) return `L_G = ${tex(generatorObjective)}`;
  if (generatorTerm) return `L_G ${asSummand(tex(generatorTerm))}`;
  return formula;
}

function asSummand(term: string): string {
  return term.startsWith('-') ? `- ${term.slice(1)}` : `+ ${term}`;
}
