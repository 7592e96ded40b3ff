CREATE TABLE "sms_accounts" (
	"vendor" text PRIMARY KEY NOT NULL,
	"asked_at" timestamp (3) with time zone NOT NULL,
	"read_at" timestamp (3) with time zone,
	"package_sms" integer,
	"available_li" bigint,
	"trouble" text
);
--> statement-breakpoint
CREATE TABLE "canaries" (
	"day" text PRIMARY KEY NOT NULL,
	"state" text NOT NULL,
	"out_id" text,
	"attempts" smallint DEFAULT 0 NOT NULL,
	"planned_at" timestamp (3) with time zone NOT NULL,
	"claimed_at" timestamp (3) with time zone,
	"delivered_at" timestamp (3) with time zone,
	"err_code" text,
	"warned_at" timestamp (3) with time zone,
	CONSTRAINT "canaries_outId_unique" UNIQUE("out_id")
);
--> statement-breakpoint
CREATE TABLE "preboardings" (
	"employee_id" text PRIMARY KEY NOT NULL,
	"link_hash" text NOT NULL,
	"issued_by" text NOT NULL,
	"issued_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"opened_at" timestamp (3) with time zone,
	"browser_hash" text,
	"finished_at" timestamp (3) with time zone,
	"revoked_at" timestamp (3) with time zone,
	"closed_at" timestamp (3) with time zone,
	"closed_why" text
);
--> statement-breakpoint
CREATE UNIQUE INDEX "preboardings_by_link" ON "preboardings" USING btree ("link_hash");