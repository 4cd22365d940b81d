/**
 * Runs bodies: strips of a few hundred positions, each through one item after another, so that what
 * lies between two functions stays in the nearest cache.
 *
 * A body is: length of a strip, then where the items that are the same for all strips start and end,
 * and where those of a strip start and end. An item that applies a function is: code (one byte),
 * modes of the result and of three operands (two bits each), advances of the operands (one bit
 * each); then addresses of the result and of the operands, and the parameter.
 */
/* oxlint-disable typescript/no-extraneous-class -- Only methods can be marked to be inlined and still be parsed by everybody. */
import { apply } from './apply';
import { FIRST_SCALAR_FUNCTION, GROUP, ITEM_BYTES, Mode, MoveCode } from './codes';
import { gather, gatherRow, scatter } from './strides';

/** Operands that advance do so by 2⁶ bytes for each group. */
const ADVANCE_BIT: u32 = 6;

/** What is the same for all strips. */
export function prepareBody(body: usize): void {
  runItems(load<usize>(body, 4), load<usize>(body, 8), 0, GROUP, 0);
}

export function stripLength(body: usize): i32 {
  return load<i32>(body);
}

/** The positions `from` to `to`; what the instruction has computed starts with position `origin`. */
export function runBody(body: usize, from: i32, to: i32, origin: i32): void {
  const length = stripLength(body);
  for (let position = from; position < to; position += length) {
    runStrip(body, position, min(length, to - position), origin);
  }
}

export function runStrip(body: usize, position: i32, count: i32, origin: i32): void {
  runItems(load<usize>(body, 12), load<usize>(body, 16), position, count, origin);
}

/** Where an operand of the given mode is at a position. */
export function locate(mode: u32, base: usize, position: i32, origin: i32): usize {
  const linear = position << 2;
  const back = origin << 2;
  return base + (linear & -(mode & 1)) - (back & -((mode >> 1) & 1));
}

function runItems(item: usize, end: usize, position: i32, count: i32, origin: i32): void {
  const linear = position << 2;
  const result = (position - origin) << 2;
  const whole = (count + GROUP - 1) & -GROUP;
  while (item < end) {
    const head = load<u32>(item);
    const code = <i32>(head & 0xff);
    if (code < MoveCode.spread) {
      const modes = head >> 8;
      const advances = head >> 16;
      const inMemory = (modes & 3) !== Mode.fixed;
      apply(
        code,
        load<usize>(item, 4) + Offsets.of(modes & 3, linear, result),
        load<usize>(item, 8) + Offsets.of((modes >> 2) & 3, linear, result),
        (advances & 1) << ADVANCE_BIT,
        load<usize>(item, 12) + Offsets.of((modes >> 4) & 3, linear, result),
        (advances & 2) << (ADVANCE_BIT - 1),
        load<usize>(item, 16) + Offsets.of((modes >> 6) & 3, linear, result),
        (advances & 4) << (ADVANCE_BIT - 2),
        load<f32>(item, 20),
        inMemory || code >= FIRST_SCALAR_FUNCTION ? count : whole,
      );
      item += ITEM_BYTES;
    } else if (code === MoveCode.gather) {
      gather(item, position, count);
      item += load<i32>(item, 4);
    } else if (code === MoveCode.scatter) {
      scatter(item, position, count);
      item += load<i32>(item, 4);
    } else if (code === MoveCode.spread) {
      gatherRow(load<usize>(item, 4), load<usize>(item, 8), 0, GROUP);
      item += ITEM_BYTES;
    } else if (code === MoveCode.tile) {
      tile(item);
      item += ITEM_BYTES;
    } else {
      unreachable();
    }
  }
}

class Offsets {
  @inline
  static of(mode: u32, linear: i32, result: i32): i32 {
    return mode === Mode.linear ? linear : mode === Mode.result ? result : 0;
  }
}

/** A row of `length` numbers again and again, `count` numbers in all. */
function tile(item: usize): void {
  const register = load<usize>(item, 4);
  const row = load<usize>(item, 8);
  const length = load<i32>(item, 12);
  const count = load<i32>(item, 16);
  gatherRow(register, row, 4, length);
  // What is there already, as much again each time.
  for (let done = length; done < count; done += done) {
    gatherRow(register + (done << 2), register, 4, min(done, count - done));
  }
}
