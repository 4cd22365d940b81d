/** Files that are dropped on an element, or beside it where nothing else takes them. */
import { useEffect, useState, type RefObject } from 'react';

/** What all elements are that take files. */
export const TAKES_FILES = 'takes-files';

/**
 * @param anywhere whether what is dropped elsewhere on the page is meant too
 * @param onFile always the same function
 * @returns whether a file is over it
 */
export function useDroppedFile(
  target: RefObject<HTMLElement | null>,
  anywhere: boolean,
  onFile: (file: File) => void,
): boolean {
  const [over, setOver] = useState(false);
  useEffect(() => {
    const isMeant = ({ target: at, dataTransfer }: DragEvent) => {
      if (!dataTransfer?.types.includes('Files') || !(at instanceof Node)) return false;
      if (target.current?.contains(at)) return true;
      return anywhere && !(at instanceof Element && at.closest(`.${TAKES_FILES}`));
    };
    const drag = (event: DragEvent) => {
      const meant = isMeant(event);
      if (meant) event.preventDefault();
      setOver(meant);
    };
    const leave = ({ relatedTarget }: DragEvent) => {
      if (relatedTarget === null) setOver(false);
    };
    const drop = (event: DragEvent) => {
      setOver(false);
      if (!isMeant(event)) return;
      event.preventDefault();
      const file = event.dataTransfer?.files[0];
      if (file) onFile(file);
    };
    const listening = new AbortController();
    const { signal } = listening;
    addEventListener('dragover', drag, { signal });
    addEventListener('dragleave', leave, { signal });
    addEventListener('drop', drop, { signal });
    return () => listening.abort();
  }, [target, anywhere, onFile]);
  return over;
}
