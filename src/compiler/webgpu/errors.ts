/** What can go wrong between a plan and a graphics device. */
import { CompilerError } from '../errors.ts';

/** The program needs more than the device offers; it can still run eagerly. */
export class DeviceLimitError extends CompilerError {
  override readonly name = 'DeviceLimitError';
}

/** The device's own compiler refuses a shader: a fault of ours or of the driver. The program can still run eagerly. */
export class ShaderError extends CompilerError {
  override readonly name = 'ShaderError';
}

/** The device is lost, and all numbers on it with it. Open another device and make a new machine. */
export class DeviceGoneError extends Error {
  override readonly name = 'DeviceGoneError';

  constructor(reason: string) {
    super(`The graphics device was lost (${reason}). Open it again and make a new machine.`);
  }
}
