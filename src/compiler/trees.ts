/**
 * Trees of tensors, cells or arrays: objects and lists whose leaves have a shape or are typed arrays.
 * A leaf is known by its path, keys joined by dots. Nothing here knows what the leaves are for.
 */

/** Leaves in the order of their keys, with their paths. Branches that are undefined count as absent. */
export function leavesOf<Leaf>(tree: unknown): (readonly [path: string, leaf: Leaf])[] {
  const leaves: (readonly [string, Leaf])[] = [];
  mapLeaves(tree, (leaf: Leaf, path) => leaves.push([path, leaf]));
  return leaves;
}

/** The same tree with every leaf replaced. */
export function mapLeaves<From, To>(
  tree: unknown,
  replace: (leaf: From, path: string) => To,
  path = '',
): unknown {
  if (tree === undefined) return undefined;
  if (isLeaf(tree)) return replace(tree as From, path);
  const inside = (key: string | number) => (path === '' ? `${key}` : `${path}.${key}`);
  if (Array.isArray(tree))
    return tree.map((branch, index) => mapLeaves(branch, replace, inside(index)));
  return Object.fromEntries(
    Object.entries(tree as object).map(([key, branch]) => [
      key,
      mapLeaves(branch, replace, inside(key)),
    ]),
  );
}

function isLeaf(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) {
    throw new TypeError(`A tree of tensors cannot contain ${String(value)}.`);
  }
  return ArrayBuffer.isView(value) || Array.isArray((value as { shape?: unknown }).shape);
}
