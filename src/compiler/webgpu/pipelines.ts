/**
 * Compiled shaders, by their text. All shaders of a machine have the same bindings, so that every
 * program's bind group fits every pipeline.
 */
import { BINDINGS } from './wgsl/kernel.ts';
import type { Device } from './device.ts';
import { ShaderError } from './errors.ts';

/** So many experiments may be tried in a row without compiling one anew, and the rest be forgotten. */
const REMEMBERED = 512;

export class Pipelines {
  readonly bindings: GPUBindGroupLayout;
  readonly #device: Device;
  readonly #layout: GPUPipelineLayout;
  readonly #compiled = new Map<string, Promise<GPUComputePipeline>>();

  constructor(device: Device) {
    this.#device = device;
    const entry = (binding: number, buffer: GPUBufferBindingLayout) => ({
      binding,
      visibility: GPUShaderStage.COMPUTE,
      buffer,
    });
    this.bindings = device.gpu.createBindGroupLayout({
      entries: [
        entry(BINDINGS.arena, { type: 'storage' }),
        entry(BINDINGS.feeds, { type: 'read-only-storage', hasDynamicOffset: true }),
        entry(BINDINGS.reports, { type: 'storage', hasDynamicOffset: true }),
        entry(BINDINGS.block, { type: 'uniform', hasDynamicOffset: true }),
      ],
    });
    this.#layout = device.gpu.createPipelineLayout({ bindGroupLayouts: [this.bindings] });
  }

  /**
   * The pipeline of a shader, compiled when it is new. Does not wait for others.
   * @param description for messages: "matMul of [128, 64] and [64, 1]"
   * @throws ShaderError
   */
  get(source: string, description: string): Promise<GPUComputePipeline> {
    const known = this.#compiled.get(source);
    if (known) return known;
    const pipeline = this.#compile(source, description);
    this.#compiled.set(source, pipeline);
    // A failure is told once; whoever tries again may have better luck.
    pipeline.catch(() => this.#compiled.delete(source));
    if (this.#compiled.size > REMEMBERED) {
      this.#compiled.delete(this.#compiled.keys().next().value!);
    }
    return pipeline;
  }

  async #compile(source: string, description: string): Promise<GPUComputePipeline> {
    const { gpu } = this.#device;
    gpu.pushErrorScope('validation');
    const module = gpu.createShaderModule({ label: description, code: source });
    const scope = gpu.popErrorScope();
    const compiling = gpu.createComputePipelineAsync({
      label: description,
      layout: this.#layout,
      compute: { module, entryPoint: 'main' },
    });
    try {
      const [pipeline] = await this.#device.guard(Promise.all([compiling, scope]));
      return pipeline;
    } catch (error) {
      this.#device.check();
      const { messages } = await this.#device.guard(module.getCompilationInfo());
      const faults = messages.map(
        ({ lineNum, message }) => `${message} ("${source.split('\n')[lineNum - 1]?.trim()}")`,
      );
      throw new ShaderError(
        `This device cannot compile the shader of ${description}: ${faults.join('; ') || (error as Error).message}`,
        { cause: error },
      );
    }
  }
}
