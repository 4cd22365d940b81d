/**
 * What the pictures show, for those who cannot see them: a description that is read with a picture whenever
 * they come to it, and announcements, politely and rarely.
 */
import { useEffect, useState } from 'react';
import { store } from '../state/store.ts';
import { isWorthSaying, situationOf, type Announcement } from './announcing.ts';
import { summaryOf } from './words.ts';

const INTERVAL_MS = 1500;

export function Summary() {
  const [description, setDescription] = useState('');
  const [announced, setAnnounced] = useState('');
  useEffect(() => {
    let before = situationOf(store.getState());
    let last: Announcement | undefined;
    const timer = setInterval(() => {
      const state = store.getState();
      const now = situationOf(state);
      const time = performance.now();
      const text = summaryOf(state);
      setDescription(text);
      if (isWorthSaying(now, before, last, time)) {
        setAnnounced(text);
        last = { ...now, at: time };
      }
      before = now;
    }, INTERVAL_MS);
    return () => clearInterval(timer);
  }, []);
  return (
    <>
      <p id="samples-summary" hidden>
        {description}
      </p>
      <p className="visually-hidden" role="status">
        {announced}
      </p>
    </>
  );
}
