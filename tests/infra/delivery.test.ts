import { Match } from "aws-cdk-lib/assertions";
import { describe, expect, it } from "vitest";
import { synthesize } from "../support/stack.ts";

const template = synthesize();

describe("the way to readers", () => {
  it("is throttled before anything of ours is called", () => {
    template.hasResourceProperties("AWS::ApiGatewayV2::Stage", {
      StageName: "$default",
      DefaultRouteSettings: { ThrottlingRateLimit: 100, ThrottlingBurstLimit: 200 },
      AccessLogSettings: Match.anyValue(),
    });
  });

  it("logs nothing that tells one reader from another", () => {
    const stages = JSON.stringify(template.findResources("AWS::ApiGatewayV2::Stage"));
    expect(stages).not.toMatch(/sourceIp|userAgent|identity|header/i);
  });

  it("leads over TLS, and leaves compression to the renderings", () => {
    template.hasResourceProperties("AWS::CloudFront::Distribution", {
      DistributionConfig: {
        DefaultCacheBehavior: {
          ViewerProtocolPolicy: "redirect-to-https",
          Compress: false,
          AllowedMethods: ["GET", "HEAD", "OPTIONS"],
          FunctionAssociations: [{ EventType: "viewer-request" }],
        },
        Origins: [
          {
            CustomOriginConfig: {
              OriginProtocolPolicy: "https-only",
              OriginSSLProtocols: ["TLSv1.2"],
            },
          },
        ],
      },
    });
  });

  it("caches by what an answer depends on: three parameters, two reduced headers, the encoding", () => {
    template.hasResourceProperties("AWS::CloudFront::CachePolicy", {
      CachePolicyConfig: {
        DefaultTTL: 0,
        MinTTL: 0,
        ParametersInCacheKeyAndForwardedToOrigin: {
          CookiesConfig: { CookieBehavior: "none" },
          EnableAcceptEncodingBrotli: true,
          EnableAcceptEncodingGzip: true,
          HeadersConfig: {
            HeaderBehavior: "whitelist",
            Headers: ["Sec-Fetch-Dest", "Accept-Language"],
          },
          QueryStringsConfig: {
            QueryStringBehavior: "whitelist",
            QueryStrings: ["limit", "include", "exclude", "lang"],
          },
        },
      },
    });
  });

  it("is written where functions read it, before the sources are applied", () => {
    const [[id, address] = []] = Object.entries(template.findResources("Custom::TidingsAddress"));
    expect(address?.Properties.PublicUrl).toEqual({
      "Fn::Join": ["", ["https://", { "Fn::GetAtt": expect.anything() }]],
    });
    const [sources] = Object.values(template.findResources("Custom::TidingsSources"));
    expect(sources?.DependsOn).toContain(id);
  });

  it("is CloudFront's own host, or the operator's", () => {
    template.hasResourceProperties("AWS::SSM::Parameter", {
      Name: "/tidings/Test/public-url",
      Value: { "Fn::Join": ["", ["https://", { "Fn::GetAtt": Match.anyValue() }]] },
    });
    const domainName = "feeds.example.org";
    const certificateArn = "arn:aws:acm:us-east-1:123456789012:certificate/0a-1b";
    const own = synthesize({ settings: { domainName, certificateArn } });
    own.hasResourceProperties("AWS::SSM::Parameter", { Value: `https://${domainName}` });
    own.hasResourceProperties("AWS::CloudFront::Distribution", {
      DistributionConfig: {
        Aliases: [domainName],
        ViewerCertificate: {
          AcmCertificateArn: certificateArn,
          MinimumProtocolVersion: "TLSv1.2_2021",
        },
      },
    });
  });
});
