/** The line below everything: the transport, how far the run has come, what the page has to say, and the way out. */
import { formatPresentation } from '../../embed/presentation.ts';
import { formatComparison } from '../../gan/catalogue.ts';
import { Counter, TransportButtons } from '../panels/Transport.tsx';
import { presentation, shows } from '../state/presentation.ts';
import { comparisonOf, type PlaygroundState } from '../state/store.ts';
import { usePageThrottled } from '../views/useThrottled.ts';
import { Notices } from './Notices.tsx';

export function Foot() {
  return (
    <footer className="embedded-foot">
      {shows('transport') && <TransportButtons />}
      <Notices />
      <Counter />
      {presentation.links && <OpenFull />}
    </footer>
  );
}

/** An address is written no more often, in milliseconds. */
const ADDRESS_INTERVAL_MS = 500;

/** The same experiments on the whole page, as they are now. */
function OpenFull() {
  const href = usePageThrottled(fullAddress, ADDRESS_INTERVAL_MS);
  return (
    <a className="open-full" href={href} target="_blank" rel="noreferrer" aria-label="Open full">
      <span aria-hidden="true">
        <span className="open-full-text">Open full </span>↗
      </span>
    </a>
  );
}

/** Colours and executor are the author's choice there too; where it starts and stops is the visitor's. */
function fullAddress(state: PlaygroundState): string {
  const { theme, profile, executor } = presentation;
  const query = formatPresentation({ theme, profile, ...(executor !== undefined && { executor }) });
  const hash = formatComparison(comparisonOf(state));
  return `${location.pathname}${query && `?${query}`}${hash && `#${hash}`}`;
}
