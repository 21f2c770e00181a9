#!/usr/bin/env node
// Starts the command on the Node that comes with the project, whatever Node this file was started with.
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import module from "node:module";
import { constants } from "node:os";
import { fileURLToPath } from "node:url";

const OLDEST = 24;
const main = new URL("main.ts", import.meta.url);

/** Compiled once, the command starts in half the time. */
const cache = fileURLToPath(new URL("../node_modules/.cache/tidings", import.meta.url));

if (Number.parseInt(process.versions.node, 10) >= OLDEST) {
  module.enableCompileCache(cache);
  await import(main.href);
} else {
  startOn(findNode());
}

function findNode() {
  const name = process.platform === "win32" ? "node.exe" : "node";
  const node = fileURLToPath(new URL(`../node_modules/node/bin/${name}`, import.meta.url));
  if (existsSync(node)) return node;
  console.error(
    `tidings: Node ${OLDEST} is not installed in node_modules, and this is Node ${process.versions.node}: run "npm ci" in the project (with install scripts allowed for the package "node")`,
  );
  process.exit(1);
}

function startOn(node) {
  const child = spawn(node, [fileURLToPath(main), ...process.argv.slice(2)], {
    stdio: "inherit",
    env: { NODE_COMPILE_CACHE: cache, ...process.env },
  });
  // A terminal's Ctrl-C reaches the child by itself; what is sent to this process alone is passed on.
  process.on("SIGINT", () => {});
  for (const signal of ["SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
  child.on("error", (error) => {
    console.error(`tidings: ${node} does not start: ${error.message}`);
    process.exit(1);
  });
  child.on("exit", (code, signal) => {
    process.exit(code ?? 128 + (constants.signals[signal] ?? 0));
  });
}
