/** One of the distributions, by picture. */
import { useId, useMemo } from 'react';
import { drawn } from '../../data/drawn.ts';
import { distributions } from '../../data/registry.ts';
import { chooseDistribution, useOwnPoints } from '../drawing/drawings.ts';
import { Thumbnail } from '../views/Thumbnail.tsx';

interface DistributionPicturesProps {
  /** The key of the choice in the experiment. */
  readonly choice: 'data' | 'source';
  /** What is chosen here, for those who cannot see it. */
  readonly name: string;
  /** The id of a distribution. */
  readonly value: string;
}

export function DistributionPictures({ choice, name, value }: DistributionPicturesProps) {
  const group = useId();
  const points = useOwnPoints(choice);
  const own = useMemo(() => (points === undefined ? undefined : { points }), [points]);
  return (
    <fieldset className="data-pictures">
      <legend className="visually-hidden">{name}</legend>
      {distributions.map((distribution) => (
        <label key={distribution.id} title={distribution.name}>
          <input
            type="radio"
            name={group}
            aria-label={distribution.name}
            checked={distribution.id === value}
            onChange={() => chooseDistribution(choice, distribution.id)}
          />
          <Thumbnail
            distribution={distribution}
            texts={distribution.id === drawn.id ? own : undefined}
          />
        </label>
      ))}
    </fieldset>
  );
}
