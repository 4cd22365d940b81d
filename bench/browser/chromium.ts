/** Chromium for the benchmark: with the machine's graphics device, or else with an emulated one. */
import { chromium, type Browser, type Page } from '@playwright/test';

const ALWAYS = [
  '--enable-unsafe-webgpu',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  // Chromium's sandbox refuses to start as root, which containers often are.
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
];
/** Linux has no other way to a graphics device. */
const HARDWARE = process.platform === 'linux' ? ['--enable-features=Vulkan'] : [];
const EMULATED = ['--use-webgpu-adapter=swiftshader'];

export interface OpenPage {
  readonly browser: Browser;
  readonly page: Page;
}

/** A page at `address`, in the Chromium that `executablePath` starts. */
export async function openPage(executablePath: string, address: string): Promise<OpenPage> {
  const open = async (graphics: readonly string[]): Promise<OpenPage> => {
    const args = [...ALWAYS, ...graphics];
    const browser = await chromium.launch({ executablePath, args });
    const page = await browser.newPage();
    await page.goto(address);
    return { browser, page };
  };
  const opened = await open(HARDWARE);
  if (await opened.page.evaluate(hasGraphicsDevice)) return opened;
  await opened.browser.close();
  return open(EMULATED);
}

/** Runs in the page. */
async function hasGraphicsDevice(): Promise<boolean> {
  const adapter = await navigator.gpu?.requestAdapter({ powerPreference: 'high-performance' });
  if (!adapter) return false;
  const { vendor, architecture, description, isFallbackAdapter } = adapter.info;
  const name = [vendor, architecture, description].join(' ');
  return !isFallbackAdapter && !/swiftshader|llvmpipe/i.test(name);
}
