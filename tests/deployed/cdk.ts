import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);

/** A stack's outputs, by their names in infra/tidings-stack.ts. */
export type Outputs = Readonly<Record<string, string>>;

const SCRATCH = mkdtempSync(join(tmpdir(), "tidings-deployed-"));

/** Runs the `cdk` command of this project against the endpoint; its error holds all that it said. */
export async function cdk(...args: readonly string[]): Promise<string> {
  const { stdout, stderr } = await run("cdk", [...args, "--output", join(SCRATCH, "cdk.out")], {
    maxBuffer: 64_000_000,
    env: { ...process.env, CDK_DISABLE_CLI_TELEMETRY: "true", CI: "true" },
  });
  return stdout + stderr;
}

/** `settings` as `infra/settings.ts` has them. */
export async function deploy(
  settings: Readonly<Record<string, string>>,
  ...more: readonly string[]
): Promise<Outputs> {
  const outputs = join(SCRATCH, "outputs.json");
  const context = Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
  await cdk(
    "deploy",
    "--require-approval",
    "never",
    "--outputs-file",
    outputs,
    ...context,
    ...more,
  );
  return Object.values<Outputs>(JSON.parse(readFileSync(outputs, "utf8")))[0] ?? {};
}
