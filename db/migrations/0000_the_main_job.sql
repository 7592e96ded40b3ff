CREATE TABLE "asks" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "asks_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"phone_hash" text NOT NULL,
	"what" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "challenge_codes" (
	"id" text PRIMARY KEY NOT NULL,
	"subject" text NOT NULL,
	"purpose" text NOT NULL,
	"contact_id" text,
	"challenge_id" text,
	"code_hash" text,
	"expires_at" timestamp (3) with time zone,
	"used_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "challenge_corrections" (
	"id" text PRIMARY KEY NOT NULL,
	"challenge_id" text NOT NULL,
	"contact_id" text NOT NULL,
	"name_sealed" "bytea",
	"relation" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "challenge_corrections_challengeId_unique" UNIQUE("challenge_id")
);
--> statement-breakpoint
CREATE TABLE "challenge_links" (
	"token_hash" text PRIMARY KEY NOT NULL,
	"challenge_id" text NOT NULL,
	"message_id" text,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"proven_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "challenges" (
	"id" text PRIMARY KEY NOT NULL,
	"contact_id" text NOT NULL,
	"employee_id" text NOT NULL,
	"phone_hash" text NOT NULL,
	"kind" text NOT NULL,
	"form" text NOT NULL,
	"state" text NOT NULL,
	"extend_code" text NOT NULL,
	"asked_at" timestamp (3) with time zone,
	"delivered_at" timestamp (3) with time zone,
	"repeat_at" timestamp (3) with time zone,
	"closes_at" timestamp (3) with time zone,
	"answered_at" timestamp (3) with time zone,
	"answered_via" text,
	"decline_why" text,
	"undo_until" timestamp (3) with time zone,
	"withdrawn_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "code_tries" (
	"subject" text NOT NULL,
	"audience" text NOT NULL,
	"day" text NOT NULL,
	"wrong" smallint NOT NULL,
	CONSTRAINT "code_tries_subject_audience_day_pk" PRIMARY KEY("subject","audience","day")
);
--> statement-breakpoint
CREATE TABLE "miss_counters" (
	"scope" text NOT NULL,
	"subject" text NOT NULL,
	"window_start" timestamp (3) with time zone NOT NULL,
	"count" integer NOT NULL,
	CONSTRAINT "miss_counters_scope_subject_window_start_pk" PRIMARY KEY("scope","subject","window_start")
);
--> statement-breakpoint
CREATE TABLE "call_tasks" (
	"id" text PRIMARY KEY NOT NULL,
	"contact_id" text NOT NULL,
	"employee_id" text NOT NULL,
	"kind" text NOT NULL,
	"opened_at" timestamp (3) with time zone NOT NULL,
	"closed_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "contact_history" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "contact_history_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"contact_id" text NOT NULL,
	"employee_id" text NOT NULL,
	"event" text NOT NULL,
	"actor" text NOT NULL,
	"actor_id" text,
	"why" text,
	"before" jsonb,
	"after" jsonb,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "contact_history_values" (
	"history_id" bigint PRIMARY KEY NOT NULL,
	"contact_id" text NOT NULL,
	"values_sealed" "bytea" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "contacts" (
	"id" text PRIMARY KEY NOT NULL,
	"employee_id" text NOT NULL,
	"name_sealed" "bytea" NOT NULL,
	"relation" text NOT NULL,
	"phone_sealed" "bytea" NOT NULL,
	"phone_hash" text NOT NULL,
	"channel" text NOT NULL,
	"position" smallint,
	"state" text NOT NULL,
	"cause" text,
	"shared" boolean DEFAULT false NOT NULL,
	"shared_confirmed_at" timestamp (3) with time zone,
	"replaces_id" text,
	"replace_reason" text,
	"ask_now" boolean DEFAULT false NOT NULL,
	"source" text NOT NULL,
	"proof_kind" text,
	"proof_at" timestamp (3) with time zone,
	"screen_proof_at" timestamp (3) with time zone,
	"checked_at" timestamp (3) with time zone,
	"affirmed_at" timestamp (3) with time zone,
	"due_on" date,
	"draft_until" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	"retired_at" timestamp (3) with time zone,
	CONSTRAINT "contacts_position" CHECK ("contacts"."position" between 1 and 5)
);
--> statement-breakpoint
CREATE TABLE "idempotency_keys" (
	"employee_id" text NOT NULL,
	"key" text NOT NULL,
	"request_hash" text NOT NULL,
	"contact_id" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "idempotency_keys_employee_id_key_pk" PRIMARY KEY("employee_id","key")
);
--> statement-breakpoint
CREATE TABLE "vacant_refusals" (
	"employee_id" text NOT NULL,
	"phone_hash" text NOT NULL,
	"count" smallint NOT NULL,
	"last_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "vacant_refusals_employee_id_phone_hash_pk" PRIMARY KEY("employee_id","phone_hash")
);
--> statement-breakpoint
CREATE TABLE "import_changes" (
	"import_id" text NOT NULL,
	"kind" text NOT NULL,
	"subject" text NOT NULL,
	"before" jsonb,
	CONSTRAINT "import_changes_import_id_kind_subject_pk" PRIMARY KEY("import_id","kind","subject")
);
--> statement-breakpoint
CREATE TABLE "import_issues" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "import_issues_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"import_id" text NOT NULL,
	"row" integer NOT NULL,
	"employee_no" text,
	"column" text NOT NULL,
	"reason" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "imports" (
	"id" text PRIMARY KEY NOT NULL,
	"file_hash" text NOT NULL,
	"state" text NOT NULL,
	"as_of" date NOT NULL,
	"counts" jsonb NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"started_at" timestamp (3) with time zone,
	"undone_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "staged_contacts" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "staged_contacts_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"import_id" text NOT NULL,
	"employee_id" text NOT NULL,
	"row" integer NOT NULL,
	"position" smallint NOT NULL,
	"name_sealed" "bytea" NOT NULL,
	"relation" text NOT NULL,
	"phone_sealed" "bytea" NOT NULL,
	"phone_hash" text NOT NULL,
	"own_number" boolean NOT NULL
);
--> statement-breakpoint
CREATE TABLE "carrier_forms" (
	"carrier" text PRIMARY KEY NOT NULL,
	"form" text NOT NULL,
	"why" text NOT NULL,
	"changed_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "carrier_reports" (
	"hour" timestamp (3) with time zone NOT NULL,
	"carrier" text NOT NULL,
	"form" text NOT NULL,
	"delivered" integer NOT NULL,
	"blocked" integer NOT NULL,
	CONSTRAINT "carrier_reports_hour_carrier_form_pk" PRIMARY KEY("hour","carrier","form")
);
--> statement-breakpoint
CREATE TABLE "messages" (
	"id" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"contact_id" text NOT NULL,
	"employee_id" text NOT NULL,
	"challenge_id" text,
	"code_id" text,
	"phone_hash" text NOT NULL,
	"once" text NOT NULL,
	"asked" boolean NOT NULL,
	"ask_now" boolean DEFAULT false NOT NULL,
	"form" text,
	"carrier" text,
	"state" text NOT NULL,
	"why" text,
	"out_id" text,
	"biz_id" text,
	"segments" smallint,
	"attempts" smallint DEFAULT 0 NOT NULL,
	"due_at" timestamp (3) with time zone NOT NULL,
	"claimed_at" timestamp (3) with time zone,
	"sent_at" timestamp (3) with time zone,
	"reported_at" timestamp (3) with time zone,
	"err_code" text,
	"reported_code" text,
	"missed_queries" smallint DEFAULT 0 NOT NULL,
	"last_query_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "messages_once_unique" UNIQUE("once"),
	CONSTRAINT "messages_outId_unique" UNIQUE("out_id")
);
--> statement-breakpoint
CREATE TABLE "notices" (
	"id" text PRIMARY KEY NOT NULL,
	"employee_id" text NOT NULL,
	"contact_id" text,
	"kind" text NOT NULL,
	"subject" text NOT NULL,
	"details" jsonb,
	"state" text NOT NULL,
	"why" text,
	"attempts" smallint DEFAULT 0 NOT NULL,
	"due_at" timestamp (3) with time zone NOT NULL,
	"claimed_at" timestamp (3) with time zone,
	"sent_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "send_guards" (
	"phone_hash" text PRIMARY KEY NOT NULL,
	"version" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "sms_days" (
	"day" text NOT NULL,
	"shard" smallint NOT NULL,
	"sent" integer NOT NULL,
	CONSTRAINT "sms_days_day_shard_pk" PRIMARY KEY("day","shard")
);
--> statement-breakpoint
CREATE TABLE "sms_pushes" (
	"kind" text NOT NULL,
	"key" text NOT NULL,
	"outcome" text NOT NULL,
	"received_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "sms_pushes_kind_key_pk" PRIMARY KEY("kind","key")
);
--> statement-breakpoint
CREATE TABLE "number_checks" (
	"id" text PRIMARY KEY NOT NULL,
	"phone_hash" text NOT NULL,
	"employee_id" text,
	"kind" text NOT NULL,
	"answer" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "number_lookups" (
	"employee_id" text NOT NULL,
	"day" text NOT NULL,
	"phone_hash" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "numbers" (
	"phone_hash" text PRIMARY KEY NOT NULL,
	"status" text,
	"carrier" text,
	"province" text,
	"city" text,
	"checked_at" timestamp (3) with time zone,
	"stopped_at" timestamp (3) with time zone,
	"reassigned" text,
	"reassigned_checked_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "departments" (
	"id" text PRIMARY KEY NOT NULL,
	"external_id" text,
	"name" text NOT NULL,
	"parent_id" text,
	"leader_id" text,
	"site" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "departments_externalId_unique" UNIQUE("external_id")
);
--> statement-breakpoint
CREATE TABLE "employee_numbers" (
	"employee_id" text NOT NULL,
	"source" text NOT NULL,
	"phone_sealed" "bytea" NOT NULL,
	"phone_hash" text NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "employee_numbers_employee_id_source_pk" PRIMARY KEY("employee_id","source")
);
--> statement-breakpoint
CREATE TABLE "employees" (
	"id" text PRIMARY KEY NOT NULL,
	"employee_no" text NOT NULL,
	"userid" text,
	"name" text NOT NULL,
	"department_id" text,
	"site" text NOT NULL,
	"superior_no" text,
	"status" text NOT NULL,
	"hired_on" date,
	"left_on" date,
	"affirmed_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "employees_employeeNo_unique" UNIQUE("employee_no"),
	CONSTRAINT "employees_userid_unique" UNIQUE("userid"),
	CONSTRAINT "employees_status" CHECK ("employees"."status" in ('onboarding', 'active', 'left'))
);
--> statement-breakpoint
CREATE TABLE "login_tries" (
	"caller_hash" text NOT NULL,
	"window_start" timestamp (3) with time zone NOT NULL,
	"failed" smallint NOT NULL,
	CONSTRAINT "login_tries_caller_hash_window_start_pk" PRIMARY KEY("caller_hash","window_start")
);
--> statement-breakpoint
CREATE TABLE "role_grants" (
	"id" text PRIMARY KEY NOT NULL,
	"employee_id" text NOT NULL,
	"role" text NOT NULL,
	"department_id" text,
	"granted_by" text,
	"granted_at" timestamp (3) with time zone NOT NULL,
	"ended_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"token_hash" text PRIMARY KEY NOT NULL,
	"employee_id" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"ended_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "audit_log" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "audit_log_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"actor_id" text,
	"action" text NOT NULL,
	"subject" text,
	"reason" text,
	"details" jsonb,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "jobs" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "jobs_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"lane" text NOT NULL,
	"event" text NOT NULL,
	"payload" jsonb NOT NULL,
	"run_at" timestamp (3) with time zone NOT NULL,
	"attempts" smallint DEFAULT 0 NOT NULL,
	"lease_token" text,
	"leased_until" timestamp (3) with time zone,
	"last_error" text,
	"dead_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "pacers" (
	"name" text PRIMARY KEY NOT NULL,
	"next_slot" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "provider_tokens" (
	"name" text PRIMARY KEY NOT NULL,
	"token_sealed" "bytea",
	"expires_at" timestamp (3) with time zone,
	"refreshing_until" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "settings" (
	"key" text PRIMARY KEY NOT NULL,
	"value" jsonb NOT NULL,
	"changed_by" text,
	"changed_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "warnings" (
	"id" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"subject" text NOT NULL,
	"details" jsonb,
	"count" integer NOT NULL,
	"first_at" timestamp (3) with time zone NOT NULL,
	"last_at" timestamp (3) with time zone NOT NULL,
	"notified_at" timestamp (3) with time zone NOT NULL,
	"closed_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE INDEX "asks_by_hash" ON "asks" USING btree ("phone_hash","at");--> statement-breakpoint
CREATE INDEX "challenge_codes_live" ON "challenge_codes" USING btree ("subject","purpose","created_at");--> statement-breakpoint
CREATE INDEX "challenge_corrections_by_contact" ON "challenge_corrections" USING btree ("contact_id");--> statement-breakpoint
CREATE INDEX "challenge_links_by_challenge" ON "challenge_links" USING btree ("challenge_id");--> statement-breakpoint
CREATE UNIQUE INDEX "challenges_one_open" ON "challenges" USING btree ("contact_id") WHERE "challenges"."state" = 'open';--> statement-breakpoint
CREATE INDEX "challenges_by_contact" ON "challenges" USING btree ("contact_id","created_at");--> statement-breakpoint
CREATE INDEX "challenges_by_hash" ON "challenges" USING btree ("phone_hash","created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "challenges_one_extend_code" ON "challenges" USING btree ("phone_hash","extend_code") WHERE "challenges"."state" in ('open', 'declined');--> statement-breakpoint
CREATE INDEX "challenges_declined_pair" ON "challenges" USING btree ("employee_id","phone_hash") WHERE "challenges"."state" = 'declined';--> statement-breakpoint
CREATE INDEX "challenges_repeat" ON "challenges" USING btree ("repeat_at") WHERE "challenges"."state" = 'open';--> statement-breakpoint
CREATE INDEX "challenges_close" ON "challenges" USING btree ("closes_at") WHERE "challenges"."state" = 'open';--> statement-breakpoint
CREATE UNIQUE INDEX "call_tasks_one_open" ON "call_tasks" USING btree ("contact_id") WHERE "call_tasks"."closed_at" is null;--> statement-breakpoint
CREATE INDEX "contact_history_by_contact" ON "contact_history" USING btree ("contact_id","id");--> statement-breakpoint
CREATE INDEX "contact_history_by_employee" ON "contact_history" USING btree ("employee_id");--> statement-breakpoint
CREATE UNIQUE INDEX "contacts_one_live_number" ON "contacts" USING btree ("employee_id","phone_hash") WHERE "contacts"."state" not in ('invalid', 'retired');--> statement-breakpoint
CREATE UNIQUE INDEX "contacts_one_per_place" ON "contacts" USING btree ("employee_id","position") WHERE "contacts"."position" is not null;--> statement-breakpoint
CREATE INDEX "contacts_by_employee" ON "contacts" USING btree ("employee_id");--> statement-breakpoint
CREATE INDEX "contacts_by_hash" ON "contacts" USING btree ("phone_hash");--> statement-breakpoint
CREATE INDEX "contacts_due" ON "contacts" USING btree ("due_on") WHERE "contacts"."state" in ('valid', 'due');--> statement-breakpoint
CREATE INDEX "contacts_draft" ON "contacts" USING btree ("draft_until") WHERE "contacts"."state" = 'draft';--> statement-breakpoint
CREATE INDEX "import_issues_by_import" ON "import_issues" USING btree ("import_id","row");--> statement-breakpoint
CREATE INDEX "imports_by_file_hash" ON "imports" USING btree ("file_hash");--> statement-breakpoint
CREATE UNIQUE INDEX "staged_contacts_once" ON "staged_contacts" USING btree ("import_id","employee_id","phone_hash");--> statement-breakpoint
CREATE INDEX "staged_contacts_by_import" ON "staged_contacts" USING btree ("import_id","id");--> statement-breakpoint
CREATE INDEX "messages_by_contact" ON "messages" USING btree ("contact_id","created_at");--> statement-breakpoint
CREATE INDEX "messages_by_hash" ON "messages" USING btree ("phone_hash","claimed_at");--> statement-breakpoint
CREATE INDEX "messages_unsettled" ON "messages" USING btree ("claimed_at") WHERE "messages"."state" in ('uncertain', 'sending');--> statement-breakpoint
CREATE INDEX "messages_blocked" ON "messages" USING btree ("carrier") WHERE "messages"."why" = 'blocked';--> statement-breakpoint
CREATE UNIQUE INDEX "notices_once" ON "notices" USING btree ("employee_id","kind","subject");--> statement-breakpoint
CREATE INDEX "notices_by_employee" ON "notices" USING btree ("employee_id","created_at");--> statement-breakpoint
CREATE INDEX "sms_pushes_recent" ON "sms_pushes" USING btree ("kind","received_at");--> statement-breakpoint
CREATE INDEX "number_checks_by_hash" ON "number_checks" USING btree ("phone_hash","at");--> statement-breakpoint
CREATE UNIQUE INDEX "number_lookups_once" ON "number_lookups" USING btree ("employee_id","day","phone_hash");--> statement-breakpoint
CREATE INDEX "departments_by_leader" ON "departments" USING btree ("leader_id");--> statement-breakpoint
CREATE INDEX "employee_numbers_by_hash" ON "employee_numbers" USING btree ("phone_hash");--> statement-breakpoint
CREATE INDEX "employees_by_department" ON "employees" USING btree ("department_id");--> statement-breakpoint
CREATE INDEX "role_grants_by_employee" ON "role_grants" USING btree ("employee_id");--> statement-breakpoint
CREATE INDEX "sessions_by_employee" ON "sessions" USING btree ("employee_id");--> statement-breakpoint
CREATE UNIQUE INDEX "sessions_expiry" ON "sessions" USING btree ("expires_at","token_hash");--> statement-breakpoint
CREATE INDEX "audit_log_at" ON "audit_log" USING btree ("at");--> statement-breakpoint
CREATE INDEX "jobs_due" ON "jobs" USING btree ("lane","run_at","id") WHERE "jobs"."dead_at" is null;--> statement-breakpoint
CREATE INDEX "jobs_dead" ON "jobs" USING btree ("dead_at") WHERE "jobs"."dead_at" is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "warnings_one_open" ON "warnings" USING btree ("kind","subject") WHERE "warnings"."closed_at" is null;