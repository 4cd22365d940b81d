/**
 * Whether one storage may take over the place of another: only when nobody reads the old one later,
 * and within one instruction only when each element is read just where it is replaced.
 */
import type { Storage, Touch } from './storages.ts';

/** Whether `next` may lie where `old` lies, both starting at the same number. */
export function mayFollow(old: Storage, next: Storage): boolean {
  return next.writes.every(
    (write) =>
      old.writes.every((earlier) => earlier.step < write.step || areApart(earlier, write)) &&
      old.reads.every(
        (read) =>
          read.step < write.step ||
          areApart(read, write) ||
          (read.step === write.step && !next.isCopied && isSameElement(read, write)),
      ),
  );
}

/** Whether `next` is made in one instruction from `old`, element by element. */
export function isMadeFrom(next: Storage, old: Storage): boolean {
  const [write, ...more] = next.writes;
  return (
    write !== undefined &&
    more.length === 0 &&
    next.size === old.size &&
    old.reads.some((read) => read.step === write.step && isSameElement(read, write))
  );
}

function areApart(a: Touch, b: Touch): boolean {
  return a.end <= b.offset || b.end <= a.offset;
}

function isSameElement(read: Touch, write: Touch): boolean {
  return (
    read.elementwise &&
    read.offset === write.offset &&
    read.strides.length === write.strides.length &&
    read.strides.every((stride, axis) => stride === write.strides[axis])
  );
}
