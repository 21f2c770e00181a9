const MAX_DEPTH = 6;

/**
 * State that is stored as one flat list in which numbers are places of other values (`__NUXT_DATA__`, SvelteKit): its
 * lists of records, with their fields in place.
 * @returns nothing for what is no such list
 */
export function unflatten(state: unknown): unknown[] {
  if (!Array.isArray(state) || !state.some((value) => isReferring(value, state.length))) return [];
  return state.filter(isListOfPlaces).map((list) => resolve(list, state, 0));
}

/** A record of which each field is a place. */
function isReferring(value: unknown, length: number): boolean {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
  const places = Object.values(value);
  return places.length > 1 && places.every((place) => Number.isInteger(place) && place < length);
}

function isListOfPlaces(value: unknown): value is number[] {
  return (
    Array.isArray(value) && value.length > 2 && value.every((place) => Number.isInteger(place))
  );
}

function resolve(value: unknown, state: readonly unknown[], depth: number): unknown {
  if (depth > MAX_DEPTH || typeof value !== "object" || value === null) return value;
  const at = (place: unknown) =>
    typeof place === "number" ? resolve(state[place], state, depth + 1) : undefined;
  if (!Array.isArray(value)) {
    return Object.fromEntries(Object.entries(value).map(([name, place]) => [name, at(place)]));
  }
  const [kind, place] = value;
  return typeof kind === "string" ? at(place) : value.slice(0, MOST_RECORDS).map(at);
}

const MOST_RECORDS = 200;
