import { writeFileSync } from "node:fs";
import { sourceListJsonSchema } from "../functions/core/sources/json-schema.ts";

writeFileSync(new URL("../sources.schema.json", import.meta.url), sourceListJsonSchema());
