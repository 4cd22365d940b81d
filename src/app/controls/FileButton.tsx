/** A button that asks for a file. What becomes of the file is up to whoever asked. */
import { useRef } from 'react';

interface FileButtonProps {
  /** What it does, on the button before three dots. */
  readonly name: string;
  /** Endings and types, as the `accept` of an input. */
  readonly accept: string;
  onFile(file: File): void;
}

export function FileButton({ name, accept, onFile }: FileButtonProps) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <button type="button" onClick={() => input.current?.click()}>
        {name}…
      </button>
      <input
        ref={input}
        type="file"
        accept={accept}
        aria-label={name}
        className="visually-hidden"
        tabIndex={-1}
        onChange={({ target }) => {
          const file = target.files?.[0];
          if (file) onFile(file);
          target.value = ''; // The same file may be chosen again.
        }}
      />
    </>
  );
}
