interface ViewerRequest {
  readonly headers: Record<string, { value: string } | undefined>;
}

/**
 * Runs at CloudFront before its cache is asked, where it is sent as source text: so it stands alone and keeps to what
 * JavaScript of 2015 knows. A navigation gets pages, in Chinese or in English; everything else gets the feed, for which
 * neither header matters. The cache so keeps three variants at most, however many browsers there are.
 */
export function handler(event: { readonly request: ViewerRequest }): ViewerRequest {
  const request = event.request;
  const headers = request.headers;
  const destination = headers["sec-fetch-dest"];
  const isNavigation = destination !== undefined && destination.value === "document";
  const language = headers["accept-language"];
  const isChinese = language !== undefined && language.value.slice(0, 2).toLowerCase() === "zh";
  headers["sec-fetch-dest"] = { value: isNavigation ? "document" : "other" };
  headers["accept-language"] = { value: isNavigation && isChinese ? "zh" : "en" };
  return request;
}
