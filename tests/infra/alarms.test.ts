import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { HealthCause } from "../../functions/core/records.ts";
import { synthesize } from "../support/stack.ts";

const template = synthesize();
const alarms = Object.values(template.findResources("AWS::CloudWatch::Alarm")).map(
  ({ Properties }) => Properties,
);
const runbook = readFileSync("docs/RUNBOOK.md", "utf8");
const headings = [...runbook.matchAll(/^##+ (.+)$/gm)].map(([, title = ""]) => anchor(title));

describe("the alarms", () => {
  it("each name a page of the runbook that exists, and tell the operator", () => {
    expect(alarms).toHaveLength(8);
    for (const { AlarmDescription, AlarmActions, OKActions } of alarms) {
      const [, page] = /docs\/RUNBOOK\.md#(\S+)$/.exec(String(AlarmDescription)) ?? [];
      expect(headings).toContain(page);
      expect([AlarmActions, OKActions]).toEqual([
        [{ Ref: expect.stringMatching(/^OperatorTopic/) }],
        [{ Ref: expect.stringMatching(/^OperatorTopic/) }],
      ]);
    }
  });

  it("cost nothing: no more than the ten that are free", () => {
    expect(alarms.length).toBeLessThanOrEqual(10);
  });

  it("reach the operator by mail if they named an address", () => {
    template.resourceCountIs("AWS::SNS::Subscription", 0);
    const mailed = synthesize({ settings: { alarmEmail: "desk@example.org" } });
    mailed.hasResourceProperties("AWS::SNS::Subscription", {
      Protocol: "email",
      Endpoint: "desk@example.org",
    });
  });
});

describe("the runbook", () => {
  const causes: Record<HealthCause, true> = {
    gone: true,
    "not-found": true,
    forbidden: true,
    challenge: true,
    "rate-limited": true,
    "robots-disallowed": true,
    "blocked-address": true,
    "too-large": true,
    "wrong-type": true,
    tls: true,
    dns: true,
    timeout: true,
    network: true,
    "server-error": true,
    redirect: true,
    "bad-url": true,
    "no-links": true,
    "lost-selector": true,
    "articles-failing": true,
    gate: true,
    charset: true,
    silent: true,
    "parse-budget": true,
    internal: true,
  };

  it.each(Object.keys(causes))("says what to do about %s", (cause) => {
    expect(headings).toContain(cause);
  });

  it("leads nowhere that is not there", () => {
    const links = [...runbook.matchAll(/\]\(#([^)]+)\)/g)].map(([, link]) => link);
    expect(links.length).toBeGreaterThan(8);
    for (const link of links) expect(headings).toContain(link);
  });
});

function anchor(heading: string): string {
  return heading
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N} -]/gu, "")
    .replaceAll(" ", "-");
}
