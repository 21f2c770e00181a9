import { BlockList } from "node:net";
import { describe, expect, it } from "vitest";
import { isPublicByBoth } from "../../../functions/adapters/undici-guarded-agent.ts";
import { isPublicAddress } from "../../../functions/core/network/address-rules.ts";
import {
  GLOBAL_IPV6,
  SPECIAL_IPV4,
  SPECIAL_IPV6,
} from "../../../functions/core/network/special-networks.ts";
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

describe("our own table", () => {
  it("holds every special block by itself, whatever ipaddr.js knows", () => {
    const ipv4 = blockList(SPECIAL_IPV4, "ipv4");
    expect(IPV4_EDGES.flat().filter((address) => !ipv4.check(address, "ipv4"))).toEqual([]);
    const global = blockList([GLOBAL_IPV6], "ipv6");
    const ipv6 = blockList(SPECIAL_IPV6, "ipv6");
    const open = IPV6_EDGES.flat().filter(
      (address) => global.check(address, "ipv6") && !ipv6.check(address, "ipv6"),
    );
    expect(open).toEqual([]);
  });
});

function blockList(cidrs: readonly string[], family: "ipv4" | "ipv6"): BlockList {
  const list = new BlockList();
  for (const cidr of cidrs) {
    const [base = "", bits = ""] = cidr.split("/");
    list.addSubnet(base, Number(bits), family);
  }
  return list;
}
