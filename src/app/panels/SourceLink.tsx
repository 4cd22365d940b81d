/** The paper that something comes from. */
import type { Source } from '../../experiment/parameter.ts';

interface SourceLinkProps {
  readonly source: Source | undefined;
}

export function SourceLink({ source }: SourceLinkProps) {
  if (!source) return null;
  return (
    <a href={source.url} target="_blank" rel="noreferrer">
      {source.citation}
    </a>
  );
}
