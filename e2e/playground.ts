/** What every end-to-end test does: open an experiment, ask the page for its state, wait for training. */
import { expect, test as base, type Page } from '@playwright/test';

/** Networks so small that emulated WebGPU trains them while a test waits. */
export const TINY =
  'generator.depth=1&generator.width=4&critic.depth=1&critic.width=4&critic.steps=1&batch=8';

/** The tag of tests whose outcome a graphics device may change: they are run with one and without. */
export const GRAPHICS = '@graphics';

type PublicState = ReturnType<Window['ganPlayground']['state']>;

export class Playground {
  constructor(readonly page: Page) {}

  /** Opens the page with this experiment, whole; `query` such as `?executor=tfjs-cpu`. */
  async open(hash = '', query = ''): Promise<void> {
    await this.page.goto(`/${query}#${hash}`);
    await this.page.waitForFunction(
      () => window.ganPlayground !== undefined && !document.querySelector('[class*="to-come"]'),
    );
  }

  state(): Promise<PublicState> {
    return this.page.evaluate(() => window.ganPlayground.state());
  }

  /** Waits until `iterations` more have been made than when this was called. */
  async train(iterations: number): Promise<void> {
    const { iteration } = await this.state();
    await this.reach(iteration + iterations);
  }

  async reach(iteration: number): Promise<void> {
    await this.page.waitForFunction(
      (goal) => window.ganPlayground.state().iteration >= goal,
      iteration,
    );
  }

  async waitForMetrics(): Promise<void> {
    await this.page.waitForFunction(
      () => window.ganPlayground.state().metrics['jsd'] !== undefined,
    );
  }

  /** Stops the run and waits for the last frame of it. */
  async pause(): Promise<void> {
    await this.button('Pause').click();
    await expect(this.page.getByText('finishing the last step')).toHaveCount(0);
  }

  /** One step, once the page has settled; resolves when its picture is there. */
  async step(): Promise<void> {
    const { iteration } = await this.state();
    await this.button('Step').click();
    await this.reach(iteration + 1);
  }

  button(name: string) {
    return this.page.getByRole('button', { name, exact: true });
  }

  list(name: string) {
    return this.page.getByRole('combobox', { name, exact: true });
  }

  image(name: string) {
    return this.page.getByRole('img', { name, exact: true });
  }
}

/** What a page may ask for: tests serve it from this machine. */
const OWN_ADDRESS = /^(?:https?:\/\/(?:127\.0\.0\.1|localhost)[:/]|(?:data|blob|file|about):)/;

/**
 * A test that fails when the page reports an error, on the console or by an exception, which a breach of its
 * Content-Security-Policy is too, and when it asks anybody else for anything.
 */
export const test = base.extend<{ playground: Playground }>({
  playground: [
    async ({ page }, use) => {
      const complaints: string[] = [];
      page.on('console', (message) => {
        if (message.type() === 'error') complaints.push(message.text());
      });
      page.on('pageerror', (error) => complaints.push(error.message));
      page.on('request', (request) => {
        if (!OWN_ADDRESS.test(request.url())) complaints.push(`Asked for ${request.url()}`);
      });
      await use(new Playground(page));
      expect(complaints).toEqual([]);
    },
    // Also where a test does not ask for it.
    { auto: true },
  ],
});

export { expect };
