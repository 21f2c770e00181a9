declare module "html-encoding-sniffer" {
  /** The name of an encoding by the HTML standard's sniffing algorithm; `defaultEncoding` where nothing is told. */
  export default function sniffHtmlEncoding(
    bytes: Uint8Array,
    options?: {
      xml?: boolean;
      transportLayerEncodingLabel?: string;
      defaultEncoding?: string;
    },
  ): string;
}
