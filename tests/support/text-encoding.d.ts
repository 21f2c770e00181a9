declare module "@sinonjs/text-encoding/lib/encoding-indexes.js" {
  const indexes: unknown;
  export default indexes;
}
