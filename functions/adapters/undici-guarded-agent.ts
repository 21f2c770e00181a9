import { type LookupAddress, type LookupOptions, lookup as systemLookup } from "node:dns";
import { BlockList, isIP, type LookupFunction, type Socket } from "node:net";
import { Agent, buildConnector } from "undici";
import { isPublicAddress } from "../core/network/address-rules.ts";
import { FAULT_CODES } from "../core/network/name-fault.ts";
import { GLOBAL_IPV6, SPECIAL_IPV4, SPECIAL_IPV6 } from "../core/network/special-networks.ts";

const BRACKETS = /^\[|\]$/g;

export type AddressRule = (address: string) => boolean;

export interface AgentOptions {
  readonly accepts: AddressRule;
  /** Covers look-up, TCP and TLS. */
  readonly connectMs: number;
  readonly headersMs: number;
  /** The longest silence between two pieces of a body. */
  readonly gapMs: number;
  readonly headerBytes: number;
  readonly lookup?: LookupFunction;
  /** Further authorities to trust, in PEM. */
  readonly ca?: string;
}

/** How long one of several addresses is tried before the next one is tried as well. */
const NEXT_ADDRESS_MS = 1_000;
/** Long enough for robots.txt and the page; then the socket is no use: the host's pace lies between. */
const KEEP_ALIVE_MS = 1_000;

// Two lists: one that holds IPv6 blocks answers for IPv4 addresses too, as if they were written ::ffff:a.b.c.d.
const specialIpv4 = blockList(SPECIAL_IPV4, "ipv4");
const specialIpv6 = blockList(SPECIAL_IPV6, "ipv6");
const globalIpv6 = blockList([GLOBAL_IPV6], "ipv6");

/** Public by two implementations that know nothing of each other: ipaddr.js with its own table, and Node's with ours. */
export function isPublicByBoth(address: string): boolean {
  return isPublicAddress(address) && isOutsideSpecialBlocks(address);
}

/** An agent that connects to accepted addresses only: literal ones, looked-up ones (all answers), and the peer in the end. */
export function createGuardedAgent(options: AgentOptions): Agent {
  const { accepts, connectMs, headersMs, gapMs, headerBytes, lookup = systemLookup, ca } = options;
  const connect = buildConnector({
    timeout: connectMs,
    allowH2: false,
    autoSelectFamily: true,
    autoSelectFamilyAttemptTimeout: NEXT_ADDRESS_MS,
    lookup: guardLookup(lookup, accepts),
    ...(ca !== undefined && { ca }),
  });
  return new Agent({
    connect: guardConnect(connect, accepts),
    headersTimeout: headersMs,
    bodyTimeout: gapMs,
    maxHeaderSize: headerBytes,
    connections: 2,
    pipelining: 1,
    keepAliveTimeout: KEEP_ALIVE_MS,
    keepAliveMaxTimeout: KEEP_ALIVE_MS,
  });
}

/** `net.connect` never looks up a literal address, so it is judged here. */
function guardConnect(
  connect: buildConnector.connector,
  accepts: AddressRule,
): buildConnector.connector {
  return (options, callback) => {
    const host = options.hostname.replace(BRACKETS, "");
    if (isIP(host) !== 0 && !accepts(host)) {
      callback(new BlockedAddressError(host), null);
      return;
    }
    connect(options, (...[error, socket]) => {
      if (error !== null) callback(error, null);
      else judgePeer(socket, accepts, callback);
    });
  };
}

/** The last word, whatever look-up and libraries did before. */
function judgePeer(socket: Socket, accepts: AddressRule, callback: buildConnector.Callback): void {
  const peer = socket.remoteAddress ?? "";
  if (accepts(peer)) {
    callback(null, socket);
    return;
  }
  socket.destroy();
  callback(new BlockedAddressError(peer), null);
}

/** Asks for all answers: each of them may be the one that the connection takes. */
function guardLookup(lookup: LookupFunction, accepts: AddressRule): LookupFunction {
  return (hostname, options, callback) => {
    lookup(hostname, { ...options, all: true }, (error, answers, family = 4) => {
      const addresses = Array.isArray(answers) ? answers : [{ address: answers, family }];
      const fault = error ?? judgeAnswers(hostname, addresses, accepts);
      if (fault === null) answer(addresses, options, callback);
      else callback(fault, []);
    });
  };
}

function answer(
  addresses: LookupAddress[],
  { all }: LookupOptions,
  callback: Parameters<LookupFunction>[2],
): void {
  const [first] = addresses;
  if (all || first === undefined) callback(null, addresses);
  else callback(null, first.address, first.family);
}

/** One answer that is not accepted spoils all: nobody has a good reason to mix them. */
function judgeAnswers(
  hostname: string,
  addresses: readonly LookupAddress[],
  accepts: AddressRule,
): NodeJS.ErrnoException | null {
  if (addresses.length === 0) return new NoAddressError(hostname);
  const blocked = addresses.find(({ address }) => !accepts(address));
  return blocked === undefined ? null : new BlockedAddressError(blocked.address);
}

class BlockedAddressError extends Error {
  override readonly name = "BlockedAddressError";
  readonly code = FAULT_CODES.blocked;

  constructor(address: string) {
    super(`${address} is not an address that may be called`);
  }
}

class NoAddressError extends Error {
  override readonly name = "NoAddressError";
  readonly code = "ENODATA";

  constructor(hostname: string) {
    super(`${hostname} has no address`);
  }
}

function isOutsideSpecialBlocks(address: string): boolean {
  if (isIP(address) === 4) return !specialIpv4.check(address, "ipv4");
  return globalIpv6.check(address, "ipv6") && !specialIpv6.check(address, "ipv6");
}

function blockList(cidrs: readonly string[], family: "ipv4" | "ipv6"): BlockList {
  const list = new BlockList();
  for (const cidr of cidrs) {
    const [base = "", bits = ""] = cidr.split("/");
    list.addSubnet(base, Number(bits), family);
  }
  return list;
}
