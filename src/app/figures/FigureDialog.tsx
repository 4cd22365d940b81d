/** A picture of what is on the page, as a file: what it shows and how, with a preview of exactly that. */
import { useId, useMemo, useState } from 'react';
import { Dialog } from '../controls/Dialog.tsx';
import { download } from '../files/download.ts';
import { copyPicture, canCopyPictures } from './copying.ts';
import { FigureControls } from './FigureControls.tsx';
import { figureFile, figureOf, pngSize, svgOf } from './figureFile.ts';
import { DEFAULT_OPTIONS, FORMAT_NAMES, type FigureOptions } from './figureOptions.ts';
import type { Snapshot } from './snapshot.ts';
import './figures.css';

interface FigureDialogProps {
  /** The page as it was when the dialog was asked for. */
  readonly snapshot: Snapshot;
  onClose(): void;
}

export default function FigureDialog({ snapshot, onClose }: FigureDialogProps) {
  const [options, setOptions] = useState(DEFAULT_OPTIONS);
  const [outcome, setOutcome] = useState<string>();
  const change = (changes: Partial<FigureOptions>) => {
    setOutcome(undefined);
    setOptions((known) => ({ ...known, ...changes }));
  };
  const attempt = async (work: () => Promise<string>) => {
    setOutcome('Making the picture…');
    try {
      setOutcome(await work());
    } catch (error) {
      setOutcome(error instanceof Error ? error.message : String(error));
    }
  };
  const save = () =>
    attempt(async () => {
      download(await figureFile(snapshot, options), snapshot.fileName, options.format);
      return `Saved as ${snapshot.fileName}.${options.format}.`;
    });
  const copy = () =>
    attempt(async () => {
      await copyPicture(figureFile(snapshot, { ...options, format: 'png' }));
      return 'The picture is on the clipboard.';
    });
  return (
    <Dialog title="Picture" className="figure-dialog" open onClose={onClose}>
      <div className="figure-choices">
        <FigureControls contents={snapshot.contents} options={options} onChange={change} />
        <div className="buttons">
          <button
            type="button"
            className="primary"
            disabled={options.parts.length === 0}
            onClick={() => void save()}
          >
            Download {FORMAT_NAMES[options.format].name}
          </button>
          {canCopyPictures() && (
            <button type="button" disabled={options.parts.length === 0} onClick={() => void copy()}>
              Copy as PNG
            </button>
          )}
        </div>
        <p className="note" role="status">
          {outcome}
        </p>
      </div>
      <Preview snapshot={snapshot} options={options} />
    </Dialog>
  );
}

interface PreviewProps {
  readonly snapshot: Snapshot;
  readonly options: FigureOptions;
}

function Preview({ snapshot, options }: PreviewProps) {
  const id = useId();
  const { parts, size, theme, scale, format } = options;
  const address = useMemo(
    () => `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svgOf(snapshot, options))}`,
    // Neither format nor scale changes what it looks like.
    // eslint-disable-next-line react/exhaustive-deps
    [snapshot, parts, size, theme],
  );
  if (parts.length === 0) return <p className="note">Choose at least one part of the picture.</p>;
  const figure = figureOf(snapshot, options);
  const height = (size.width * figure.height) / figure.width;
  const pixels = pngSize(figure, { size, scale });
  return (
    <figure className="figure-preview">
      <img src={address} alt={`Preview: ${snapshot.provenance.title}`} aria-describedby={id} />
      <figcaption className="note" id={id}>
        {Math.round(size.width)} × {Math.round(height)} {size.unit}
        {format === 'png' && `, ${pixels.width} × ${pixels.height} pixels`}. The file carries the
        experiment, so that it can be run again.
      </figcaption>
    </figure>
  );
}
