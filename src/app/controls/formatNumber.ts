/** Numbers as the page writes them: short, and with a true minus sign. */

const counts = new Intl.NumberFormat('en', { maximumFractionDigits: 0 });

/** A count with separators: 4,310. */
export function formatCount(value: number): string {
  return counts.format(value);
}

/** A measured value to `digits` decimals: −0.041; smaller ones to one significant digit: 0.0004. */
export function formatDecimals(value: number, digits = 3): string {
  const rounded = value.toFixed(digits);
  const text = value !== 0 && Number(rounded) === 0 ? tiny(value) : rounded;
  return text.replace('-', '−');
}

function tiny(value: number): string {
  if (Math.abs(value) < 1e-5) return '0';
  return Number(value.toPrecision(1)).toFixed(5).replace(/0+$/, '');
}

/** A share in percent to one decimal: 93.1 %. */
export function formatShare(value: number): string {
  return `${(100 * value).toFixed(1)} %`;
}

/** So many a second, whatever they are: two digits of what is slow, whole ones of what is fast. */
export function formatRate(rate: number): string {
  return rate < 10 ? formatSetting(Number(rate.toPrecision(2))) : formatCount(rate);
}

/** A time to a tenth of a second: 4.2 s. */
export function formatSeconds(seconds: number): string {
  return `${seconds.toFixed(1)} s`;
}

/** A setting as it was chosen, without rounding it: 0.0002, 1e−6. */
export function formatSetting(value: number): string {
  return String(value).replace('-', '−');
}
