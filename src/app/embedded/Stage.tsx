/** The samples, as large as the frame allows: one square, or as many cards as there are runs. */
import { useRef, type CSSProperties } from 'react';
import { RunGrid } from '../comparison/RunCards.tsx';
import { FailureNotice } from '../panels/FailureNotice.tsx';
import { usePlayground } from '../state/usePlayground.ts';
import { SamplePicture } from '../views/SamplePicture.tsx';
import { useSize } from '../views/useSize.ts';
import { cardsWithin } from './cardsWithin.ts';

export function Stage() {
  const count = usePlayground(({ runs }) => runs.length);
  const stage = useRef<HTMLDivElement>(null);
  const size = useSize(stage);
  return (
    <div className="embedded-stage" ref={stage}>
      {count === 1 ? (
        <div className="sample-view">
          <SamplePicture
            name="Samples"
            small={size !== undefined && size.width < 320 * size.unit}
          />
          <FailureNotice />
        </div>
      ) : (
        size && <Cards {...size} count={count} />
      )}
    </div>
  );
}

interface CardsProps {
  readonly count: number;
  readonly width: number;
  readonly height: number;
  readonly unit: number;
}

function Cards({ count, width, height, unit }: CardsProps) {
  const { columns, side, wordy } = cardsWithin({ width, height }, count, unit);
  const grid = { '--columns': columns, '--side': `${side}px` };
  return (
    <div className={wordy ? 'cards' : 'cards terse'} style={grid as CSSProperties}>
      <RunGrid />
    </div>
  );
}
