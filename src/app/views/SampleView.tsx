/** The largest thing on the page while there is one run: its samples, and what of them is shown. */
import { SamplePicture } from './SamplePicture.tsx';
import { SampleSwitches } from './SampleSwitches.tsx';

export function SampleView() {
  return (
    <div className="sample-view">
      <SamplePicture name="Samples" />
      <SampleSwitches />
    </div>
  );
}
