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

/**
 * The tree with these leaves: the opposite of `leavesOf`. Branches whose keys count up from 0 are
 * lists; a leaf whose path is empty is the whole tree.
 */
export function treeOf<Leaf>(leaves: readonly (readonly [path: string, leaf: Leaf])[]): unknown {
  if (leaves.length === 1 && leaves[0]![0] === '') return leaves[0]![1];
  const branches = new Map<string, [path: string, leaf: Leaf][]>();
  for (const [path, leaf] of leaves) {
    const [key = '', ...rest] = path.split('.');
    const branch = branches.get(key);
    if (branch) branch.push([rest.join('.'), leaf]);
    else branches.set(key, [[rest.join('.'), leaf]]);
  }
  const entries = [...branches].map(([key, branch]) => [key, treeOf(branch)] as const);
  const isList = entries.length > 0 && entries.every(([key], index) => key === `${index}`);
  return isList ? entries.map(([, branch]) => branch) : Object.fromEntries(entries);
}
