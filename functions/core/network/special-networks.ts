/**
 * What is not the public internet, as CIDR blocks: the IANA special-purpose registries for IPv4 and IPv6 with all that
 * stands in them (also the few that are globally reachable: no news page lives there), multicast, and the addresses at
 * which clouds keep their metadata.
 */
export const SPECIAL_IPV4: readonly string[] = [
  "0.0.0.0/8",
  "10.0.0.0/8",
  "100.64.0.0/10",
  "127.0.0.0/8",
  "168.63.129.16/32",
  "169.254.0.0/16",
  "172.16.0.0/12",
  "192.0.0.0/24",
  "192.0.2.0/24",
  "192.31.196.0/24",
  "192.52.193.0/24",
  "192.88.99.0/24",
  "192.168.0.0/16",
  "192.175.48.0/24",
  "198.18.0.0/15",
  "198.51.100.0/24",
  "203.0.113.0/24",
  "224.0.0.0/4",
  "240.0.0.0/4",
];

/** The only block that is given out for public IPv6 addresses; every other one is refused unseen. */
export const GLOBAL_IPV6 = "2000::/3";

/** Within `GLOBAL_IPV6`: protocol assignments (Teredo, ORCHID, benchmarking), documentation, 6to4, AS112, the old 6bone. */
export const SPECIAL_IPV6: readonly string[] = [
  "2001::/23",
  "2001:db8::/32",
  "2002::/16",
  "2620:4f:8000::/48",
  "3ffe::/16",
  "3fff::/20",
];
