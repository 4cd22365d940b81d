/**
 * Finds the software Vulkan (SwiftShader) that Chromium brings, so that WebGPU works in Node where
 * there is no graphics processor. Installs nothing.
 */
import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';

const DRIVER = 'vk_swiftshader_icd.json';

/** Where Vulkan's loader looks for its driver, and the system for Vulkan's loader. */
const DRIVER_VARIABLE = 'VK_ICD_FILENAMES';
const LIBRARY_VARIABLE = 'LD_LIBRARY_PATH';

/**
 * The environment in which a process finds the software Vulkan beside `browser`; undefined when
 * there is none. What `environment` names already stays.
 * @param browser the path of a browser's executable, of a link or of a shell script that starts it
 */
export function vulkanEnvironment(browser, environment, files = theseFiles) {
  if (environment[DRIVER_VARIABLE]) return environment;
  const folder = foldersOf(browser, files).find((folder) => files.exists(join(folder, DRIVER)));
  if (folder === undefined) return undefined;
  const libraries = [folder, environment[LIBRARY_VARIABLE]].filter(Boolean).join(delimiter);
  return {
    ...environment,
    [DRIVER_VARIABLE]: join(folder, DRIVER),
    [LIBRARY_VARIABLE]: libraries,
  };
}

/** The folder of the executable and, when it is a script, those it mentions. */
function foldersOf(browser, files) {
  const path = files.follow(browser);
  return [dirname(path), ...foldersIn(files.scriptText(path))];
}

/** Every absolute path in a shell script, after its own plain variables are put in, and its folder. */
function foldersIn(script) {
  const variables = new Map(
    [...script.matchAll(/^\s*(\w+)=["']?([^"'\s]*)/gm)].map(([, name, value]) => [name, value]),
  );
  const expand = (text, depth = 3) =>
    depth === 0
      ? text
      : expand(
          text.replace(/\$\{?(\w+)\}?/g, (whole, name) => variables.get(name) ?? whole),
          depth - 1,
        );
  const paths = [...expand(script).matchAll(/\/[\w./+-]+/g)].map(([path]) => path);
  return paths.flatMap((path) => [path, dirname(path)]);
}

/** The files of this machine. */
const theseFiles = {
  exists: existsSync,
  follow: realpathSync,

  /** Nothing for a binary. */
  scriptText(path) {
    const content = readFileSync(path);
    return content.subarray(0, 2).toString() === '#!' ? content.toString() : '';
  },
};
