/** Numbers as short text for axes and readouts, with a true minus sign. */

const SUFFIXES = [
  { unit: 1e12, suffix: 'T' },
  { unit: 1e9, suffix: 'G' },
  { unit: 1e6, suffix: 'M' },
  { unit: 1e3, suffix: 'k' },
];

/** From here on, thousands are written k, M, …; below, in full. */
const SHORTENED_FROM = 1e4;
const SCIENTIFIC_BELOW = 1e-3;

/**
 * One value to three significant digits: `0.0412`, `1,234`, `12.3k`, `3.1×10⁻⁵`; trailing zeros dropped;
 * `–` for NaN.
 */
export function formatValue(value: number): string {
  if (Number.isNaN(value)) return '–';
  const size = Math.abs(value);
  if (size === Infinity) return value > 0 ? '∞' : '−∞';
  if (size === 0) return '0';
  if (size < SCIENTIFIC_BELOW || size >= 1e15) return scientific(value);
  if (Math.round(size) >= SHORTENED_FROM) {
    const { unit, suffix } = SUFFIXES.find((entry) => size >= entry.unit)!;
    return signed(trimmed((value / unit).toPrecision(3))) + suffix;
  }
  if (size >= 100) return signed(grouped(value, 0));
  return signed(trimmed(value.toPrecision(3)));
}

/** The ticks of one linear axis, all in the same unit and with the same number of decimals. */
export function formatTicks(values: readonly number[]): string[] {
  const largest = Math.max(...values.map(Math.abs));
  if (largest > 0 && (largest < SCIENTIFIC_BELOW || largest >= 1e15)) {
    return values.map((value) => (value === 0 ? '0' : scientific(value)));
  }
  const { unit, suffix } = (largest >= SHORTENED_FROM &&
    SUFFIXES.find((entry) => largest >= entry.unit)) || { unit: 1, suffix: '' };
  const step = values.length > 1 ? Math.abs(values[1]! - values[0]!) : largest;
  const decimals = step > 0 ? Math.max(0, -Math.floor(Math.log10(step / unit) + 1e-6)) : 0;
  return values.map((value) =>
    value === 0 ? '0' : signed(grouped(value / unit, decimals)) + suffix,
  );
}

function grouped(value: number, decimals: number): string {
  const [whole, fraction] = value.toFixed(decimals).split('.');
  const thousands = whole!.replace(/\B(?=(\d{3})+$)/g, ',');
  return fraction ? `${thousands}.${fraction}` : thousands;
}

function trimmed(decimal: string): string {
  return decimal.includes('.') ? decimal.replace(/\.?0+$/, '') : decimal;
}

function signed(text: string): string {
  return text.replace('-', '−');
}

function scientific(value: number): string {
  const [digits, exponent] = value.toExponential(1).split('e');
  const power = [...String(Number(exponent))].map((character) => SUPERSCRIPTS[character]).join('');
  const factor = trimmed(digits!);
  if (factor === '1') return `10${power}`;
  return `${signed(factor)}×10${power}`;
}

const SUPERSCRIPTS: Readonly<Record<string, string>> = {
  '-': '⁻',
  '0': '⁰',
  '1': '¹',
  '2': '²',
  '3': '³',
  '4': '⁴',
  '5': '⁵',
  '6': '⁶',
  '7': '⁷',
  '8': '⁸',
  '9': '⁹',
};
