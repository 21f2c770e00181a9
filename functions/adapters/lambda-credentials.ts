import { fromEnv } from "@aws-sdk/credential-provider-env";

/**
 * Stands in the bundles for the SDK's chain of credentials: Lambda gives its role's in the environment, and the other
 * places (profiles, SSO, tokens, instances) would be an eighth of what every start loads.
 */
export const defaultProvider = () => fromEnv();
