/** What the networks of a run are called where several stand beside each other, and how their lines differ. */
import type { Inference } from '../../gan/inference/inference.ts';
import type { ColourRole } from '../../plots/palette.ts';
import type { NetworkDiagnosis } from '../../training/protocol.ts';

type Which = Pick<NetworkDiagnosis, 'player' | 'companion'>;

/** With a capital letter; different for each network of a run. */
export function networkName(
  { player, companion }: Which,
  { symbol = '' }: Pick<Inference, 'symbol'>,
): string {
  if (player === 'critic') return companion ? `Critic of ${symbol}` : 'Critic';
  return companion ? `Second network ${symbol}` : 'Generator';
}

/** The colour of a player, as in the curves of its loss, and a dash that is the network's own. */
export function networkMark({ player, companion }: Which): {
  readonly colourRole: ColourRole;
  readonly dash: string;
} {
  if (player === 'critic') return { colourRole: 'real', dash: companion ? '1.5 3' : '' };
  return { colourRole: 'generated', dash: companion ? '8 3 1.5 3' : '5 3' };
}
