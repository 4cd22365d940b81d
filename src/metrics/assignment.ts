/**
 * The linear assignment problem, solved exactly: which row goes with which column at the least
 * total cost. Knows nothing of points or distances, and accepts no approximation.
 *
 * Jonker and Volgenant 1987, "A shortest augmenting path algorithm for dense and sparse linear
 * assignment problems": column reduction and augmenting row reduction settle most rows cheaply,
 * shortest augmenting paths with dual potentials settle the rest. Large problems start from the
 * solution of half the rows and columns instead, because column reduction settles next to nothing
 * when one sample is collapsed; where a solver starts changes its speed and not its result.
 */

/** The best assignment and the potentials that prove it is the best. */
export interface Assignment {
  /** The column of each row: `[size]`, a permutation. */
  readonly assignment: Int32Array;
  /** uᵢ, `[size]`: uᵢ + vⱼ ≤ cᵢⱼ everywhere, with equality on assigned pairs, to rounding. */
  readonly rowPotentials: Float64Array;
  /** vⱼ, `[size]`. */
  readonly columnPotentials: Float64Array;
  /** Total cost of the assigned pairs, equal to Σu + Σv. */
  readonly cost: number;
}

/** The cost matrix does not have the shape or the values an assignment needs. */
export class InvalidCostError extends Error {
  override readonly name = 'InvalidCostError';
}

/** A partial assignment with its column potentials, as it grows. */
interface Progress {
  readonly cost: Float64Array;
  readonly size: number;
  /** The column of each row, −1 while it has none. */
  readonly columnOf: Int32Array;
  /** The row of each column, −1 while it has none. */
  readonly rowOf: Int32Array;
  readonly potentials: Float64Array;
}

const NONE = -1;

/** Problems up to this size are solved without a coarser one. */
const COARSEST_SIZE = 64;

/**
 * The permutation that minimises the total cost.
 * @param cost `[size, size]`, row by row, finite
 * @throws InvalidCostError when the length is not size² or a cost is not finite
 */
export function solveAssignment(cost: Float64Array, size: number): Assignment {
  checkCost(cost, size);
  return certify(solve(cost, size));
}

function solve(cost: Float64Array, size: number): Progress {
  const progress: Progress = {
    cost,
    size,
    columnOf: new Int32Array(size).fill(NONE),
    rowOf: new Int32Array(size).fill(NONE),
    potentials: new Float64Array(size).fill(Infinity),
  };
  let free = size > COARSEST_SIZE ? startFromHalf(progress) : reduceColumns(progress);
  // A third pass costs more time than it saves.
  free = reduceRows(progress, free);
  free = reduceRows(progress, free);
  augmentAlongShortestPaths(progress, free);
  return progress;
}

function checkCost(cost: Float64Array, size: number): void {
  if (cost.length !== size * size) {
    throw new InvalidCostError(
      `An assignment of ${size} rows needs ${size * size} costs, but ${cost.length} were given.`,
    );
  }
  if (!cost.every(Number.isFinite)) {
    throw new InvalidCostError(
      'Every cost of an assignment must be finite: look for NaN or infinity in what it was computed from.',
    );
  }
}

/**
 * Solves for every other row and column and keeps those pairs; each column's potential is the
 * highest that the solved rows allow, which leaves the pairs tight. Returns the rows without a
 * column.
 */
function startFromHalf({ cost, size, columnOf, rowOf, potentials }: Progress): Int32Array {
  const half = Math.floor(size / 2);
  const coarseCost = new Float64Array(half * half);
  for (let i = 0; i < half; i++) {
    for (let j = 0; j < half; j++) coarseCost[i * half + j] = cost[2 * i * size + 2 * j]!;
  }
  const coarse = solve(coarseCost, half);

  for (let i = 0; i < half; i++) {
    const row = 2 * i;
    const column = 2 * coarse.columnOf[i]!;
    columnOf[row] = column;
    rowOf[column] = row;
    const rowPotential = cost[row * size + column]! - coarse.potentials[coarse.columnOf[i]!]!;
    for (let j = 0; j < size; j++) {
      potentials[j] = Math.min(potentials[j]!, cost[row * size + j]! - rowPotential);
    }
  }
  return rowsWithoutColumn(columnOf);
}

function rowsWithoutColumn(columnOf: Int32Array): Int32Array {
  const free: number[] = [];
  for (const [row, column] of columnOf.entries()) if (column === NONE) free.push(row);
  return Int32Array.from(free);
}

/**
 * Gives each column its cheapest row where that row is still free, then lowers the potentials of
 * columns whose row was wanted once only. Returns the rows without a column.
 */
function reduceColumns({ cost, size, columnOf, rowOf, potentials }: Progress): Int32Array {
  const cheapestRow = new Int32Array(size);
  for (let i = 0; i < size; i++) {
    const row = i * size;
    for (let j = 0; j < size; j++) {
      const value = cost[row + j]!;
      if (value < potentials[j]!) {
        potentials[j] = value;
        cheapestRow[j] = i;
      }
    }
  }

  const wanted = new Int32Array(size);
  for (let j = size - 1; j >= 0; j--) {
    const i = cheapestRow[j]!;
    wanted[i]!++;
    if (columnOf[i] === NONE) {
      columnOf[i] = j;
      rowOf[j] = i;
    }
  }

  for (let i = 0; i < size; i++) {
    if (wanted[i] !== 1) continue;
    const own = columnOf[i]!;
    let slack = Infinity;
    for (let j = 0; j < size; j++) {
      if (j !== own) slack = Math.min(slack, cost[i * size + j]! - potentials[j]!);
    }
    if (slack < Infinity) potentials[own]! -= slack;
  }
  return rowsWithoutColumn(columnOf);
}

/**
 * Lets every free row take its cheapest column, lowering that column's potential until the second
 * cheapest is as good; a row pushed out looks for a new place at once when the potential fell,
 * and otherwise waits for the next pass. Returns the rows that wait.
 */
function reduceRows(progress: Progress, free: Int32Array): Int32Array {
  const { cost, size, columnOf, rowOf, potentials } = progress;
  const queue = Int32Array.from(free);
  const waiting: number[] = [];
  // With near-equal costs the potentials may fall by rounding errors only, for very long.
  let patience = 4 * size;
  let next = 0;
  while (next < queue.length) {
    const i = queue[next++]!;
    const row = i * size;
    let best = Infinity;
    let second = Infinity;
    let bestColumn = 0;
    let secondColumn = NONE;
    for (let j = 0; j < size; j++) {
      const reduced = cost[row + j]! - potentials[j]!;
      if (reduced >= second) continue;
      if (reduced >= best) {
        second = reduced;
        secondColumn = j;
      } else {
        second = best;
        secondColumn = bestColumn;
        best = reduced;
        bestColumn = j;
      }
    }

    const lowered = potentials[bestColumn]! - (second - best);
    const lowers = lowered < potentials[bestColumn]!;
    let column = bestColumn;
    if (lowers) potentials[column] = lowered;
    else if (rowOf[column] !== NONE) column = secondColumn;

    const evicted = rowOf[column]!;
    columnOf[i] = column;
    rowOf[column] = i;
    if (evicted === NONE) continue;
    columnOf[evicted] = NONE;
    if (lowers && patience-- > 0) queue[--next] = evicted;
    else waiting.push(evicted);
  }
  return Int32Array.from(waiting);
}

/** Settles each free row for good, by the shortest alternating path to a free column. */
function augmentAlongShortestPaths(progress: Progress, free: Int32Array): void {
  const { cost, size, columnOf, rowOf, potentials } = progress;
  const distance = new Float64Array(size);
  const previousRow = new Int32Array(size);
  // Columns in the order: settled (before `low`), at the current distance (before `high`), beyond.
  const columns = Int32Array.from({ length: size }, (_, j) => j);

  for (const start of free) {
    for (let j = 0; j < size; j++) {
      distance[j] = cost[start * size + j]! - potentials[j]!;
      previousRow[j] = start;
    }
    let low = 0;
    let high = 0;
    let settled = 0;
    let reach = 0;
    let end = NONE;

    while (end === NONE) {
      if (low === high) {
        settled = low;
        reach = distance[columns[high++]!]!;
        for (let k = high; k < size; k++) {
          const j = columns[k]!;
          const d = distance[j]!;
          if (d > reach) continue;
          if (d < reach) {
            high = low;
            reach = d;
          }
          columns[k] = columns[high]!;
          columns[high++] = j;
        }
        for (let k = low; k < high; k++) {
          if (rowOf[columns[k]!] === NONE) {
            end = columns[k]!;
            break;
          }
        }
        if (end !== NONE) break;
      }

      const through = columns[low++]!;
      const i = rowOf[through]!;
      const row = i * size;
      const offset = cost[row + through]! - potentials[through]! - reach;
      for (let k = high; k < size; k++) {
        const j = columns[k]!;
        const d = cost[row + j]! - potentials[j]! - offset;
        if (d >= distance[j]!) continue;
        distance[j] = d;
        previousRow[j] = i;
        if (d > reach) continue;
        if (rowOf[j] === NONE) {
          end = j;
          break;
        }
        columns[k] = columns[high]!;
        columns[high++] = j;
      }
    }

    for (let k = 0; k < settled; k++) {
      const j = columns[k]!;
      potentials[j]! += distance[j]! - reach;
    }
    for (let j = end, i = NONE; i !== start;) {
      i = previousRow[j]!;
      rowOf[j] = i;
      const freed = columnOf[i]!;
      columnOf[i] = j;
      j = freed;
    }
  }
}

function certify({ cost, size, columnOf, potentials }: Progress): Assignment {
  const rowPotentials = new Float64Array(size);
  let total = 0;
  for (let i = 0; i < size; i++) {
    const assigned = cost[i * size + columnOf[i]!]!;
    rowPotentials[i] = assigned - potentials[columnOf[i]!]!;
    total += assigned;
  }
  return { assignment: columnOf, rowPotentials, columnPotentials: potentials, cost: total };
}
