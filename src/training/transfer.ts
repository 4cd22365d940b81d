/** Which memory of a message can change hands instead of being copied. */

/**
 * The buffers of all typed arrays anywhere inside `message`, each once. Whoever sends them gives
 * them up, so the arrays must not be needed any more.
 */
export function buffersIn(message: unknown): ArrayBuffer[] {
  const buffers = new Set<ArrayBuffer>();
  const visit = (value: unknown) => {
    if (ArrayBuffer.isView(value)) {
      if (value.buffer instanceof ArrayBuffer) buffers.add(value.buffer);
    } else if (typeof value === 'object' && value !== null) {
      Object.values(value).forEach(visit);
    }
  };
  visit(message);
  return [...buffers];
}
