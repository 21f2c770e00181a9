import { type BylineReading, NOTHING_READ } from "./byline-reading.ts";
import { isWesternName } from "./western-name.ts";

const SIGNED = /^[–—(-]\s?|[).]$/g;
const NOTE =
  /^(?:about the author\s?:?\s?)?([\p{Lu}][^,:;!?]{3,40}?)(?:, [^,]{2,40},)? (?:is|was|ist|est|es|è) (?:an?|the|ein|eine|der|die|une?|il|la|uno?)?\s?[^.]{0,60}?\b(?:author|writer|journalist|reporter|columnist|correspondent|editor|blogger|autorin|autor|journalistin|redakteur|redakteurin|auteur|periodista|escritora?|giornalista)\b/iu;
/** "Jane Doe writes about parks", "Contact Jane Doe at jane@example.com". */
const DOES =
  /^(?:Contact )?(\p{Lu}[^,:;!?]{3,40}?)(?:, [^,]{2,40},)? (?:(?:writes|covers|reports|schreibt|berichtet)\s|at \S{1,40}@)/u;
const FIRST_NAME = /^\p{Lu}\p{Ll}{1,14}(?: \p{Lu}[\p{L}.'’-]{0,20}){0,2}$/u;
const DAY = /\d\D{1,16}(?:19|20)\d{2}(?!\d)|(?<!\d)(?:19|20)\d{2}[./-]\d/;
const MAX_NAME_LINE = 40;
const MAX_DATE_LINE = 30;

/** A text's last line that is a person's name. */
export function readWesternSignature(text: string): BylineReading {
  const name = text.replace(SIGNED, "").replaceAll("\t", " ");
  const isName = text.length <= MAX_NAME_LINE && isWesternName(name) && name.split(" ").length <= 3;
  return isName ? { authors: [name], editors: [], whole: true, weight: 3.4 } : NOTHING_READ;
}

/** As under a letter: "Benni", and in the next line the date. */
export function readNameOverDate(text: string): BylineReading {
  const name = text.replace(SIGNED, "");
  return FIRST_NAME.test(name) && isWesternName(name, 1)
    ? { authors: [name], editors: [], whole: true, weight: 4 }
    : NOTHING_READ;
}

/** "Jane Doe is a freelance writer …": what is told of the author behind the text. */
export function readAuthorNote(text: string): BylineReading {
  const start = text.slice(0, 200);
  const name = (NOTE.exec(start) ?? DOES.exec(start))?.[1] ?? "";
  return isWesternName(name)
    ? { authors: [name], editors: [], whole: false, weight: 3.4 }
    : NOTHING_READ;
}

/** A line that is a date and little else. */
export function isDayAlone(text: string): boolean {
  return text.length <= MAX_DATE_LINE && DAY.test(text);
}
