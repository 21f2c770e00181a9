import {
  createUndiciHttpClient,
  type UndiciHttpClient,
} from "../functions/adapters/undici-http-client.ts";
import { CommandError } from "./command-error.ts";

/** The guarded HTTP client; an `--allow-network` that is no network is a wrong call. */
export function openClient(allowNetworks: readonly string[]): UndiciHttpClient {
  try {
    return createUndiciHttpClient({ allowNetworks });
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new CommandError(`--allow-network: ${error.message}; expected such as 127.0.0.0/8`, 2);
  }
}
