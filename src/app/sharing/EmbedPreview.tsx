/** The embedding as others will see it: the very page in a frame, scaled to the room there is. */
import { useEffect, useRef, useState } from 'react';
import { useSize } from '../views/useSize.ts';
import { embeddedLink, type Shared } from './snippets.ts';

/** A frame loads the page anew, so it waits until somebody has finished choosing. */
const QUIET_MS = 400;

export function EmbedPreview({ shared }: { readonly shared: Shared }) {
  const room = useRef<HTMLDivElement>(null);
  const size = useSize(room);
  const { width, height } = shared;
  const wanted = embeddedLink(shared);
  const [address, setAddress] = useState(wanted);
  useEffect(() => {
    const timer = setTimeout(() => setAddress(wanted), QUIET_MS);
    return () => clearTimeout(timer);
  }, [wanted]);
  const scale = Math.min(1, (size?.width ?? width) / width);
  return (
    <figure className="embed-preview">
      <div ref={room} className="embed-room" style={{ height: height * scale }}>
        {/* oxlint-disable-next-line react/iframe-missing-sandbox -- It is this page, with its workers. */}
        <iframe
          // Another address in the same frame would be a step for the Back button.
          key={address}
          src={address}
          title="Preview of the embed"
          width={width}
          height={height}
          style={{ transform: `scale(${scale})` }}
        />
      </div>
      <figcaption className="note">
        {width} × {height} pixels{scale < 1 && `, shown at ${Math.round(scale * 100)} %`}
      </figcaption>
    </figure>
  );
}
