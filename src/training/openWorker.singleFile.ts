/**
 * Opens the workers of the single file, from the script that the page itself carries. A worker may be opened by
 * an address from neither a folder on disk nor a sandboxed frame, and one from a blob has no WebGPU in the
 * latter. So a few lines in a `data:` address, allowed everywhere, are sent the script and run it.
 */
import type { WorkerLike } from './correspondence.ts';

/** The element that holds the script of all workers, `app/worker.singleFile.ts`. */
export const WORKER_SCRIPT_ID = 'worker-script';

/** The worker's first message is its script; those that wait behind it are the script's own. */
const BOOT = `onmessage = ({ data }) => {
  onmessage = null;
  const address = URL.createObjectURL(data);
  importScripts(address);
  URL.revokeObjectURL(address);
};`;

let script: Blob | undefined;

/** @param name tells the script which worker it is */
export function openWorker(name: string): WorkerLike {
  const worker = new Worker(`data:text/javascript,${encodeURIComponent(BOOT)}`, { name });
  script ??= new Blob([document.getElementById(WORKER_SCRIPT_ID)!.textContent!], {
    type: 'text/javascript',
  });
  worker.postMessage(script, []);
  return worker;
}
