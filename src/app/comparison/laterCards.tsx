/** The cards of several runs, which a page with one run can do without. */
import { later } from '../later.tsx';

export const LaterRunCards = later(
  async () => (await import('./RunCards.tsx')).RunCards,
  () => <div className="cards-to-come" />,
);
