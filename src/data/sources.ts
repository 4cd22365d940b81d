/** Papers that more than one distribution comes from. */
import type { Source } from '../experiment/parameter.ts';

export const gulrajani2017: Source = {
  citation: 'Gulrajani et al. 2017',
  url: 'https://arxiv.org/abs/1704.00028',
};

export const pedregosa2011: Source = {
  citation: 'Pedregosa et al. 2011',
  url: 'https://jmlr.org/papers/v12/pedregosa11a.html',
};

export const grathwohl2019: Source = {
  citation: 'Grathwohl et al. 2019',
  url: 'https://arxiv.org/abs/1810.01367',
};
