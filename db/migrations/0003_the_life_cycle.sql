CREATE TABLE "audit_seals" (
	"number" integer PRIMARY KEY NOT NULL,
	"from_id" bigint NOT NULL,
	"to_id" bigint NOT NULL,
	"entries" integer NOT NULL,
	"previous_hash" text NOT NULL,
	"hash" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "campaign_members" (
	"id" text PRIMARY KEY NOT NULL,
	"campaign_id" text NOT NULL,
	"employee_id" text NOT NULL,
	"department_id" text,
	"ask_on" date NOT NULL,
	"asked_at" timestamp (3) with time zone,
	"opened_at" timestamp (3) with time zone,
	"answered_at" timestamp (3) with time zone,
	"how" text,
	"nudges" smallint DEFAULT 0 NOT NULL,
	"nudge_on" date,
	"closed_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "campaigns" (
	"id" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"name" text NOT NULL,
	"state" text NOT NULL,
	"once" text NOT NULL,
	"department_ids" text[] NOT NULL,
	"started_by" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"paused_at" timestamp (3) with time zone,
	"ended_at" timestamp (3) with time zone,
	CONSTRAINT "campaigns_once_unique" UNIQUE("once")
);
--> statement-breakpoint
CREATE TABLE "reminder_plans" (
	"employee_id" text PRIMARY KEY NOT NULL,
	"asked_on" date NOT NULL,
	"asked" boolean NOT NULL,
	"opens_on" date NOT NULL,
	"wanted_by" date NOT NULL,
	"latest_on" date NOT NULL,
	"ask_on" date
);
--> statement-breakpoint
CREATE TABLE "directory_leavers" (
	"userid" text PRIMARY KEY NOT NULL,
	"employee_id" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "directory_syncs" (
	"id" text PRIMARY KEY NOT NULL,
	"state" text NOT NULL,
	"asked_by" text,
	"accept_leavers" boolean NOT NULL,
	"attempts" smallint DEFAULT 0 NOT NULL,
	"due_at" timestamp (3) with time zone NOT NULL,
	"leased_until" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone NOT NULL,
	"started_at" timestamp (3) with time zone,
	"ended_at" timestamp (3) with time zone,
	"counts" jsonb,
	"differences" jsonb,
	"trouble" text
);
--> statement-breakpoint
CREATE TABLE "exports" (
	"id" text PRIMARY KEY NOT NULL,
	"state" text NOT NULL,
	"requested_by" text NOT NULL,
	"requested_at" timestamp (3) with time zone NOT NULL,
	"reason" text NOT NULL,
	"department_id" text,
	"rows" integer NOT NULL,
	"decided_by" text,
	"decided_at" timestamp (3) with time zone,
	"expires_at" timestamp (3) with time zone,
	"downloads" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "api_key_calls" (
	"key_id" text PRIMARY KEY NOT NULL,
	"minute" timestamp (3) with time zone NOT NULL,
	"calls" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "api_keys" (
	"id" text PRIMARY KEY NOT NULL,
	"line_id" text NOT NULL,
	"system" text NOT NULL,
	"handle" text NOT NULL,
	"secret_hash" text NOT NULL,
	"scopes" text[] NOT NULL,
	"issued_by" text NOT NULL,
	"issued_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"replaced_at" timestamp (3) with time zone,
	"revoked_at" timestamp (3) with time zone,
	"revoked_by" text,
	CONSTRAINT "api_keys_handle_unique" UNIQUE("handle")
);
--> statement-breakpoint
CREATE TABLE "contact_activity" (
	"employee_id" text NOT NULL,
	"phone_hash" text NOT NULL,
	"interactions" integer NOT NULL,
	"as_of" date NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "contact_activity_employee_id_phone_hash_pk" PRIMARY KEY("employee_id","phone_hash")
);
--> statement-breakpoint
CREATE TABLE "integration_requests" (
	"line_id" text NOT NULL,
	"key" text NOT NULL,
	"request_hash" text NOT NULL,
	"answer" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "integration_requests_line_id_key_pk" PRIMARY KEY("line_id","key")
);
--> statement-breakpoint
CREATE TABLE "onboardings" (
	"employee_id" text PRIMARY KEY NOT NULL,
	"opened_at" timestamp (3) with time zone NOT NULL,
	"completed_at" timestamp (3) with time zone,
	"completed_by" text,
	"completions" smallint DEFAULT 0 NOT NULL,
	"reminders" smallint DEFAULT 0 NOT NULL,
	"remind_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "waivers" (
	"id" text PRIMARY KEY NOT NULL,
	"employee_id" text NOT NULL,
	"reason" text NOT NULL,
	"until_on" date NOT NULL,
	"waived_by" text NOT NULL,
	"waived_at" timestamp (3) with time zone NOT NULL,
	"revoked_at" timestamp (3) with time zone,
	"revoked_by" text
);
--> statement-breakpoint
CREATE TABLE "webhooks" (
	"id" text PRIMARY KEY NOT NULL,
	"event" text NOT NULL,
	"employee_id" text NOT NULL,
	"occasion" text NOT NULL,
	"data" text NOT NULL,
	"state" text NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"sent_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "heartbeats" (
	"name" text PRIMARY KEY NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "provider_windows" (
	"provider" text NOT NULL,
	"window_start" timestamp (3) with time zone NOT NULL,
	"answered" integer NOT NULL,
	"failed" integer NOT NULL,
	"total_ms" bigint NOT NULL,
	"last_failure" text,
	"broken_at" timestamp (3) with time zone,
	CONSTRAINT "provider_windows_provider_window_start_pk" PRIMARY KEY("provider","window_start")
);
--> statement-breakpoint
CREATE TABLE "setting_changes" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "setting_changes_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"key" text NOT NULL,
	"before" jsonb,
	"after" jsonb NOT NULL,
	"changed_by" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "roster_readings" (
	"employee_id" text PRIMARY KEY NOT NULL,
	"due_at" timestamp (3) with time zone NOT NULL,
	"leased_until" timestamp (3) with time zone,
	"read_at" timestamp (3) with time zone,
	"conflicts" smallint DEFAULT 0 NOT NULL,
	"conflicts_sealed" "bytea",
	"trouble" text
);
--> statement-breakpoint
CREATE TABLE "upload_chunks" (
	"upload_id" text NOT NULL,
	"n" smallint NOT NULL,
	"body_sealed" "bytea" NOT NULL,
	CONSTRAINT "upload_chunks_upload_id_n_pk" PRIMARY KEY("upload_id","n")
);
--> statement-breakpoint
CREATE TABLE "uploads" (
	"id" text PRIMARY KEY NOT NULL,
	"state" text NOT NULL,
	"created_by" text NOT NULL,
	"file_name" text NOT NULL,
	"size" integer NOT NULL,
	"chunks" smallint NOT NULL,
	"file_hash" text,
	"as_of" date NOT NULL,
	"mapping" jsonb NOT NULL,
	"columns" jsonb,
	"preview" jsonb,
	"phase" text,
	"done" integer NOT NULL,
	"total" integer NOT NULL,
	"progress_at" timestamp (3) with time zone,
	"failure" text,
	"import_id" text,
	"outcome" jsonb,
	"created_at" timestamp (3) with time zone NOT NULL,
	"touched_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "contacts" ADD COLUMN "purged_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "audit_log" ADD COLUMN "seal_number" integer;--> statement-breakpoint
CREATE INDEX "campaign_members_by_campaign" ON "campaign_members" USING btree ("campaign_id","department_id");--> statement-breakpoint
CREATE INDEX "campaign_members_by_employee" ON "campaign_members" USING btree ("employee_id","asked_at");--> statement-breakpoint
CREATE INDEX "campaign_members_day" ON "campaign_members" USING btree ("ask_on");--> statement-breakpoint
CREATE INDEX "campaign_members_to_ask" ON "campaign_members" USING btree ("ask_on") WHERE "campaign_members"."asked_at" is null and "campaign_members"."closed_at" is null;--> statement-breakpoint
CREATE INDEX "campaign_members_open" ON "campaign_members" USING btree ("asked_at") WHERE "campaign_members"."asked_at" is not null and "campaign_members"."answered_at" is null and "campaign_members"."closed_at" is null;--> statement-breakpoint
CREATE INDEX "reminder_plans_day" ON "reminder_plans" USING btree ("ask_on");--> statement-breakpoint
CREATE INDEX "reminder_plans_unplanned" ON "reminder_plans" USING btree ("latest_on","employee_id") WHERE "reminder_plans"."ask_on" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "directory_syncs_open" ON "directory_syncs" USING btree (("ended_at" is null)) WHERE "directory_syncs"."ended_at" is null;--> statement-breakpoint
CREATE INDEX "directory_syncs_latest" ON "directory_syncs" USING btree ("created_at");--> statement-breakpoint
CREATE INDEX "exports_by_requester" ON "exports" USING btree ("requested_by","requested_at");--> statement-breakpoint
CREATE INDEX "api_keys_by_line" ON "api_keys" USING btree ("line_id");--> statement-breakpoint
CREATE INDEX "contact_activity_as_of" ON "contact_activity" USING btree ("as_of");--> statement-breakpoint
CREATE INDEX "integration_requests_at" ON "integration_requests" USING btree ("created_at");--> statement-breakpoint
CREATE INDEX "onboardings_to_remind" ON "onboardings" USING btree ("remind_at") WHERE "onboardings"."completed_at" is null;--> statement-breakpoint
CREATE INDEX "onboardings_for_a_time" ON "onboardings" USING btree ("employee_id") WHERE "onboardings"."completed_by" <> 'coverage';--> statement-breakpoint
CREATE UNIQUE INDEX "waivers_one_live" ON "waivers" USING btree ("employee_id") WHERE "waivers"."revoked_at" is null;--> statement-breakpoint
CREATE INDEX "waivers_by_employee" ON "waivers" USING btree ("employee_id");--> statement-breakpoint
CREATE UNIQUE INDEX "webhooks_once" ON "webhooks" USING btree ("event","employee_id","occasion");--> statement-breakpoint
CREATE INDEX "webhooks_queued" ON "webhooks" USING btree ("created_at") WHERE "webhooks"."state" = 'queued';--> statement-breakpoint
CREATE INDEX "setting_changes_by_key" ON "setting_changes" USING btree ("key","id");--> statement-breakpoint
CREATE INDEX "roster_readings_due" ON "roster_readings" USING btree ("due_at");--> statement-breakpoint
CREATE INDEX "roster_readings_with_conflicts" ON "roster_readings" USING btree ("employee_id") WHERE "roster_readings"."conflicts" > 0;--> statement-breakpoint
CREATE INDEX "uploads_by_creator" ON "uploads" USING btree ("created_by","created_at");--> statement-breakpoint
CREATE INDEX "uploads_by_touch" ON "uploads" USING btree ("touched_at");--> statement-breakpoint
CREATE INDEX "contacts_to_purge" ON "contacts" USING btree ("updated_at") WHERE "contacts"."purged_at" is null and "contacts"."state" in ('draft', 'invalid', 'retired');--> statement-breakpoint
CREATE INDEX "messages_unreported" ON "messages" USING btree ("sent_at") WHERE "messages"."state" = 'sent';--> statement-breakpoint
CREATE INDEX "employees_left" ON "employees" USING btree ("left_on") WHERE "employees"."status" = 'left';--> statement-breakpoint
CREATE INDEX "audit_log_by_seal" ON "audit_log" USING btree ("seal_number","id");