import { describe, expect, it } from "vitest";
import { isPublicByBoth } from "../../../functions/adapters/undici-guarded-agent.ts";
import { isPublicAddress } from "../../../functions/core/network/address-rules.ts";
import { IPV4_EDGES, IPV6_EDGES, PUBLIC_NEIGHBOURS } from "../../support/special-addresses.ts";

describe("isPublicAddress", () => {
  it("is true for what lies next to the special blocks, and for nothing in them", () => {
    expect(PUBLIC_NEIGHBOURS.filter((address) => !isPublicAddress(address))).toEqual([]);
    expect(PUBLIC_NEIGHBOURS.filter((address) => !isPublicByBoth(address))).toEqual([]);
    const special = [...IPV4_EDGES.flat(), ...IPV6_EDGES.flat()];
    expect(special.filter(isPublicAddress)).toEqual([]);
  });

  it.each(["", "example.com", "0x08080808", "8.8.8.8 ", "fe80::1%eth0", "2400::1%1", "[2400::1]"])(
    "is false for %j, which is no address in its canonical spelling",
    (text) => {
      expect(isPublicAddress(text)).toBe(false);
    },
  );
});
