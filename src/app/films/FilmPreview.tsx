/** The film that was made. Nothing of it moves before somebody asks for that. */
import { useEffect, useRef, useState } from 'react';
import { warnOfRefusal } from '../files/refusedDownloads.ts';
import type { MadeFilm } from './filmStore.ts';
import { sizeInWords } from './fileSize.ts';
import { discard } from './making.ts';

export function FilmPreview({ film }: { readonly film: MadeFilm }) {
  const { address, name, format, bytes, width, height } = film;
  const link = useRef<HTMLAnchorElement>(null);
  // What had the focus is gone.
  useEffect(() => link.current?.focus(), []);
  return (
    <>
      {format === 'gif' ? <Gif film={film} /> : <Video film={film} />}
      <p role="status">
        The film is ready: {width} × {height}, {sizeInWords(bytes)}.
      </p>
      <div className="buttons">
        <a
          ref={link}
          className="button primary"
          href={address}
          download={name}
          onClick={warnOfRefusal}
        >
          Download
        </a>
        <button type="button" onClick={discard}>
          Another film
        </button>
      </div>
      <p className="note film-name">{name}</p>
    </>
  );
}

function Video({ film: { address, poster, width, height } }: { readonly film: MadeFilm }) {
  return (
    <video
      className="film-preview"
      src={address}
      poster={poster}
      width={width}
      height={height}
      aria-label="The film"
      controls
      loop
      muted
      playsInline
    />
  );
}

/** A GIF plays by itself as soon as it is shown, so that at first its last picture stands for it. */
function Gif({ film: { address, poster, width, height } }: { readonly film: MadeFilm }) {
  const [playing, setPlaying] = useState(false);
  return (
    <>
      <img
        className="film-preview"
        src={playing ? address : poster}
        width={width}
        height={height}
        alt={playing ? 'The film, playing' : 'The last picture of the film'}
      />
      <div className="buttons">
        <button type="button" aria-pressed={playing} onClick={() => setPlaying(!playing)}>
          Play
        </button>
      </div>
    </>
  );
}
