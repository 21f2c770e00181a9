import { spawn } from "node:child_process";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { onTestFinished } from "vitest";
import { makeDirectory } from "../support/sqlite-file.ts";

const QUIET =
  "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync --hide-scrollbars --remote-debugging-port=0".split(
    " ",
  );

export interface Look {
  readonly width: number;
  readonly height: number;
  readonly dark: boolean;
  readonly language: string;
}

export interface Tab {
  open(url: string, look: Look): Promise<void>;
  /** The value of an expression in the page; a promise is awaited. */
  evaluate<T>(expression: string): Promise<T>;
  /** PNG of the whole page. */
  screenshot(): Promise<Buffer>;
  /** Addresses that were asked for since the page was opened, and what the console said. */
  readonly requested: string[];
  readonly complaints: string[];
}

type Parameters = Record<string, unknown>;
interface Reply {
  readonly id?: number;
  readonly method?: string;
  readonly params?: Parameters;
  readonly result?: Parameters;
  readonly error?: { readonly message: string };
}

/** Debian's Chromium over its own protocol, closed when the test is over. */
export async function openTab(): Promise<Tab> {
  const directory = makeDirectory();
  const browser = spawn("chromium", [...QUIET, `--user-data-dir=${directory}`, "about:blank"], {
    stdio: "ignore",
  });
  onTestFinished(() => void browser.kill());
  const port = await readPort(join(directory, "DevToolsActivePort"));
  const [target] = (await (await fetch(`http://127.0.0.1:${port}/json/list`)).json()) as {
    webSocketDebuggerUrl: string;
  }[];
  const socket = new WebSocket(target?.webSocketDebuggerUrl ?? "");
  await new Promise((done) => socket.addEventListener("open", done));
  return controlTab(socket);
}

async function readPort(file: string): Promise<string> {
  for (let attempt = 0; attempt < 200; attempt += 1) {
    const [port] = (await readFile(file, "utf8").catch(() => "")).split("\n");
    if (port) return port;
    await sleep(100);
  }
  throw new Error("Chromium did not start");
}

async function controlTab(socket: WebSocket): Promise<Tab> {
  const waiting = new Map<number, (reply: Reply) => void>();
  const listeners = new Set<(reply: Reply) => void>();
  const requested: string[] = [];
  const complaints: string[] = [];
  let last = 0;
  socket.addEventListener("message", ({ data }) => {
    const reply = JSON.parse(String(data)) as Reply;
    if (reply.id !== undefined) waiting.get(reply.id)?.(reply);
    else for (const listener of listeners) listener(reply);
  });
  listeners.add(({ method, params }) => {
    if (method === "Network.requestWillBeSent")
      requested.push((params as { request: { url: string } }).request.url);
    if (method === "Log.entryAdded")
      complaints.push((params as { entry: { text: string } }).entry.text);
  });

  function send(method: string, params: Parameters = {}): Promise<Parameters> {
    last += 1;
    const id = last;
    socket.send(JSON.stringify({ id, method, params }));
    return new Promise((resolve, reject) => {
      waiting.set(id, ({ result = {}, error }) =>
        error ? reject(new Error(error.message)) : resolve(result),
      );
    });
  }

  const loaded = () =>
    new Promise<void>((resolve) => {
      const listener = ({ method }: Reply) => {
        if (method !== "Page.loadEventFired") return;
        listeners.delete(listener);
        resolve();
      };
      listeners.add(listener);
    });

  for (const domain of ["Page", "Network", "Log"]) await send(`${domain}.enable`);
  return {
    requested,
    complaints,
    async open(url, { width, height, dark, language }) {
      requested.length = 0;
      complaints.length = 0;
      await send("Network.setExtraHTTPHeaders", { headers: { "Accept-Language": language } });
      await send("Emulation.setDeviceMetricsOverride", {
        width,
        height,
        deviceScaleFactor: 1,
        mobile: width < 600,
      });
      await send("Emulation.setEmulatedMedia", {
        features: [{ name: "prefers-color-scheme", value: dark ? "dark" : "light" }],
      });
      const done = loaded();
      await send("Page.navigate", { url });
      await done;
    },
    async evaluate<T>(expression: string) {
      const { result, exceptionDetails } = await send("Runtime.evaluate", {
        expression,
        awaitPromise: true,
        returnByValue: true,
        userGesture: true,
      });
      if (exceptionDetails !== undefined) throw new Error(JSON.stringify(exceptionDetails));
      return (result as { value: T }).value;
    },
    async screenshot() {
      const { data } = await send("Page.captureScreenshot", {
        format: "png",
        captureBeyondViewport: true,
      });
      return Buffer.from(String(data), "base64");
    },
  };
}
