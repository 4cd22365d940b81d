/**
 * Compiles one AssemblyScript entry in a thread of its own, so that variants of it are made at the same time. Answers
 * with the binary, or with what the compiler said against it.
 */
import { parentPort, workerData } from 'node:worker_threads';
import asc from 'assemblyscript/asc';

const { entry, options, root } = workerData;
const files = new Map();
const messages = asc.createMemoryStream();
const { error } = await asc.main([entry, ...options, '--outFile', 'out.wasm', '--baseDir', root], {
  stdout: messages,
  stderr: messages,
  writeFile: (name, contents) => void files.set(name, contents),
});
const said = messages.toString();
const refused = error || said !== '';
const answer = refused
  ? { refusal: `${said}${error?.message ?? ''}` }
  : { binary: files.get('out.wasm') };
// oxlint-disable-next-line unicorn/require-post-message-target-origin -- This is a port, not a window.
parentPort.postMessage(answer);
