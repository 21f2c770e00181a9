import ipaddr from "ipaddr.js";
import { GLOBAL_IPV6, SPECIAL_IPV4, SPECIAL_IPV6 } from "./special-networks.ts";

type Network = [ipaddr.IPv4 | ipaddr.IPv6, number];

/** Networks that the operator opened (`--allow-network`). */
export interface OpenedNetworks {
  readonly isEmpty: boolean;
  /** Exactly those addresses: another spelling of one (IPv4 in IPv6) is not in. */
  contains(address: string): boolean;
}

const special = { 4: SPECIAL_IPV4.map(toNetwork), 6: SPECIAL_IPV6.map(toNetwork) } as const;
const global = toNetwork(GLOBAL_IPV6);

/** Whether an address in its canonical spelling (`1.2.3.4`, `2400:cb00::1`) is of the public internet; anything else is not. */
export function isPublicAddress(address: string): boolean {
  const parsed = parseAddress(address);
  if (parsed === undefined || parsed.range() !== "unicast") return false;
  if (parsed.kind() === "ipv4") return !isIn(parsed, special[4]);
  return isIn(parsed, [global]) && !isIn(parsed, special[6]);
}

/**
 * @param cidrs as `127.0.0.0/8` or `fd12::/16`
 * @throws {RangeError} naming the one that is no network
 */
export function openNetworks(cidrs: readonly string[]): OpenedNetworks {
  const networks = cidrs.map(toNetwork);
  return {
    isEmpty: networks.length === 0,
    contains(address) {
      const parsed = parseAddress(address);
      return parsed !== undefined && isIn(parsed, networks);
    },
  };
}

function toNetwork(cidr: string): Network {
  if (!ipaddr.isValidCIDR(cidr))
    throw new RangeError(`"${cidr}" is no network: write it as 127.0.0.0/8`);
  return ipaddr.parseCIDR(cidr);
}

function parseAddress(address: string): ipaddr.IPv4 | ipaddr.IPv6 | undefined {
  if (ipaddr.IPv4.isValidFourPartDecimal(address)) return ipaddr.IPv4.parse(address);
  return ipaddr.IPv6.isValid(address) && !address.includes("%")
    ? ipaddr.IPv6.parse(address)
    : undefined;
}

function isIn(address: ipaddr.IPv4 | ipaddr.IPv6, networks: readonly Network[]): boolean {
  return networks.some(
    ([base, bits]) => address.kind() === base.kind() && address.match(base, bits),
  );
}
