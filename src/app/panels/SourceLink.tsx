/** The paper that something comes from: a link, unless none shall lead away from the page. */
import type { Source } from '../../experiment/parameter.ts';
import { presentation } from '../state/presentation.ts';

interface SourceLinkProps {
  readonly source: Source | undefined;
}

export function SourceLink({ source }: SourceLinkProps) {
  if (!source) return null;
  if (!presentation.links) return <cite>{source.citation}</cite>;
  return (
    <a href={source.url} target="_blank" rel="noreferrer">
      {source.citation}
    </a>
  );
}
