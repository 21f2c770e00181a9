/** Media types of documents by their file's ending (IANA; WPS and OFD as their makers name them). */
const TYPES: Readonly<Record<string, string>> = {
  pdf: "application/pdf",
  doc: "application/msword",
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  xls: "application/vnd.ms-excel",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  ppt: "application/vnd.ms-powerpoint",
  pptx: "application/vnd.openxmlformats-officedocument.presentationml.presentation",
  odt: "application/vnd.oasis.opendocument.text",
  ods: "application/vnd.oasis.opendocument.spreadsheet",
  rtf: "application/rtf",
  csv: "text/csv",
  zip: "application/zip",
  rar: "application/vnd.rar",
  "7z": "application/x-7z-compressed",
  wps: "application/vnd.ms-works",
  et: "application/vnd.ms-excel",
  ofd: "application/ofd",
};

const ENDING = /\.(\w{2,4})(?:$|[?#&])/;
const LONGEST = 2_000;

/** The media type of a link's target if its ending says that it is a document. */
export function documentType(href: string): string | undefined {
  const file = href.lastIndexOf("/") + 1;
  if (href.length > LONGEST || !href.includes(".", file)) return undefined;
  const ending = ENDING.exec(href.slice(file))?.[1]?.toLowerCase() ?? "";
  return Object.hasOwn(TYPES, ending) ? TYPES[ending] : undefined;
}
