/** Points from a file and into one. */
import { useRef } from 'react';
import { download } from '../files/download.ts';
import { pointsTable } from './pointsTable.ts';

interface PointsFilesProps {
  /** Of the points on the pad, or ''. */
  readonly text: string;
  onFile(file: File): void;
}

export function PointsFiles({ text, onFile }: PointsFilesProps) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <div className="buttons">
      <button type="button" onClick={() => input.current?.click()}>
        Load CSV…
      </button>
      <input
        ref={input}
        type="file"
        accept=".csv,.tsv,.txt,text/csv,text/tab-separated-values,text/plain"
        aria-label="Load CSV"
        className="visually-hidden"
        tabIndex={-1}
        onChange={({ target }) => {
          const file = target.files?.[0];
          if (file) onFile(file);
          target.value = ''; // The same file may be chosen again.
        }}
      />
      <button
        type="button"
        disabled={text === ''}
        onClick={() => download(pointsTable(text), 'points', 'csv')}
      >
        Save as CSV
      </button>
    </div>
  );
}
