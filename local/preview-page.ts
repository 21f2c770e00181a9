import { type Preview, previewSource } from "../functions/usecases/preview-source.ts";
import { CommandError } from "./command-error.ts";
import { requireWebAddress, type VisitorFlags, withVisitor } from "./with-visitor.ts";

export interface PreviewFlags extends VisitorFlags {
  readonly json?: boolean;
  readonly explain?: boolean;
  readonly timezone?: string;
}

/** What a source at that address would be; a page that cannot be had ends the command. */
export async function previewPage(url: string, flags: PreviewFlags): Promise<Preview> {
  requireWebAddress(url);
  const { timezone } = flags;
  const preview = await withVisitor(flags, (deps) => previewSource({ url, timezone }, deps));
  if (preview.kind === "failed") throw new CommandError(preview.message);
  return preview;
}
