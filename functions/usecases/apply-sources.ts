import { isDeepStrictEqual } from "node:util";
import { TidingsError } from "../core/errors.ts";
