/**
 * How what runs gets to other people: as a link, inside of other pages, as a QR code, as a file. Everything
 * in it follows from the experiments and from what is chosen here.
 */
import { useMemo, useState } from 'react';
import { useShallow } from 'zustand/react/shallow';
import type { Alignment, Comparison } from '../../experiment/comparison.ts';
import type { Experiment } from '../../experiment/experiment.ts';
import { Dialog } from '../controls/Dialog.tsx';
import { hashOf } from '../state/address.ts';
import { referencesIn } from '../state/pointsReferences.ts';
import type { RunState } from '../state/store.ts';
import { usePlayground } from '../state/usePlayground.ts';
import { useThrottled } from '../views/useThrottled.ts';
import { FIRST_CHOICES, isOnThisMachineOnly, sharedWith } from './choices.ts';
import { CopyField } from './CopyField.tsx';
import { EmbedChoices, LinkChoices } from './ChoiceFields.tsx';
import { EmbedPreview } from './EmbedPreview.tsx';
import { QrPicture } from './QrPicture.tsx';
import { elementSnippet, frameSnippet, linkTo, markdownLink } from './snippets.ts';
import '../styles/sharing.css';

/** Where the build puts the page as one file, beside the page itself. */
const SINGLE_FILE = 'gan-playground.html';

/** How often the iteration is told anew. */
const ITERATION_MS = 500;

export function ShareDialog({ onClose }: { readonly onClose: () => void }) {
  const [choices, setChoices] = useState(FIRST_CHOICES);
  const alignment = usePlayground((state) => state.alignment);
  const experiments = usePlayground(useShallow(({ runs }) => runs.map((run) => run.experiment)));
  const iteration = useThrottled(iterationOf, ITERATION_MS);
  const page = location.href.replace(/[?#].*$/s, '');
  const hash = useMemo(
    () => hashOf(comparisonWith(experiments, alignment)),
    [experiments, alignment],
  );
  const shared = sharedWith(choices, page, hash, experiments);
  const onChange = (changes: Partial<typeof choices>) => setChoices({ ...choices, ...changes });
  return (
    <Dialog title="Share" className="share-dialog" open onClose={onClose}>
      {isOnThisMachineOnly(page) && (
        <p className="caution">
          This page is open from {page.startsWith('file:') ? 'a file' : 'this machine'}: its links
          work here alone. Open it where it is hosted to share links with others.
        </p>
      )}
      {referencesIn(`#${hash}`).length > 0 && (
        <p className="caution">
          These points are too many for a link: whoever opens it needs the CSV as well (“Save CSV”,
          beside the points).
        </p>
      )}
      <section className="share-part" aria-labelledby="share-link">
        <h3 id="share-link">Link</h3>
        <div className="share-columns">
          <div className="share-column">
            <CopyField name="Address" explanation="Opens exactly this." text={linkTo(shared)} />
            <CopyField
              name="Markdown"
              explanation="For notebooks, wikis and READMEs."
              text={markdownLink(shared)}
            />
            <LinkChoices choices={choices} onChange={onChange} iteration={iteration} />
          </div>
          <QrPicture link={linkTo(shared)} title={shared.title} />
        </div>
      </section>
      <section className="share-part" aria-labelledby="share-embed">
        <h3 id="share-embed">Embed</h3>
        <div className="share-columns">
          <EmbedChoices choices={choices} onChange={onChange} />
          <EmbedPreview shared={shared} />
        </div>
        <CopyField
          name="Frame"
          explanation="For any page or slide that takes HTML."
          text={frameSnippet(shared)}
          lines={5}
        />
        <CopyField
          name="Element"
          explanation="For pages with scripts of their own: play, set and listen to it."
          text={elementSnippet(shared)}
          lines={5}
        />
      </section>
      <section className="share-part" aria-labelledby="share-offline">
        <h3 id="share-offline">Offline</h3>
        <p className="note">
          The whole page as one file: it trains on any machine with a browser, without a network.{' '}
          <SingleFile page={page} />
        </p>
      </section>
    </Dialog>
  );
}

/** A page without an origin can hand over no file of its host. */
function SingleFile({ page }: { readonly page: string }) {
  if (page.startsWith('file:'))
    return 'It is the file that is open here: copy it to take it along.';
  if (self.origin === 'null') return 'Open this page in a tab of its own to download it.';
  return (
    <a href={SINGLE_FILE} download={SINGLE_FILE}>
      Download {SINGLE_FILE}
    </a>
  );
}

function iterationOf({ frame }: RunState): number {
  return frame?.iteration ?? 0;
}

function comparisonWith(experiments: readonly Experiment[], alignment: Alignment): Comparison {
  const [first, ...others] = experiments;
  return { experiments: [first!, ...others], alignment };
}
