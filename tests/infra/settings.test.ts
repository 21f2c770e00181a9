import { describe, expect, it } from "vitest";
import { readSettings } from "../../infra/settings.ts";

const EMULATOR = "000000000000";

describe("readSettings", () => {
  it("needs none", () => {
    expect(readSettings({}, "123456789012")).toEqual({
      ok: true,
      settings: {
        publicStatus: false,
        concurrency: 5,
        capacity: "auto",
        sources: "sources.yaml",
        stackName: "Tidings",
      },
    });
  });

  it("takes text, which is all that a command line can say", () => {
    const context = { publicStatus: "true", concurrency: "40", hub: "https://hub.example.org/" };
    expect(readSettings(context)).toMatchObject({
      ok: true,
      settings: { publicStatus: true, concurrency: 40, hub: "https://hub.example.org/" },
    });
  });

  it("leaves the CDK's own context alone", () => {
    const context = { "@aws-cdk/core:x": true, "cli-telemetry": false, "aws:cdk:bundling": [] };
    expect(readSettings(context).ok).toBe(true);
  });

  it.each([
    [{ alarmEmial: "a@example.org" }, "alarmEmial: no such setting; did you mean alarmEmail?"],
    [{ alarmEmail: "nobody" }, "alarmEmail: expected an e-mail address"],
    [{ contactUrl: "mailto:a@example.org" }, "contactUrl: expected an http or https URL"],
    [{ publicStatus: "perhaps" }, "publicStatus: expected true or false"],
    [{ concurrency: "1" }, "concurrency: expected 2 or more: AWS takes no less"],
    [{ concurrency: "many" }, "concurrency: expected a number from 2 to 1000"],
    [{ capacity: "free" }, "capacity: expected auto, on-demand or provisioned"],
    [{ stackName: "1st" }, "stackName: expected letters, digits and hyphens, a letter first"],
    [
      { domainName: "feeds.example.org" },
      "domainName: needs certificateArn, a certificate for it in us-east-1",
    ],
    [
      { certificateArn: "arn:aws:acm:us-east-1:123456789012:certificate/0a-1b" },
      "certificateArn: needs domainName, the host that it is for",
    ],
    [
      { certificateArn: "arn:aws:acm:eu-west-1:123456789012:certificate/0a-1b" },
      "certificateArn: expected the ARN of an ACM certificate in us-east-1",
    ],
  ])("refuses %o in one line", (context, problem) => {
    expect(readSettings(context, EMULATOR)).toEqual({ ok: false, problems: [problem] });
  });
});

describe("allowNetwork", () => {
  const context = { allowNetwork: "127.0.0.0/8, ::1/128" };

  it("is taken for an emulator's account", () => {
    expect(readSettings(context, EMULATOR)).toMatchObject({
      settings: { allowNetwork: ["127.0.0.0/8", "::1/128"] },
    });
  });

  it.each(["123456789012", undefined])("is refused for account %s", (account) => {
    const read = readSettings(context, account);
    expect(read).toMatchObject({ ok: false, problems: [expect.stringMatching(/^allowNetwork: /)] });
  });

  it("is refused if it names no network", () => {
    expect(readSettings({ allowNetwork: "localhost" }, EMULATOR)).toEqual({
      ok: false,
      problems: ["allowNetwork: expected CIDRs, such as 127.0.0.0/8"],
    });
  });
});
