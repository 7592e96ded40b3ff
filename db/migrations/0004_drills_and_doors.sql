CREATE TABLE "sms_accounts" (
	"vendor" text PRIMARY KEY NOT NULL,
	"asked_at" timestamp (3) with time zone NOT NULL,
	"read_at" timestamp (3) with time zone,
	"package_sms" integer,
	"available_li" bigint,
	"trouble" text
);
--> statement-breakpoint
CREATE TABLE "calendars" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "calendars_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"year" integer NOT NULL,
	"days" jsonb NOT NULL,
	"uploaded_by" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
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
CREATE TABLE "drill_messages" (
	"id" text PRIMARY KEY NOT NULL,
	"drill_person_id" text NOT NULL,
	"contact_id" text NOT NULL,
	"employee_id" text NOT NULL,
	"token_hash" text,
	"sent_at" timestamp (3) with time zone,
	"answered_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "drill_messages_drillPersonId_unique" UNIQUE("drill_person_id"),
	CONSTRAINT "drill_messages_tokenHash_unique" UNIQUE("token_hash")
);
--> statement-breakpoint
CREATE TABLE "drill_calls" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "drill_calls_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"drill_person_id" text NOT NULL,
	"contact_id" text NOT NULL,
	"actor_id" text NOT NULL,
	"outcome" text NOT NULL,
	"once" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"replaces_id" bigint,
	"applied_at" timestamp (3) with time zone,
	CONSTRAINT "drill_calls_once_unique" UNIQUE("once")
);
--> statement-breakpoint
CREATE TABLE "drill_people" (
	"id" text PRIMARY KEY NOT NULL,
	"drill_id" text NOT NULL,
	"employee_id" text NOT NULL,
	"site" text NOT NULL,
	"position" integer NOT NULL,
	"state" text NOT NULL,
	"reason" text,
	"without_contact" boolean DEFAULT false NOT NULL,
	"held_by" text,
	"held_until" timestamp (3) with time zone,
	"opened_at" timestamp (3) with time zone,
	"dialled_at" timestamp (3) with time zone,
	"ended_at" timestamp (3) with time zone,
	"ended_by" text,
	"told_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "drill_sites" (
	"drill_id" text NOT NULL,
	"site" text NOT NULL,
	"population" integer NOT NULL,
	"drawn" integer NOT NULL,
	"reached" integer,
	"not_reached" integer,
	"without_contact" integer,
	"not_attempted" jsonb,
	CONSTRAINT "drill_sites_drill_id_site_pk" PRIMARY KEY("drill_id","site")
);
--> statement-breakpoint
CREATE TABLE "drills" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"kind" text DEFAULT 'call' NOT NULL,
	"state" text NOT NULL,
	"once" text NOT NULL,
	"department_ids" text[],
	"basis" text NOT NULL,
	"precision" smallint NOT NULL,
	"seed" text NOT NULL,
	"started_by" text NOT NULL,
	"started_at" timestamp (3) with time zone NOT NULL,
	"closed_by" text,
	"closed_at" timestamp (3) with time zone,
	"dial_seconds" integer,
	"result_minutes" integer,
	CONSTRAINT "drills_once_unique" UNIQUE("once")
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
ALTER TABLE "messages" ADD COLUMN "drill_message_id" text;--> statement-breakpoint
CREATE INDEX "calendars_by_year" ON "calendars" USING btree ("year","id");--> statement-breakpoint
CREATE INDEX "drill_messages_by_contact" ON "drill_messages" USING btree ("contact_id");--> statement-breakpoint
CREATE INDEX "drill_calls_by_person" ON "drill_calls" USING btree ("drill_person_id","id");--> statement-breakpoint
CREATE INDEX "drill_calls_by_contact" ON "drill_calls" USING btree ("contact_id","at");--> statement-breakpoint
CREATE INDEX "drill_calls_replaced" ON "drill_calls" USING btree ("replaces_id") WHERE "drill_calls"."replaces_id" is not null;--> statement-breakpoint
CREATE INDEX "drill_people_by_drill" ON "drill_people" USING btree ("drill_id","position");--> statement-breakpoint
CREATE INDEX "drill_people_by_employee" ON "drill_people" USING btree ("employee_id");--> statement-breakpoint
CREATE INDEX "drill_people_held" ON "drill_people" USING btree ("held_until") WHERE "drill_people"."held_until" is not null;--> statement-breakpoint
CREATE INDEX "drills_by_start" ON "drills" USING btree ("started_at","id");--> statement-breakpoint
CREATE UNIQUE INDEX "preboardings_by_link" ON "preboardings" USING btree ("link_hash");--> statement-breakpoint
CREATE UNIQUE INDEX "messages_by_drill_message" ON "messages" USING btree ("drill_message_id") WHERE "messages"."drill_message_id" is not null;