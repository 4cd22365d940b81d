/** Why some dynamics cannot be had: sentences that several of them share. */

export const NO_GAME =
  'This loss has no critic, so there is one player and no game whose dynamics could be changed.';
