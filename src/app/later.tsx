/**
 * Parts of the page that arrive after the first view, each from files of its own. Until then something stands in
 * their place; where they cannot be had a sentence does, and the rest of the page goes on.
 */
import { useEffect, useState, type ComponentType, type ReactNode } from 'react';

/** A component that may not be there yet. */
export interface Later<Props> {
  (props: Props): ReactNode;
  /** Has it loaded before it is shown; then it is there at once. Rejects where it cannot be had. */
  load(): Promise<unknown>;
}

/**
 * A component that is loaded when it is first shown, if not before.
 * @param Waiting stands in its place, as large as what will come, so that nothing moves when it does
 */
export function later<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
  Waiting: ComponentType<Props>,
): Later<Props> {
  let Loaded: ComponentType<Props> | undefined;
  let loading: Promise<unknown> | undefined;

  async function loadOnce(): Promise<void> {
    try {
      Loaded = await load();
    } catch (error) {
      // The next who asks may have more luck.
      loading = undefined;
      throw error;
    }
  }
  const begin = () => (loading ??= loadOnce());

  function Part(props: Props) {
    const [standing, setStanding] = useState<'waiting' | 'there' | 'unobtainable'>('waiting');
    useEffect(() => {
      begin().then(
        () => setStanding('there'),
        () => setStanding('unobtainable'),
      );
    }, []);
    if (Loaded) return <Loaded {...props} />;
    return standing === 'unobtainable' ? <Unobtainable /> : <Waiting {...props} />;
  }
  return Object.assign(Part, { load: begin });
}

function Unobtainable() {
  return (
    <p className="panel" role="status">
      This part of the page could not be loaded. Reload the page to try again.
    </p>
  );
}
