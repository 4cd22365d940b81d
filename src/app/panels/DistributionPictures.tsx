/** One of the distributions, by picture. */
import { useId } from 'react';
import { distributions } from '../../data/registry.ts';
import { Thumbnail } from '../views/Thumbnail.tsx';

interface DistributionPicturesProps {
  /** What is chosen here, for those who cannot see it. */
  readonly name: string;
  /** The id of a distribution. */
  readonly value: string;
  onChange(id: string): void;
}

export function DistributionPictures({ name, value, onChange }: DistributionPicturesProps) {
  const group = useId();
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
            onChange={() => onChange(distribution.id)}
          />
          <Thumbnail distribution={distribution} />
        </label>
      ))}
    </fieldset>
  );
}
