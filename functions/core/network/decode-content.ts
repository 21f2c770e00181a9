import {
  brotliDecompress,
  constants,
  gunzip,
  inflate,
  inflateRaw,
  zstdDecompress,
} from "node:zlib";

export type DecodedContent =
  | { readonly ok: true; readonly bytes: Uint8Array }
  | { readonly ok: false; readonly kind: "too-large" | "network"; readonly reason: string };

export interface DecodeLimits {
  readonly maxBytes: number;
  /** The bytes are the start of more: what they yield is taken. Else a body that ends too early is damaged. */
  readonly isStart?: boolean;
}

interface InflateOptions {
  readonly maxOutputLength?: number;
  readonly finishFlush?: number;
  readonly params?: Record<number, number>;
}

type Inflater = (bytes: Uint8Array, options: InflateOptions) => Promise<Uint8Array>;

/** What we say that we can read. */
export const ACCEPT_ENCODING = "gzip, deflate, br, zstd";

/** Nobody needs two; more than this is an attack. */
const MOST_LAYERS = 3;
/** RFC 9659: no more than 8 MiB of window. */
const ZSTD_WINDOW = { [constants.ZSTD_d_windowLogMax]: 23 };
const FINISH = {
  zlib: { finishFlush: constants.Z_SYNC_FLUSH },
  br: { finishFlush: constants.BROTLI_OPERATION_FLUSH },
  zstd: { finishFlush: constants.ZSTD_e_flush },
} as const;

const run =
  (decompress: (bytes: Uint8Array, options: InflateOptions, done: Done) => void): Inflater =>
  (bytes, options) =>
    new Promise((resolve, reject) => {
      decompress(bytes, options, (error, result) =>
        error === null ? resolve(result) : reject(error),
      );
    });
type Done = (error: Error | null, result: Uint8Array) => void;

const DECODERS: Readonly<Record<string, { finish: InflateOptions; inflate: Inflater }>> = {
  gzip: { finish: FINISH.zlib, inflate: readGzip },
  "x-gzip": { finish: FINISH.zlib, inflate: readGzip },
  deflate: { finish: FINISH.zlib, inflate: readDeflate },
  br: { finish: FINISH.br, inflate: run(brotliDecompress) },
  zstd: {
    finish: FINISH.zstd,
    inflate: (bytes, options) => run(zstdDecompress)(bytes, { ...options, params: ZSTD_WINDOW }),
  },
};

/** Undoes a Content-Encoding, the last one first; no step may yield more than `maxBytes`. */
export async function decodeContent(
  bytes: Uint8Array,
  contentEncoding: string,
  limits: DecodeLimits,
): Promise<DecodedContent> {
  const codings = contentEncoding
    .toLowerCase()
    .split(",")
    .map((coding) => coding.trim());
  const layers = codings.filter((coding) => coding !== "" && coding !== "identity").reverse();
  if (layers.length > MOST_LAYERS) return damaged(`the body is packed ${layers.length} times`);
  let content = bytes;
  for (const layer of layers) {
    if (content.length === 0) break;
    const decoded = await decodeLayer(content, layer, limits);
    if (!decoded.ok) return decoded;
    content = decoded.bytes;
  }
  return { ok: true, bytes: content };
}

async function decodeLayer(
  bytes: Uint8Array,
  layer: string,
  { maxBytes, isStart }: DecodeLimits,
): Promise<DecodedContent> {
  const decoder = Object.hasOwn(DECODERS, layer) ? DECODERS[layer] : undefined;
  if (decoder === undefined) return damaged(`its Content-Encoding "${layer}" is not known`);
  const options = { maxOutputLength: maxBytes, ...(isStart && decoder.finish) };
  try {
    return { ok: true, bytes: await decoder.inflate(bytes, options) };
  } catch (error) {
    return toFailure(error, layer, maxBytes);
  }
}

function toFailure(error: unknown, layer: string, maxBytes: number): DecodedContent {
  const code = (error as { code?: unknown }).code;
  if (code === "ERR_BUFFER_TOO_LARGE") {
    return {
      ok: false,
      kind: "too-large",
      reason: `the unpacked body is larger than ${maxBytes} bytes`,
    };
  }
  return damaged(
    code === "Z_BUF_ERROR" ? `the ${layer} body ends too early` : `the body is no valid ${layer}`,
  );
}

function damaged(reason: string): DecodedContent {
  return { ok: false, kind: "network", reason };
}

/** RFC 9110 means zlib's format; servers that send raw DEFLATE are read by every browser. */
function readDeflate(bytes: Uint8Array, options: InflateOptions): Promise<Uint8Array> {
  const [first = 0, second = 0] = bytes;
  const isZlib = (first & 0x0f) === 8 && (first * 256 + second) % 31 === 0;
  return run(isZlib ? inflate : inflateRaw)(bytes, options);
}

/** Browsers pass over what follows the packed data; zlib takes it for another member and fails. */
async function readGzip(bytes: Uint8Array, options: InflateOptions): Promise<Uint8Array> {
  try {
    return await run(gunzip)(bytes, options);
  } catch (error) {
    const start = gzipDataStart(bytes);
    const isTrailing = error instanceof Error && error.message === "incorrect header check";
    if (!isTrailing || start === undefined) throw error;
    return run(inflateRaw)(bytes.subarray(start), options);
  }
}

/** RFC 1952 section 2.3, for headers without the optional fields: no HTTP server writes them. */
function gzipDataStart(bytes: Uint8Array): number | undefined {
  const [id1, id2, method, flags] = bytes;
  return id1 === 0x1f && id2 === 0x8b && method === 8 && flags === 0 ? 10 : undefined;
}
