/**
 * `npm run --silent reference -- DIR`: the project's own losses, penalties, optimisers and metrics
 * against a folder of reference values. Ends with 0 when all that could be compared agrees, 1 when
 * something differs or nothing could be compared, 2 when the input cannot be read.
 */
import '@tensorflow/tfjs-backend-cpu';
import { enableProdMode, setBackend } from '@tensorflow/tfjs-core';
import { registerSecondOrderGradients } from '../gan/secondOrderGradients.ts';
import { InvalidInputError } from './invalidInput.ts';
import { readCommandLine } from './options.ts';
import { MalformedReferenceError } from './reference/document.ts';
import { checkFolder } from './reference/folder.ts';
import { TOLERANCE } from './reference/ledger.ts';
import { passed, referenceTable } from './reference/table.ts';

const HELP = `Usage: npm run --silent reference -- DIR [--json]

Compares the project with the reference values in DIR and prints the largest relative error of each
file: relative to the value or, where that is larger, to the typical magnitude of its quantity in
the file. What DIR holds and the project does not have is listed as missing.

  --json   print one JSON object instead of a table
  --help   print this

Exit status: 0 everything compared agrees to ${TOLERANCE}, 1 something differs or nothing could be
compared, 2 DIR cannot be read.`;

async function main(args: readonly string[]): Promise<number> {
  const line = readCommandLine(args, { json: 'boolean', help: 'boolean' });
  if (line.has('help')) {
    console.log(HELP);
    return 0;
  }
  const [folder, ...others] = line.positionals;
  if (folder === undefined || others.length > 0) {
    throw new InvalidInputError(
      `${line.positionals.length} folders were named; name one folder of reference values.`,
    );
  }

  enableProdMode(); // Without it tfjs advertises another package on the terminal.
  registerSecondOrderGradients();
  await setBackend('cpu');
  const reports = checkFolder(folder);
  const ok = passed(reports);
  console.log(
    line.has('json')
      ? JSON.stringify({ passed: ok, tolerance: TOLERANCE, files: reports }, null, 2)
      : referenceTable(reports),
  );
  return ok ? 0 : 1;
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof InvalidInputError || error instanceof MalformedReferenceError))
    throw error;
  console.error(error.message);
  process.exitCode = 2;
}
