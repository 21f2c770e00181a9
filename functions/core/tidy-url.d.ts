/** The list alone, without the cleaner that comes with it: that one rewrites addresses and logs. */
declare module "tidy-url/data/rules.js" {
  const rules: readonly {
    readonly name: string;
    readonly rules?: readonly string[];
    /** The rule is for some paths of its domain only. */
    readonly match_href?: boolean;
  }[];
  export default rules;
}
