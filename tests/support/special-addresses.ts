/**
 * The blocks of the IANA special-purpose address registries, with multicast, reserved space and what clouds use; written
 * down from the registries, first and last address each, apart from the guard's own table.
 */
export const IPV4_EDGES: readonly (readonly [first: string, last: string])[] = [
  ["0.0.0.0", "0.255.255.255"],
  ["10.0.0.0", "10.255.255.255"],
  ["100.64.0.0", "100.127.255.255"],
  ["127.0.0.0", "127.255.255.255"],
  ["127.0.0.1", "127.0.0.53"],
  ["169.254.0.0", "169.254.255.255"],
  ["169.254.169.254", "169.254.170.2"],
  ["168.63.129.16", "168.63.129.16"],
  ["172.16.0.0", "172.31.255.255"],
  ["192.0.0.0", "192.0.0.7"],
  ["192.0.0.8", "192.0.0.10"],
  ["192.0.0.170", "192.0.0.171"],
  ["192.0.0.192", "192.0.0.255"],
  ["192.0.2.0", "192.0.2.255"],
  ["192.31.196.0", "192.31.196.255"],
  ["192.52.193.0", "192.52.193.255"],
  ["192.88.99.0", "192.88.99.255"],
  ["192.168.0.0", "192.168.255.255"],
  ["192.175.48.0", "192.175.48.255"],
  ["198.18.0.0", "198.19.255.255"],
  ["198.51.100.0", "198.51.100.255"],
  ["203.0.113.0", "203.0.113.255"],
  ["224.0.0.0", "239.255.255.255"],
  ["240.0.0.0", "255.255.255.254"],
  ["255.255.255.255", "255.255.255.255"],
];

export const IPV6_EDGES: readonly (readonly [first: string, last: string])[] = [
  ["::", "::1"],
  ["::2", "::ffff:ffff"],
  ["::ffff:0:0", "::ffff:ffff:ffff"],
  ["::ffff:0:0:0", "::ffff:0:ffff:ffff"],
  ["64:ff9b::", "64:ff9b::ffff:ffff"],
  ["64:ff9b:1::", "64:ff9b:1:ffff:ffff:ffff:ffff:ffff"],
  ["100::", "100::ffff:ffff:ffff:ffff"],
  ["100:0:0:1::", "100:0:0:1:ffff:ffff:ffff:ffff"],
  ["2001::", "2001:0:ffff:ffff:ffff:ffff:ffff:ffff"],
  ["2001:1::1", "2001:1::3"],
  ["2001:2::", "2001:2:0:ffff:ffff:ffff:ffff:ffff"],
  ["2001:3::", "2001:3:ffff:ffff:ffff:ffff:ffff:ffff"],
  ["2001:4:112::", "2001:4:112:ffff:ffff:ffff:ffff:ffff"],
  ["2001:10::", "2001:1f:ffff:ffff:ffff:ffff:ffff:ffff"],
  ["2001:20::", "2001:2f:ffff:ffff:ffff:ffff:ffff:ffff"],
  ["2001:30::", "2001:3f:ffff:ffff:ffff:ffff:ffff:ffff"],
  ["2001:db8::", "2001:db8:ffff:ffff:ffff:ffff:ffff:ffff"],
  ["2002::", "2002:ffff:ffff:ffff:ffff:ffff:ffff:ffff"],
  ["2620:4f:8000::", "2620:4f:8000:ffff:ffff:ffff:ffff:ffff"],
  ["3fff::", "3fff:fff:ffff:ffff:ffff:ffff:ffff:ffff"],
  ["4000::", "5eff:ffff:ffff:ffff:ffff:ffff:ffff:ffff"],
  ["5f00::", "5f00:ffff:ffff:ffff:ffff:ffff:ffff:ffff"],
  ["fc00::", "fdff:ffff:ffff:ffff:ffff:ffff:ffff:ffff"],
  ["fd00:ec2::254", "fd20:ce::254"],
  ["fe80::", "febf:ffff:ffff:ffff:ffff:ffff:ffff:ffff"],
  ["fec0::", "feff:ffff:ffff:ffff:ffff:ffff:ffff:ffff"],
  ["ff00::", "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff"],
];

/** One less and one more than a block, where that is public. */
export const PUBLIC_NEIGHBOURS: readonly string[] = [
  ...[
    "1.0.0.0",
    "9.255.255.255",
    "11.0.0.0",
    "100.63.255.255",
    "100.128.0.0",
    "126.255.255.255",
    "128.0.0.0",
  ],
  ...[
    "168.63.129.15",
    "168.63.129.17",
    "169.253.255.255",
    "169.255.0.0",
    "172.15.255.255",
    "172.32.0.0",
  ],
  ...[
    "191.255.255.255",
    "192.0.1.0",
    "192.0.3.0",
    "192.31.195.255",
    "192.31.197.0",
    "192.52.192.255",
  ],
  ...[
    "192.52.194.0",
    "192.88.98.255",
    "192.88.100.0",
    "192.167.255.255",
    "192.169.0.0",
    "192.175.47.255",
  ],
  ...[
    "192.175.49.0",
    "198.17.255.255",
    "198.20.0.0",
    "198.51.99.255",
    "198.51.101.0",
    "203.0.112.255",
  ],
  ...[
    "203.0.114.0",
    "223.255.255.255",
    "2001:200::",
    "2001:db7:ffff::1",
    "2001:db9::",
    "2003::",
    "2400:cb00::1",
  ],
  ...[
    "2606:4700:4700::1111",
    "2620:4f:7fff::1",
    "2620:4f:8001::",
    "2a00:1450::1",
    "3ffd::1",
    "2408:8000::1",
  ],
];

/** Every way to write an IPv4 address that some parser of addresses understands, and every IPv6 address that means it. */
export function spellings(ipv4: string): string[] {
  const octets = ipv4.split(".").map(Number);
  const [a = 0, b = 0, c = 0, d = 0] = octets;
  const number = ((a * 256 + b) * 256 + c) * 256 + d;
  const hex = octets.map((octet) => octet.toString(16).padStart(2, "0"));
  const words = `${hex[0]}${hex[1]}:${hex[2]}${hex[3]}`;
  const inverted = octets.map((octet) => (255 - octet).toString(16).padStart(2, "0"));
  return [
    ipv4,
    `${ipv4}.`,
    `${number}`,
    `0x${number.toString(16)}`,
    `0${number.toString(8)}`,
    octets.map((octet) => `0x${octet.toString(16)}`).join("."),
    octets.map((octet) => `0${octet.toString(8)}`).join("."),
    octets.map((octet) => `0000${octet.toString(8)}`).join("."),
    `0x${a.toString(16)}.${b}.0${c.toString(8)}.${d}`,
    `${a}.${(b * 256 + c) * 256 + d}`,
    `${a}.${b}.${c * 256 + d}`,
    ipv4.replaceAll(".", "%2e"),
    ipv4.replaceAll(".", "\u3002"),
    ipv4.replace(/\d/g, (digit) => String.fromCodePoint(0xff10 + Number(digit))),
    ipv4.replace(/[1-9]/g, (digit) => String.fromCodePoint(0x245f + Number(digit))),
    `[::ffff:${ipv4}]`,
    `[::ffff:${words}]`,
    `[0:0:0:0:0:FFFF:${words.toUpperCase()}]`,
    `[::${ipv4}]`,
    `[::${words}]`,
    `[::ffff:0:${ipv4}]`,
    `[64:ff9b::${ipv4}]`,
    `[64:ff9b:1::${words}]`,
    `[2002:${words}::1]`,
    `[2001:0:${words}::1]`,
    `[2001:0:1:2:3:4:${inverted[0]}${inverted[1]}:${inverted[2]}${inverted[3]}]`,
  ];
}
