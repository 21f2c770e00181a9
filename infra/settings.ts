import { z } from "zod";
import { nearest } from "../functions/core/sources/nearest.ts";

/** The account that AWS emulators give to a caller whose key tells none. */
const EMULATOR_ACCOUNT = "000000000000";

const CIDR = /^[0-9a-fA-F.:]{2,45}\/\d{1,3}$/;
const STACK_NAME = /^[A-Za-z][A-Za-z0-9-]{0,63}$/;
const CERTIFICATE = /^arn:aws[a-z-]*:acm:us-east-1:\d{12}:certificate\/[0-9a-f-]+$/;
/** Names of the CDK's own context have a colon, a slash or a hyphen in them; our settings have not. */
const OWN_NAME = /^[a-z][A-Za-z]*$/;

const schema = z.object({
  /** Gets every alarm by mail, once its owner has confirmed the subscription. */
  alarmEmail: z.email("expected an e-mail address").optional(),
  /** A host of your own for the feeds; its CNAME must lead to the distribution. */
  domainName: z.hostname("expected a host name, such as feeds.example.org").optional(),
  /** For `domainName`; CloudFront takes certificates of us-east-1 only. */
  certificateArn: z
    .string()
    .regex(CERTIFICATE, "expected the ARN of an ACM certificate in us-east-1")
    .optional(),
  /** What the crawler's user agent links to: who crawls, and how to stop it. */
  contactUrl: z.url({ protocol: /^https?$/, error: "expected an http or https URL" }).optional(),
  /** The WebSub hub that the feeds name and that is told of changes. */
  hub: z.url({ protocol: /^https?$/, error: "expected an http or https URL" }).optional(),
  /** Shows the health and cost of every source to everybody. */
  publicStatus: z.union([z.boolean(), z.stringbool()], "expected true or false").default(false),
  /** How many crawls of sources, and how many of articles, run at once. */
  concurrency: z.coerce
    .number("expected a number from 2 to 1000")
    .int("expected a whole number")
    .min(2, "expected 2 or more: AWS takes no less")
    .max(1000, "expected 1000 or less: AWS takes no more")
    .default(5),
  /** What the table is paid by: each request, or fixed units that AWS gives for nothing and that throttle beyond. */
  capacity: z
    .enum(["auto", "on-demand", "provisioned"], "expected auto, on-demand or provisioned")
    .default("auto"),
  /** Networks that the crawler's guard lets pass, comma separated: for tests in an emulator. */
  allowNetwork: z
    .string()
    .transform((text) => text.split(",").map((cidr) => cidr.trim()))
    .pipe(z.array(z.string().regex(CIDR, "expected CIDRs, such as 127.0.0.0/8")))
    .optional(),
  /** The file that says what to watch. */
  sources: z.string().min(1).default("sources.yaml"),
  stackName: z
    .string()
    .regex(STACK_NAME, "expected letters, digits and hyphens, a letter first")
    .default("Tidings"),
});

/** What an operator can set, as CDK context: `-c alarmEmail=…`, or under `context` in cdk.json. */
export type Settings = z.output<typeof schema>;

export type SettingsResult =
  | { readonly ok: true; readonly settings: Settings }
  | { readonly ok: false; readonly problems: readonly string[] };

/** `account` is the one that is deployed to, where it is known. Every problem is one line that names its setting. */
export function readSettings(context: Record<string, unknown>, account?: string): SettingsResult {
  const own = Object.entries(context).filter(([name]) => OWN_NAME.test(name));
  const parsed = z.strictObject(schema.shape).safeParse(Object.fromEntries(own));
  if (!parsed.success) return { ok: false, problems: parsed.error.issues.map(toProblem) };
  const problems = contradictions(parsed.data, account);
  return problems.length > 0 ? { ok: false, problems } : { ok: true, settings: parsed.data };
}

function contradictions(settings: Settings, account: string | undefined): string[] {
  const { allowNetwork, certificateArn, domainName } = settings;
  const problems: string[] = [];
  if (allowNetwork !== undefined && account !== EMULATOR_ACCOUNT) {
    problems.push(
      `allowNetwork: opens private networks to the crawler, so it is taken only for an emulator's account ${EMULATOR_ACCOUNT}, not for ${account ?? "an account that is not known"}`,
    );
  }
  if (domainName !== undefined && certificateArn === undefined) {
    problems.push("domainName: needs certificateArn, a certificate for it in us-east-1");
  }
  if (certificateArn !== undefined && domainName === undefined) {
    problems.push("certificateArn: needs domainName, the host that it is for");
  }
  return problems;
}

function toProblem(issue: z.core.$ZodIssue): string {
  if (issue.code !== "unrecognized_keys") return `${String(issue.path[0])}: ${issue.message}`;
  const known = Object.keys(schema.shape);
  const [key = ""] = issue.keys;
  const meant = nearest(key, known);
  const help = meant ? `did you mean ${meant}?` : `there are ${known.join(", ")}`;
  return `${key}: no such setting; ${help}`;
}
