import type { IConfiguration } from "dependency-cruiser";

/** Who may import whom: imports point inwards, from infra and handlers through adapters and use cases to the core. */
export default {
  forbidden: [
    {
      name: "no-cycles",
      comment: "A cycle is two modules that are really one, or a type in the wrong file.",
      severity: "error",
      from: {},
      to: { circular: true },
    },
    {
      name: "core-is-pure",
      comment:
        "The core knows no network, no disk, no clock, no AWS: only itself and libraries that compute.",
      severity: "error",
      from: { path: "^functions/core/" },
      to: {
        pathNot: [
          "^functions/core/",
          "^(node:)?(buffer|crypto|zlib)$",
          "node_modules/(@date-fns/tz|@exodus/bytes|css-select|css-what|diff|domelementtype|entities|feed|html-encoding-sniffer|ipaddr[.]js|ms|parse5|picomatch|saxes|tidy-url|uuid|yaml|zod)/",
        ],
      },
    },
    {
      name: "stages-are-strangers",
      comment:
        "discovery, extraction and feeds share only the vocabulary at the root of core/ and the tree in core/html/ and the date reader in core/dates/; a use case joins them up.",
      severity: "error",
      from: { path: "^functions/core/([^/]+)/" },
      to: {
        path: "^functions/core/[^/]+/",
        pathNot: ["^functions/core/$1/", "^functions/core/(html|dates)/"],
      },
    },
    {
      name: "usecases-know-only-ports",
      comment: "A use case names what it needs in ports.ts; it never sees who answers.",
      severity: "error",
      from: { path: "^functions/usecases/" },
      to: { pathNot: ["^functions/(core|usecases)/", "^(node:)?(crypto|zlib)$"] },
    },
    {
      name: "adapters-are-strangers",
      comment:
        "An adapter answers a port with one technology, the first word of its name; it needs no other technology's files and no entry point.",
      severity: "error",
      from: { path: "^functions/adapters/([a-z0-9]+)[^/]*$" },
      to: {
        path: "^functions/",
        pathNot: ["^functions/(core|usecases)/", "^functions/adapters/$1[.-][^/]+$"],
      },
    },
    {
      name: "web-answers-requests",
      comment:
        "A route turns a Request into a Response with use cases; it knows no adapter and no platform.",
      severity: "error",
      from: { path: "^functions/web/" },
      to: { pathNot: ["^functions/(core|usecases|web)/", "node_modules/hono/"] },
    },
    {
      name: "entry-points-are-leaves",
      comment: "Only AWS, a person at a terminal, or a test starts a handler.",
      severity: "error",
      from: { pathNot: "^(tests|local|bench)/" },
      to: { path: "^(functions/handlers|local)/" },
    },
    {
      name: "aws-sdk-at-the-edge",
      severity: "error",
      from: { pathNot: "^(functions/(adapters|handlers)|local|bench|tests)/" },
      to: { path: "node_modules/@aws-sdk/" },
    },
    {
      name: "infra-sees-only-the-contract",
      comment:
        "infra names handlers by path and shares two things with them: the types of their environment, and what a valid sources.yaml is.",
      severity: "error",
      from: { path: "^infra/" },
      to: { path: "^functions/", pathNot: ["^functions/env[.]ts$", "^functions/core/sources/"] },
    },
    {
      name: "infra-contract-is-types",
      severity: "error",
      from: { path: "^infra/" },
      to: { path: "^functions/env[.]ts$", dependencyTypesNot: ["type-only"] },
    },
    {
      name: "runtime-without-cdk",
      severity: "error",
      from: { path: "^(functions|local)/" },
      to: { path: ["^infra/", "node_modules/(aws-cdk-lib|constructs)/"] },
    },
    {
      name: "nothing-needs-a-test",
      severity: "error",
      from: { pathNot: "^tests/" },
      to: { path: "^tests/" },
    },
    {
      name: "no-unresolvable",
      severity: "error",
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    doNotFollow: { path: "node_modules" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "node", "default", "types"],
    },
  },
} satisfies IConfiguration;
