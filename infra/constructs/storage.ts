import {
  AttributeType,
  BillingMode,
  type CfnTable,
  ProjectionType,
  Table,
} from "aws-cdk-lib/aws-dynamodb";
import { BlockPublicAccess, Bucket, BucketEncryption, type CfnBucket } from "aws-cdk-lib/aws-s3";
import { Duration, RemovalPolicy, Stack, Validations } from "aws-cdk-lib/core";
import { Construct } from "constructs";
import { type Billing, FIXED_UNITS } from "../table-capacity.ts";
import type { NodeFunction } from "./node-function.ts";

type TableAction = "BatchGetItem" | "DeleteItem" | "GetItem" | "PutItem" | "UpdateItem";
type BlobAction = "DeleteObject" | "GetObject" | "PutObject";
type BlobFolder = "archives" | "bodies" | "renderings" | "snapshots";

/** All that lasts: one table, one bucket. Both survive the stack. */
export class Storage extends Construct {
  readonly table: Table;
  readonly bucket: Bucket;

  constructor(scope: Construct, id: string, { billing }: { readonly billing: Billing }) {
    super(scope, id);
    this.table = this.createTable(billing);
    this.bucket = this.createBucket();
  }

  /** On items of the table itself; with `keys`, only on those whose partition key matches one of these patterns. */
  allowItems(fn: NodeFunction, actions: readonly TableAction[], keys?: readonly string[]): void {
    fn.allow(
      actions.map((action) => `dynamodb:${action}`),
      [this.table.tableArn],
      keys && { "ForAllValues:StringLike": { "dynamodb:LeadingKeys": keys } },
    );
  }

  /** Reads of ranges; none but these indexes, the table itself by the name `table`. */
  allowQueries(fn: NodeFunction, ...of: readonly ("table" | "byTime" | "bySource")[]): void {
    const { tableArn } = this.table;
    const arns = of.map((name) => (name === "table" ? tableArn : `${tableArn}/index/${name}`));
    fn.allow(["dynamodb:Query"], arns);
  }

  allowBlobs(
    fn: NodeFunction,
    actions: readonly BlobAction[],
    folders: readonly BlobFolder[],
  ): void {
    fn.allow(
      actions.map((action) => `s3:${action}`),
      folders.map((folder) => this.bucket.arnForObjects(`${folder}/*`)),
    );
    // Without it S3 answers 403, not 404, for an object that is not there.
    if (actions.includes("GetObject")) fn.allow(["s3:ListBucket"], [this.bucket.bucketArn]);
    for (const folder of folders) this.acknowledgeFolder(fn, folder);
  }

  private acknowledgeFolder(fn: NodeFunction, folder: BlobFolder): void {
    const bucket = Stack.of(this).getLogicalId(this.bucket.node.defaultChild as CfnBucket);
    Validations.of(fn.role ?? fn).acknowledge({
      id: `AwsSolutions-IAM5[Resource::<${bucket}.Arn>/${folder}/*]`,
      reason: `Objects under ${folder}/ are named for their content, so the function is given this folder of ours, and no other.`,
    });
  }

  private createTable(billing: Billing): Table {
    const key = (name: string) => ({ name, type: AttributeType.STRING });
    const isFixed = billing === "provisioned";
    const table = new Table(this, "Table", {
      partitionKey: key("PK"),
      sortKey: key("SK"),
      billingMode: isFixed ? BillingMode.PROVISIONED : BillingMode.PAY_PER_REQUEST,
      ...(isFixed && FIXED_UNITS.table),
      timeToLiveAttribute: "ttl",
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      deletionProtection: true,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    for (const indexName of ["byTime", "bySource"] as const) {
      table.addGlobalSecondaryIndex({
        indexName,
        partitionKey: key(`${indexName}Pk`),
        sortKey: key(`${indexName}Sk`),
        projectionType: ProjectionType.KEYS_ONLY,
        ...(isFixed && FIXED_UNITS[indexName]),
      });
    }
    // Said, not left to a default: an update must turn a table of the other kind into one of this.
    if (isFixed) (table.node.defaultChild as CfnTable).billingMode = BillingMode.PROVISIONED;
    return table;
  }

  private createBucket(): Bucket {
    const bucket = new Bucket(this, "Bucket", {
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      encryption: BucketEncryption.S3_MANAGED,
      enforceSSL: true,
      minimumTLSVersion: 1.2,
      removalPolicy: RemovalPolicy.RETAIN,
      lifecycleRules: [
        { prefix: "snapshots/", expiration: Duration.days(90) },
        { abortIncompleteMultipartUploadAfter: Duration.days(1) },
      ],
    });
    Validations.of(bucket).acknowledge({
      id: "AwsSolutions-S1",
      reason:
        "Only our own functions reach the bucket, public access is blocked, and every object can be made again; access logs would cost more than the bucket.",
    });
    return bucket;
  }
}
