/** Points from a file and into one. */
import { FileButton } from '../controls/FileButton.tsx';
import { download } from '../files/download.ts';
import { pointsTable } from './pointsTable.ts';

interface PointsFilesProps {
  /** Of the points on the pad, or ''. */
  readonly text: string;
  onFile(file: File): void;
}

export function PointsFiles({ text, onFile }: PointsFilesProps) {
  return (
    <div className="buttons">
      <FileButton
        name="Load CSV"
        accept=".csv,.tsv,.txt,text/csv,text/tab-separated-values,text/plain"
        onFile={onFile}
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
