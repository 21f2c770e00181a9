import { describe, expect, it } from "vitest";
import { openNetworks } from "../../../functions/core/network/address-rules.ts";
import { checkUrl } from "../../../functions/core/network/check-url.ts";

describe("openNetworks", () => {
  it("opens exactly the network that was opened, at any port", () => {
    const rules = { opened: openNetworks(["127.0.0.0/30", "fd12::/16"]) };
    const reach = (url: string) => {
      const checked = checkUrl(url, rules);
      return checked.ok && checked.reach;
    };
    expect(reach("http://127.0.0.1:1234/")).toBe("opened");
    expect(reach("http://[fd12::1]:9/")).toBe("opened");
    for (const host of [
      "127.0.0.4",
      "126.255.255.255:22",
      "10.0.0.1",
      "[::1]",
      "[::ffff:127.0.0.1]",
      "[fd13::1]",
      "[fd11::1]",
    ]) {
      expect(reach(`http://${host}/`)).toBe(false);
    }
    expect(reach("http://localhost:1234/")).toBe("opened");
    expect(reach("http://example.com:1234/")).toBe("opened");
    expect(reach("http://example.com/")).toBe("public");
  });

  it.each(["127.0.0.1", "127.0.0.0/33", "::/200", "local", "", "10.0.0.0/-1"])(
    "takes %j for no network",
    (cidr) => {
      expect(() => openNetworks([cidr])).toThrow(RangeError);
    },
  );
});
