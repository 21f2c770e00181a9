import { Certificate } from "aws-cdk-lib/aws-certificatemanager";
import {
  AllowedMethods,
  type BehaviorOptions,
  CacheHeaderBehavior,
  CachePolicy,
  CacheQueryStringBehavior,
  Distribution,
  type DistributionProps,
  Function as EdgeFunction,
  FunctionCode,
  FunctionEventType,
  FunctionRuntime,
  HttpVersion,
  OriginProtocolPolicy,
  OriginSslPolicy,
  ResponseHeadersPolicy,
  ViewerProtocolPolicy,
} from "aws-cdk-lib/aws-cloudfront";
import { HttpOrigin } from "aws-cdk-lib/aws-cloudfront-origins";
import { StringParameter } from "aws-cdk-lib/aws-ssm";
import { Duration, Stack, Validations } from "aws-cdk-lib/core";
import { Construct } from "constructs";
import type { Settings } from "../settings.ts";
import { handler } from "./reduce-cache-key.ts";

interface FeedCdnProps {
  /** Host of the HTTP API. */
  readonly origin: string;
  readonly settings: Settings;
}

/** The service's public face: caches what the API says may be cached, and says where it is. */
export class FeedCdn extends Construct {
  readonly distribution: Distribution;
  /** Without a slash at its end. */
  readonly publicUrl: string;

  constructor(scope: Construct, id: string, { origin, settings }: FeedCdnProps) {
    super(scope, id);
    this.distribution = new Distribution(this, "Distribution", {
      comment: "Tidings: feeds and pages",
      defaultBehavior: this.createBehavior(origin),
      httpVersion: HttpVersion.HTTP2_AND_3,
      ...this.ownDomain(settings),
    });
    this.acknowledgeFindings();
    const host = settings.domainName ?? this.distribution.distributionDomainName;
    this.publicUrl = `https://${host}`;
    new StringParameter(this, "PublicUrl", {
      parameterName: `/tidings/${Stack.of(this).stackName}/public-url`,
      description: "Where the world finds the feeds, for whatever stands beside this stack",
      stringValue: this.publicUrl,
    });
  }

  private createBehavior(origin: string): BehaviorOptions {
    return {
      origin: new HttpOrigin(origin, {
        protocolPolicy: OriginProtocolPolicy.HTTPS_ONLY,
        originSslProtocols: [OriginSslPolicy.TLS_V1_2],
      }),
      viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
      allowedMethods: AllowedMethods.ALLOW_GET_HEAD_OPTIONS,
      // It would weaken ETags, and knows neither Atom nor JSON Feed; renderings are kept compressed.
      compress: false,
      cachePolicy: this.createCachePolicy(),
      responseHeadersPolicy: this.createHeadersPolicy(),
      functionAssociations: [
        { eventType: FunctionEventType.VIEWER_REQUEST, function: this.createEdgeFunction() },
      ],
    };
  }

  private createCachePolicy(): CachePolicy {
    return new CachePolicy(this, "CachePolicy", {
      comment: "The parameters and headers that a feed depends on, and no other",
      queryStringBehavior: CacheQueryStringBehavior.allowList(
        "limit",
        "include",
        "exclude",
        "lang",
      ),
      headerBehavior: CacheHeaderBehavior.allowList("Sec-Fetch-Dest", "Accept-Language"),
      enableAcceptEncodingBrotli: true,
      enableAcceptEncodingGzip: true,
      minTtl: Duration.seconds(0),
      defaultTtl: Duration.seconds(0),
      maxTtl: Duration.days(365),
    });
  }

  private createHeadersPolicy(): ResponseHeadersPolicy {
    const accessControlMaxAge = Duration.days(365);
    return new ResponseHeadersPolicy(this, "HeadersPolicy", {
      comment: "What only the side that speaks TLS can promise",
      securityHeadersBehavior: {
        strictTransportSecurity: {
          accessControlMaxAge,
          includeSubdomains: false,
          override: true,
        },
      },
    });
  }

  private createEdgeFunction(): EdgeFunction {
    return new EdgeFunction(this, "ReduceCacheKey", {
      comment: "Reduces headers to what the answer depends on",
      runtime: FunctionRuntime.JS_2_0,
      code: FunctionCode.fromInline(handler.toString()),
    });
  }

  private ownDomain({
    domainName,
    certificateArn,
  }: Settings): Pick<DistributionProps, "certificate" | "domainNames"> {
    if (domainName === undefined || certificateArn === undefined) return {};
    const certificate = Certificate.fromCertificateArn(this, "Certificate", certificateArn);
    return { domainNames: [domainName], certificate };
  }

  private acknowledgeFindings(): void {
    Validations.of(this.distribution).acknowledge(
      { id: "AwsSolutions-CFR1", reason: "News is for readers in every country." },
      {
        id: "AwsSolutions-CFR2",
        reason:
          "A web ACL costs more a month than the whole service; the stage's throttle bounds what an attack can cost.",
      },
      {
        id: "AwsSolutions-CFR3",
        reason:
          "Who reads what is not recorded, by design; the API's access log shows what reached us.",
      },
      {
        id: "AwsSolutions-CFR4",
        reason:
          "CloudFront's own certificate, used where no domain is set, fixes the minimum to TLS 1; with a domain it is TLS 1.2.",
      },
    );
  }
}
