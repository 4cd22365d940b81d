/**
 * Runs of numbers at any distances, copied to or from a register. The index space is walked by rows
 * of its innermost axis; where a run starts and ends within a row does not matter.
 *
 * An item is: code, bytes of the item, register, memory, number of axes, then for each axis,
 * outermost first, its size and the distance of neighbours in bytes.
 */
/* oxlint-disable typescript/no-extraneous-class -- Only methods can be marked to be inlined and still be parsed by everybody. */
import { storeRest } from './loops';

/** More axes than tensors have. */
const MOST_AXES = 16;
/** Where along each axis the walk is. */
const coordinates = memory.data(4 * MOST_AXES, 16);

const AXES: usize = 20;

class Walk {
  /** From row to row: calls are for rows, which may be short, so no call is made within it. */
  @inline
  static through(item: usize, scatters: bool, position: i32, count: i32): void {
    let register = load<usize>(item, 8);
    let row = load<usize>(item, 12);
    const rank = load<i32>(item, 16);
    const axes = item + AXES;
    const inner = axes + ((rank - 1) << 3);
    const length = load<i32>(inner);
    const distance = load<i32>(inner, 4);
    let rest = position / length;
    let start = position - rest * length;
    for (let axis = rank - 2; axis >= 0; axis--) {
      const size = load<i32>(axes + (axis << 3));
      const outer = rest / size;
      const coordinate = rest - outer * size;
      store<i32>(coordinates + (axis << 2), coordinate);
      row += coordinate * load<i32>(axes + (axis << 3), 4);
      rest = outer;
    }
    while (count > 0) {
      const many = min(length - start, count);
      const from = row + start * distance;
      if (scatters) scatterRow(register, from, distance, many);
      else gatherRow(register, from, distance, many);
      register += many << 2;
      count -= many;
      start = 0;
      // To the next row, with carry.
      for (let axis = rank - 2; axis >= 0; axis--) {
        const size = load<i32>(axes + (axis << 3));
        const stride = load<i32>(axes + (axis << 3), 4);
        const coordinate = load<i32>(coordinates + (axis << 2)) + 1;
        row += stride;
        if (coordinate < size) {
          store<i32>(coordinates + (axis << 2), coordinate);
          break;
        }
        row -= size * stride;
        store<i32>(coordinates + (axis << 2), 0);
      }
    }
  }
}

export function gather(item: usize, position: i32, count: i32): void {
  const inner = item + AXES + 8;
  if (load<i32>(item, 16) === 2 && load<i32>(inner, 4) === 0) {
    gatherColumn(item, load<i32>(inner), position, count);
    return;
  }
  Walk.through(item, false, position, count);
}

/** Every number of a column `length` times. */
function gatherColumn(item: usize, length: i32, position: i32, count: i32): void {
  let register = load<usize>(item, 8);
  const distance = load<i32>(item + AXES, 4);
  const row = position / length;
  let from = load<usize>(item, 12) + row * distance;
  const end = register + (count << 2);
  let next = register + (((row + 1) * length - position) << 2);
  while (register < end) {
    const value = v128.load32_splat(from);
    const stop = min(next, end);
    // Writes up to three numbers more, which belong to the next row or to nobody.
    do {
      v128.store(register, value);
      register += 16;
    } while (register < stop);
    register = stop;
    next += length << 2;
    from += distance;
  }
}

export function scatter(item: usize, position: i32, count: i32): void {
  Walk.through(item, true, position, count);
}

/** May write up to three numbers more than `count`: the next row, or nobody, comes there. */
export function gatherRow(register: usize, from: usize, distance: i32, count: i32): void {
  if (distance === 0) {
    const value = v128.load32_splat(from);
    for (let i = 0; i < count; i += 4) v128.store(register + (i << 2), value);
  } else if (distance === 4) {
    for (let i = 0; i < count; i += 4) v128.store(register + (i << 2), v128.load(from + (i << 2)));
  } else {
    for (let i = 0; i < count; i++) {
      store<f32>(register + (i << 2), load<f32>(from));
      from += distance;
    }
  }
}

function scatterRow(register: usize, to: usize, distance: i32, count: i32): void {
  if (distance === 4) {
    for (; count >= 4; count -= 4) {
      v128.store(to, v128.load(register));
      to += 16;
      register += 16;
    }
    if (count > 0) storeRest(to, v128.load(register), count);
    return;
  }
  for (let i = 0; i < count; i++) {
    store<f32>(to, load<f32>(register + (i << 2)));
    to += distance;
  }
}
