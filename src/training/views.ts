/**
 * Looking at a run: procedures that read its cells, change none, and are run once for each picture
 * that is wanted.
 */
import type { Cell, Machine, Mapped, Part, Procedure } from '../compiler/machine.ts';
import type { Shape } from '../compiler/graph.ts';
import type { BatchSource } from '../gan/batch.ts';
import type { GameStructure } from '../gan/structure.ts';
import type { SettingCells, StateCells } from './cells.ts';
import type { Programs } from './programs.ts';

/** A run, as those see it who draw or measure it. */
export interface Sight {
  readonly machine: Machine;
  readonly programs: Programs;
  /** Of the run at its start; a view to which it matters what has changed in it since is told. */
  readonly structure: GameStructure;
  readonly source: BatchSource;
  readonly state: StateCells;
  readonly settings: SettingCells;
}

/** What one view computes, from what it looks at and what it is fed. */
export interface View<Seen extends object, Fed extends object, Report extends object> {
  /** For messages, and to know the program by, unless there is a `key`. */
  readonly name: string;
  /** Different for views of this name that compute something else. */
  readonly key?: string;
  readonly seen: Mapped<Seen, Cell>;
  readonly fed: Mapped<Fed, { readonly shape: Shape }>;
  readonly compute: (seen: Seen, fed: Fed) => Report;
}

/** A view that can be looked through as often as one likes. */
export interface Viewer<Fed extends object, Report extends object> {
  /** Compiles what is needed to look, unless that is done. */
  prepare(): Promise<void>;
  /** The cells as they are now. Several viewers may look at a time. */
  look(fill?: (feeds: Mapped<Fed, Float32Array>) => void): Promise<Mapped<Report, Float32Array>>;
}

export function createViewer<Seen extends object, Fed extends object, Report extends object>(
  { machine, programs }: Sight,
  { name, key = name, seen, fed, compute }: View<Seen, Fed, Report>,
): Viewer<Fed, Report> {
  const procedure: Procedure<Seen, Fed, Report> = {
    name,
    compute: (seen, fed): { held?: Part<Seen>; report: Report } => ({ report: compute(seen, fed) }),
  };
  const program = () => programs.get(key, name, () => machine.compile(procedure, seen, fed));
  return {
    async prepare() {
      await program();
    },
    async look(fill) {
      const prepared = await program();
      const { reports } = await prepared.run({ times: 1, budgetMs: 0 }, (_, feeds) =>
        fill?.(feeds),
      );
      return reports;
    },
  };
}
