/** The outcome of a reference check as lines for people. */
import { TOLERANCE, type FileReport } from './ledger.ts';

/** A table of the files, then what is missing, then the verdict. */
export function referenceTable(reports: readonly FileReport[]): string {
  const rows = [
    ['file', 'compared', 'largest relative error', 'where'],
    ...reports.map((report) => [
      report.file,
      String(report.comparisons),
      outcome(report),
      report.worst ?? '',
    ]),
  ];
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)));
  const table = rows.map((row) =>
    row
      .map((cell, column) =>
        column === 1 ? cell.padStart(widths[1]!) : cell.padEnd(widths[column]!),
      )
      .join('  ')
      .trimEnd(),
  );
  const missing = reports
    .filter((report) => report.missing.length > 0)
    .map((report) => `missing in ${report.file}: ${report.missing.join(', ')}`);
  return [...table, '', ...missing, ...(missing.length > 0 ? [''] : []), verdict(reports)].join(
    '\n',
  );
}

/** Whether something was compared and all of it agreed. */
export function passed(reports: readonly FileReport[]): boolean {
  return (
    reports.some(({ status }) => status === 'agrees') &&
    reports.every(({ status }) => status !== 'differs')
  );
}

function outcome({ status, largestError }: FileReport): string {
  if (status === 'absent') return 'absent';
  if (status === 'nothing') return 'nothing to compare';
  const error = Number.isFinite(largestError) ? largestError.toExponential(1) : 'no value';
  return status === 'agrees' ? error : `${error}  DIFFERS`;
}

function verdict(reports: readonly FileReport[]): string {
  const total = reports.reduce((sum, { comparisons }) => sum + comparisons, 0);
  const differing = reports.filter(({ status }) => status === 'differs').map(({ file }) => file);
  if (total === 0) return 'Nothing could be compared.';
  return differing.length === 0
    ? `All ${total} numbers agree to a relative ${TOLERANCE}; what is missing was not checked.`
    : `Not within a relative ${TOLERANCE}: ${differing.join(', ')}.`;
}
