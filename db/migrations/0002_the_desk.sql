CREATE TABLE "alert_history" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "alert_history_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"alert_id" text NOT NULL,
	"event" text NOT NULL,
	"actor_id" text,
	"details" jsonb NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "alerts" (
	"id" text PRIMARY KEY NOT NULL,
	"employee_id" text NOT NULL,
	"contact_id" text,
	"department_id" text,
	"state" text NOT NULL,
	"severity" smallint NOT NULL,
	"reasons" text[] NOT NULL,
	"tenths" smallint,
	"owner_id" text,
	"opened_at" timestamp (3) with time zone NOT NULL,
	"due_at" timestamp (3) with time zone NOT NULL,
	"escalated_at" timestamp (3) with time zone,
	"quiet_until" timestamp (3) with time zone,
	"delivered_at" timestamp (3) with time zone,
	"closed_at" timestamp (3) with time zone,
	"closed_why" text,
	"updated_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "card_presses" (
	"key" text PRIMARY KEY NOT NULL,
	"task_id" text NOT NULL,
	"userid" text NOT NULL,
	"button_key" text NOT NULL,
	"outcome" text NOT NULL,
	"received_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "deliveries" (
	"id" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"recipient_id" text NOT NULL,
	"subject" text NOT NULL,
	"alert_id" text,
	"change_request_id" text,
	"channel" text NOT NULL,
	"state" text NOT NULL,
	"why" text,
	"body_sealed" "bytea",
	"task_id" text,
	"response_code" text,
	"response_code_at" timestamp (3) with time zone,
	"out_id" text,
	"sms_to_sealed" "bytea",
	"missed_queries" smallint DEFAULT 0 NOT NULL,
	"last_query_at" timestamp (3) with time zone,
	"attempts" smallint DEFAULT 0 NOT NULL,
	"due_at" timestamp (3) with time zone NOT NULL,
	"claimed_at" timestamp (3) with time zone,
	"sent_at" timestamp (3) with time zone,
	"settled_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "deliveries_taskId_unique" UNIQUE("task_id"),
	CONSTRAINT "deliveries_outId_unique" UNIQUE("out_id")
);
--> statement-breakpoint
CREATE TABLE "digest_alerts" (
	"delivery_id" text NOT NULL,
	"alert_id" text NOT NULL,
	CONSTRAINT "digest_alerts_delivery_id_alert_id_pk" PRIMARY KEY("delivery_id","alert_id")
);
--> statement-breakpoint
CREATE TABLE "follow_ups" (
	"id" text PRIMARY KEY NOT NULL,
	"alert_id" text NOT NULL,
	"contact_id" text,
	"employee_id" text NOT NULL,
	"actor_id" text NOT NULL,
	"channel" text NOT NULL,
	"outcome" text NOT NULL,
	"note_sealed" "bytea",
	"once" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"undone_at" timestamp (3) with time zone,
	CONSTRAINT "follow_ups_once_unique" UNIQUE("once")
);
--> statement-breakpoint
CREATE TABLE "work_addresses" (
	"employee_id" text NOT NULL,
	"kind" text NOT NULL,
	"address_sealed" "bytea",
	"address_hash" text,
	"verified_at" timestamp (3) with time zone,
	"pending_sealed" "bytea",
	"pending_hash" text,
	"code_hash" text,
	"code_sent_at" timestamp (3) with time zone,
	"code_expires_at" timestamp (3) with time zone,
	"wrong" smallint DEFAULT 0 NOT NULL,
	"codes" smallint DEFAULT 0 NOT NULL,
	"codes_on" date,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "work_addresses_employee_id_kind_pk" PRIMARY KEY("employee_id","kind")
);
--> statement-breakpoint
CREATE TABLE "worklist_rows" (
	"employee_id" text PRIMARY KEY NOT NULL,
	"department_id" text NOT NULL,
	"owner_id" text,
	"severity" smallint NOT NULL,
	"state" text NOT NULL,
	"due_at" timestamp (3) with time zone NOT NULL,
	"tenths" smallint NOT NULL,
	"reasons" text[] NOT NULL,
	"alert_ids" text[] NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "change_requests" (
	"id" text PRIMARY KEY NOT NULL,
	"employee_id" text NOT NULL,
	"department_id" text,
	"contact_id" text NOT NULL,
	"replaces_id" text NOT NULL,
	"reason" text NOT NULL,
	"state" text NOT NULL,
	"decider_id" text,
	"manager_id" text,
	"requested_at" timestamp (3) with time zone NOT NULL,
	"reminded_at" timestamp (3) with time zone,
	"passed_to_hr_at" timestamp (3) with time zone,
	"manager_decision" text,
	"manager_decided_by" text,
	"decided_by" text,
	"decided_at" timestamp (3) with time zone,
	"note_sealed" "bytea"
);
--> statement-breakpoint
CREATE TABLE "delegations" (
	"id" text PRIMARY KEY NOT NULL,
	"from_id" text NOT NULL,
	"to_id" text NOT NULL,
	"starts_at" timestamp (3) with time zone NOT NULL,
	"ends_at" timestamp (3) with time zone NOT NULL,
	"ended_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "emergencies" (
	"id" text PRIMARY KEY NOT NULL,
	"employee_id" text NOT NULL,
	"opened_by" text NOT NULL,
	"reason" text NOT NULL,
	"broke_glass" text NOT NULL,
	"second_id" text,
	"opened_at" timestamp (3) with time zone NOT NULL,
	"dialled_at" timestamp (3) with time zone,
	"closed_at" timestamp (3) with time zone,
	"employee_told_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "emergency_outcomes" (
	"id" text PRIMARY KEY NOT NULL,
	"emergency_id" text NOT NULL,
	"contact_id" text NOT NULL,
	"actor_id" text NOT NULL,
	"outcome" text NOT NULL,
	"once" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"replaces_id" text,
	CONSTRAINT "emergency_outcomes_once_unique" UNIQUE("once")
);
--> statement-breakpoint
CREATE TABLE "emergency_permits" (
	"id" text PRIMARY KEY NOT NULL,
	"requested_by" text NOT NULL,
	"requested_at" timestamp (3) with time zone NOT NULL,
	"granted_by" text,
	"granted_at" timestamp (3) with time zone,
	"expires_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "employee_term_sources" (
	"employee_id" text PRIMARY KEY NOT NULL,
	"source" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "employee_terms" (
	"employee_id" text NOT NULL,
	"term" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "role_proposals" (
	"id" text PRIMARY KEY NOT NULL,
	"employee_id" text NOT NULL,
	"role" text NOT NULL,
	"department_ids" text[] NOT NULL,
	"change" text NOT NULL,
	"proposed_by" text NOT NULL,
	"proposed_at" timestamp (3) with time zone NOT NULL,
	"decided_by" text,
	"decided_at" timestamp (3) with time zone,
	"state" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "coverages" (
	"employee_id" text PRIMARY KEY NOT NULL,
	"department_id" text,
	"site" text NOT NULL,
	"counts" smallint NOT NULL,
	"near_relative" boolean NOT NULL,
	"uncovered_at" timestamp (3) with time zone,
	"ages_on" date,
	"reviewed_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "dashboard_days" (
	"day" date NOT NULL,
	"department_id" text NOT NULL,
	"measure" text NOT NULL,
	"value" integer NOT NULL,
	"out_of" integer NOT NULL,
	CONSTRAINT "dashboard_days_day_department_id_measure_pk" PRIMARY KEY("day","department_id","measure")
);
--> statement-breakpoint
CREATE TABLE "findings" (
	"id" text PRIMARY KEY NOT NULL,
	"contact_id" text NOT NULL,
	"employee_id" text NOT NULL,
	"kind" text NOT NULL,
	"details" jsonb NOT NULL,
	"found_at" timestamp (3) with time zone NOT NULL,
	"cleared_at" timestamp (3) with time zone,
	"cleared_by" text,
	"cleared_for" text
);
--> statement-breakpoint
CREATE TABLE "scores" (
	"contact_id" text PRIMARY KEY NOT NULL,
	"employee_id" text NOT NULL,
	"tenths" smallint NOT NULL,
	"probability" real NOT NULL,
	"high_risk" boolean NOT NULL,
	"rules_version" smallint NOT NULL,
	"scored_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "contacts" ADD COLUMN "earlier_proofs" jsonb;--> statement-breakpoint
ALTER TABLE "numbers" ADD COLUMN "reassigned_since" timestamp (3) with time zone;--> statement-breakpoint
CREATE INDEX "alert_history_by_alert" ON "alert_history" USING btree ("alert_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "alerts_one_per_contact" ON "alerts" USING btree ("contact_id") WHERE "alerts"."state" in ('open', 'in_follow_up') and "alerts"."contact_id" is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "alerts_one_uncovered" ON "alerts" USING btree ("employee_id") WHERE "alerts"."state" in ('open', 'in_follow_up') and "alerts"."contact_id" is null;--> statement-breakpoint
CREATE INDEX "alerts_by_opened" ON "alerts" USING btree ("opened_at","id");--> statement-breakpoint
CREATE INDEX "alerts_by_employee" ON "alerts" USING btree ("employee_id","opened_at");--> statement-breakpoint
CREATE INDEX "alerts_by_contact" ON "alerts" USING btree ("contact_id","opened_at");--> statement-breakpoint
CREATE INDEX "alerts_open_due" ON "alerts" USING btree ("due_at") WHERE "alerts"."state" in ('open', 'in_follow_up');--> statement-breakpoint
CREATE INDEX "alerts_open_by_owner" ON "alerts" USING btree ("owner_id") WHERE "alerts"."state" in ('open', 'in_follow_up');--> statement-breakpoint
CREATE INDEX "alerts_untold" ON "alerts" USING btree ("owner_id","opened_at") WHERE "alerts"."state" in ('open', 'in_follow_up') and "alerts"."delivered_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "deliveries_once" ON "deliveries" USING btree ("recipient_id","kind","subject");--> statement-breakpoint
CREATE INDEX "deliveries_by_alert" ON "deliveries" USING btree ("alert_id");--> statement-breakpoint
CREATE INDEX "deliveries_by_recipient" ON "deliveries" USING btree ("recipient_id","created_at");--> statement-breakpoint
CREATE INDEX "deliveries_unsent" ON "deliveries" USING btree ("state","due_at") WHERE "deliveries"."state" in ('queued', 'sending', 'uncertain', 'failed');--> statement-breakpoint
CREATE INDEX "digest_alerts_by_alert" ON "digest_alerts" USING btree ("alert_id");--> statement-breakpoint
CREATE INDEX "follow_ups_by_alert" ON "follow_ups" USING btree ("alert_id","at");--> statement-breakpoint
CREATE INDEX "follow_ups_by_contact" ON "follow_ups" USING btree ("contact_id");--> statement-breakpoint
CREATE INDEX "worklist_by_severity" ON "worklist_rows" USING btree ("department_id","severity" DESC NULLS LAST,"due_at","employee_id");--> statement-breakpoint
CREATE INDEX "worklist_all_by_severity" ON "worklist_rows" USING btree ("severity" DESC NULLS LAST,"due_at","employee_id");--> statement-breakpoint
CREATE INDEX "worklist_all_by_due" ON "worklist_rows" USING btree ("due_at","employee_id");--> statement-breakpoint
CREATE INDEX "worklist_all_by_score" ON "worklist_rows" USING btree ("tenths","employee_id");--> statement-breakpoint
CREATE INDEX "worklist_by_due" ON "worklist_rows" USING btree ("department_id","due_at","employee_id");--> statement-breakpoint
CREATE INDEX "worklist_by_score" ON "worklist_rows" USING btree ("department_id","tenths","employee_id");--> statement-breakpoint
CREATE UNIQUE INDEX "change_requests_one_per_pair" ON "change_requests" USING btree ("contact_id","replaces_id");--> statement-breakpoint
CREATE INDEX "change_requests_by_requested" ON "change_requests" USING btree ("requested_at","id");--> statement-breakpoint
CREATE INDEX "change_requests_by_replaced" ON "change_requests" USING btree ("replaces_id");--> statement-breakpoint
CREATE INDEX "change_requests_by_manager" ON "change_requests" USING btree ("manager_id","requested_at");--> statement-breakpoint
CREATE INDEX "change_requests_by_decider" ON "change_requests" USING btree ("decider_id","requested_at") WHERE "change_requests"."state" in ('with_manager', 'with_hr');--> statement-breakpoint
CREATE INDEX "change_requests_by_department" ON "change_requests" USING btree ("department_id","requested_at") WHERE "change_requests"."state" in ('with_manager', 'with_hr');--> statement-breakpoint
CREATE INDEX "change_requests_by_employee" ON "change_requests" USING btree ("employee_id");--> statement-breakpoint
CREATE INDEX "delegations_from" ON "delegations" USING btree ("from_id");--> statement-breakpoint
CREATE INDEX "delegations_to" ON "delegations" USING btree ("to_id");--> statement-breakpoint
CREATE INDEX "emergencies_by_opener" ON "emergencies" USING btree ("opened_by","opened_at");--> statement-breakpoint
CREATE INDEX "emergencies_by_employee" ON "emergencies" USING btree ("employee_id","opened_at");--> statement-breakpoint
CREATE INDEX "emergencies_open" ON "emergencies" USING btree ("opened_at") WHERE "emergencies"."closed_at" is null;--> statement-breakpoint
CREATE INDEX "emergency_outcomes_by_emergency" ON "emergency_outcomes" USING btree ("emergency_id","at");--> statement-breakpoint
CREATE INDEX "emergency_outcomes_by_contact" ON "emergency_outcomes" USING btree ("contact_id","at");--> statement-breakpoint
CREATE INDEX "emergency_permits_by_requester" ON "emergency_permits" USING btree ("requested_by","requested_at");--> statement-breakpoint
CREATE UNIQUE INDEX "employee_terms_once" ON "employee_terms" USING btree ("employee_id","term");--> statement-breakpoint
CREATE INDEX "employee_terms_prefix" ON "employee_terms" USING btree ("term" text_pattern_ops,"employee_id");--> statement-breakpoint
CREATE INDEX "role_proposals_open" ON "role_proposals" USING btree ("proposed_at") WHERE "role_proposals"."state" = 'proposed';--> statement-breakpoint
CREATE INDEX "role_proposals_by_employee" ON "role_proposals" USING btree ("employee_id");--> statement-breakpoint
CREATE INDEX "coverages_by_department" ON "coverages" USING btree ("department_id");--> statement-breakpoint
CREATE INDEX "coverages_ages" ON "coverages" USING btree ("ages_on") WHERE "coverages"."ages_on" is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "findings_one_open" ON "findings" USING btree ("contact_id","kind") WHERE "findings"."cleared_at" is null;--> statement-breakpoint
CREATE INDEX "findings_by_contact" ON "findings" USING btree ("contact_id","found_at");--> statement-breakpoint
CREATE INDEX "findings_by_employee" ON "findings" USING btree ("employee_id");--> statement-breakpoint
CREATE INDEX "scores_by_employee" ON "scores" USING btree ("employee_id");--> statement-breakpoint
CREATE INDEX "contact_history_changes" ON "contact_history" USING btree ("employee_id","at") WHERE "contact_history"."event" in ('replaced', 'removed');--> statement-breakpoint
CREATE INDEX "employees_here" ON "employees" USING btree ("department_id","id") WHERE "employees"."status" <> 'left';--> statement-breakpoint
CREATE INDEX "audit_log_by_subject" ON "audit_log" USING btree ("subject","id");--> statement-breakpoint
CREATE INDEX "audit_log_by_actor" ON "audit_log" USING btree ("actor_id","id");