CREATE EXTENSION IF NOT EXISTS pg_trgm;

-- CreateEnum
CREATE TYPE "Platform" AS ENUM ('SLACK', 'TEAMS');

-- CreateEnum
CREATE TYPE "Phase" AS ENUM ('EARLY_YEARS', 'PRIMARY', 'SECONDARY', 'POST_16');

-- CreateEnum
CREATE TYPE "ProjectKind" AS ENUM ('WORK_GROUP', 'SERIES', 'PROGRAMME', 'EXCHANGE', 'NETWORK', 'PROPOSAL_ROUTE', 'FOCUS_AREA');

-- CreateEnum
CREATE TYPE "ProjectType" AS ENUM ('NATIONAL', 'LOCAL', 'INNOVATION');

-- CreateEnum
CREATE TYPE "Stage" AS ENUM ('DEVELOPMENT', 'EFFECTIVENESS', 'SCALING_UP', 'INNOVATION');

-- CreateEnum
CREATE TYPE "WorkGroupState" AS ENUM ('PLANNED', 'SEEKING_LEAD', 'COMMISSIONED', 'RECRUITING', 'RUNNING', 'EVALUATING', 'CLOSED', 'CANCELLED');

-- CreateEnum
CREATE TYPE "Meeting" AS ENUM ('VENUE', 'ONLINE', 'BLENDED');

-- CreateEnum
CREATE TYPE "SessionState" AS ENUM ('SCHEDULED', 'HELD', 'POSTPONED', 'CANCELLED');

-- CreateEnum
CREATE TYPE "SessionLength" AS ENUM ('FULL_DAY', 'HALF_DAY', 'TWILIGHT');

-- CreateEnum
CREATE TYPE "PlaceState" AS ENUM ('HELD', 'CONFIRMED', 'COMPLETED', 'WITHDRAWN', 'LAPSED');

-- CreateEnum
CREATE TYPE "MembershipState" AS ENUM ('JOINED', 'COMPLETED', 'WITHDRAWN');

-- CreateEnum
CREATE TYPE "LeadCapacity" AS ENUM ('LEAD', 'CO_LEAD');

-- CreateEnum
CREATE TYPE "HubRoleName" AS ENUM ('MHL', 'ASSISTANT_MHL', 'PRIMARY_MASTERY_LEAD', 'SECONDARY_MASTERY_LEAD', 'LEVEL3_LEAD', 'ADMINISTRATOR', 'SENIOR_LEAD');

-- CreateEnum
CREATE TYPE "SchoolStanding" AS ENUM ('UNKNOWN', 'AT_SCHOOL', 'NO_SCHOOL');

-- CreateEnum
CREATE TYPE "PlaceKind" AS ENUM ('SLACK_WORKSPACE', 'TEAMS_TEAM');

-- CreateEnum
CREATE TYPE "NoticeState" AS ENUM ('WAITING', 'CLAIMED', 'SENT', 'UNCERTAIN', 'OVERTAKEN', 'FAILED');

-- CreateTable
CREATE TABLE "School" (
    "id" UUID NOT NULL,
    "urn" INTEGER,
    "unlisted" TEXT,
    "name" TEXT NOT NULL,
    "town" TEXT NOT NULL DEFAULT '',
    "postcode" TEXT NOT NULL DEFAULT '',
    "laCode" INTEGER,
    "laName" TEXT NOT NULL DEFAULT '',
    "phases" "Phase"[],
    "lowAge" INTEGER,
    "highAge" INTEGER,
    "typeName" TEXT NOT NULL DEFAULT '',
    "isOpen" BOOLEAN NOT NULL DEFAULT true,
    "searchText" TEXT NOT NULL,

    CONSTRAINT "School_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Project" (
    "id" UUID NOT NULL,
    "ownerHubId" UUID,
    "year" INTEGER NOT NULL,
    "slug" TEXT NOT NULL,
    "code" TEXT,
    "title" TEXT NOT NULL,
    "kind" "ProjectKind" NOT NULL,
    "phases" "Phase"[],
    "audience" TEXT[],
    "family" TEXT NOT NULL,
    "type" "ProjectType" NOT NULL,
    "stage" "Stage",
    "status" TEXT NOT NULL DEFAULT 'offered',
    "description" TEXT NOT NULL,
    "searchText" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "Project_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Person" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "email" TEXT,
    "schoolId" UUID,
    "schoolStanding" "SchoolStanding" NOT NULL DEFAULT 'UNKNOWN',
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Person_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Account" (
    "id" UUID NOT NULL,
    "platform" "Platform" NOT NULL,
    "tenant" TEXT NOT NULL,
    "externalId" TEXT NOT NULL,
    "personId" UUID NOT NULL,
    "currentHubId" UUID,
    "address" JSONB,
    "lastSeenAt" TIMESTAMPTZ(3) NOT NULL,
    "closedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Draft" (
    "id" UUID NOT NULL,
    "accountId" UUID NOT NULL,
    "command" TEXT NOT NULL,
    "input" JSONB NOT NULL,
    "answers" JSONB,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Draft_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Press" (
    "token" TEXT NOT NULL,
    "accountId" UUID NOT NULL,
    "outcome" JSONB,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Press_pkey" PRIMARY KEY ("token")
);

-- CreateTable
CREATE TABLE "Hub" (
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "areaText" TEXT NOT NULL DEFAULT '',
    "contact" TEXT NOT NULL,
    "controller" TEXT NOT NULL,
    "privacyPurpose" TEXT NOT NULL,
    "privacyContact" TEXT NOT NULL,
    "headAnswerDays" INTEGER NOT NULL DEFAULT 10,
    "quietFrom" TEXT NOT NULL DEFAULT '07:30',
    "quietTo" TEXT NOT NULL DEFAULT '18:00',
    "calendarAuthority" TEXT NOT NULL DEFAULT '',
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Hub_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Place" (
    "id" UUID NOT NULL,
    "hubId" UUID NOT NULL,
    "kind" "PlaceKind" NOT NULL,
    "externalId" TEXT NOT NULL,
    "name" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "Place_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "CalendarTerm" (
    "id" UUID NOT NULL,
    "hubId" UUID NOT NULL,
    "year" INTEGER NOT NULL,
    "term" TEXT NOT NULL,
    "half" INTEGER NOT NULL,
    "starts" DATE NOT NULL,
    "ends" DATE NOT NULL,
    "guessed" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "CalendarTerm_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ClosedDay" (
    "hubId" UUID NOT NULL,
    "day" DATE NOT NULL,
    "reason" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "ClosedDay_pkey" PRIMARY KEY ("hubId","day")
);

-- CreateTable
CREATE TABLE "Agreement" (
    "hubId" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Agreement_pkey" PRIMARY KEY ("hubId","version")
);

-- CreateTable
CREATE TABLE "HubPerson" (
    "hubId" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "welcomedAt" TIMESTAMPTZ(3),

    CONSTRAINT "HubPerson_pkey" PRIMARY KEY ("hubId","personId")
);

-- CreateTable
CREATE TABLE "HubSchool" (
    "hubId" UUID NOT NULL,
    "schoolId" UUID NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "HubSchool_pkey" PRIMARY KEY ("hubId","schoolId")
);

-- CreateTable
CREATE TABLE "HubRole" (
    "id" UUID NOT NULL,
    "hubId" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "role" "HubRoleName" NOT NULL,
    "phase" "Phase",
    "from" TIMESTAMPTZ(3) NOT NULL,
    "to" TIMESTAMPTZ(3),

    CONSTRAINT "HubRole_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "WorkGroup" (
    "id" UUID NOT NULL,
    "hubId" UUID NOT NULL,
    "projectId" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "year" INTEGER NOT NULL,
    "code" TEXT,
    "title" TEXT NOT NULL,
    "phases" "Phase"[],
    "state" "WorkGroupState" NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "capacitySchools" INTEGER NOT NULL,
    "teachersPerSchool" INTEGER NOT NULL DEFAULT 2,
    "rationale" TEXT NOT NULL,
    "outcomes" TEXT NOT NULL,
    "timeNeeded" TEXT NOT NULL,
    "chargePence" INTEGER NOT NULL DEFAULT 0,
    "paidToSchools" TEXT NOT NULL DEFAULT '',
    "absenceChargePence" INTEGER NOT NULL DEFAULT 0,
    "entryConditions" TEXT NOT NULL DEFAULT '',
    "meets" "Meeting" NOT NULL,
    "venue" TEXT NOT NULL DEFAULT '',
    "localAuthority" TEXT NOT NULL DEFAULT '',
    "contact" TEXT NOT NULL DEFAULT '',
    "fundingSource" TEXT NOT NULL DEFAULT '',
    "deliveredBy" TEXT NOT NULL DEFAULT '',
    "searchText" TEXT NOT NULL,

    CONSTRAINT "WorkGroup_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "WorkGroupLead" (
    "id" UUID NOT NULL,
    "hubId" UUID NOT NULL,
    "groupId" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "capacity" "LeadCapacity" NOT NULL,
    "from" TIMESTAMPTZ(3) NOT NULL,
    "to" TIMESTAMPTZ(3),

    CONSTRAINT "WorkGroupLead_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Session" (
    "id" UUID NOT NULL,
    "hubId" UUID NOT NULL,
    "groupId" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "day" DATE NOT NULL,
    "from" TEXT NOT NULL,
    "to" TEXT NOT NULL,
    "startsAt" TIMESTAMPTZ(3) NOT NULL,
    "endsAt" TIMESTAMPTZ(3) NOT NULL,
    "length" "SessionLength" NOT NULL,
    "meets" "Meeting" NOT NULL,
    "venue" TEXT NOT NULL DEFAULT '',
    "link" TEXT NOT NULL DEFAULT '',
    "state" "SessionState" NOT NULL DEFAULT 'SCHEDULED',

    CONSTRAINT "Session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SchoolParticipation" (
    "id" UUID NOT NULL,
    "hubId" UUID NOT NULL,
    "groupId" UUID NOT NULL,
    "schoolId" UUID NOT NULL,
    "state" "PlaceState" NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "heldUntil" DATE,
    "since" TIMESTAMPTZ(3) NOT NULL,
    "endedAt" TIMESTAMPTZ(3),

    CONSTRAINT "SchoolParticipation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Membership" (
    "id" UUID NOT NULL,
    "hubId" UUID NOT NULL,
    "groupId" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "participationId" UUID NOT NULL,
    "state" "MembershipState" NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "jobTitle" TEXT NOT NULL,
    "yearGroups" TEXT[],
    "agreementVersion" INTEGER NOT NULL,
    "agreedAt" TIMESTAMPTZ(3) NOT NULL,
    "joinedAt" TIMESTAMPTZ(3) NOT NULL,
    "withdrawnAt" TIMESTAMPTZ(3),
    "withdrawReason" TEXT,

    CONSTRAINT "Membership_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Notice" (
    "id" UUID NOT NULL,
    "hubId" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "facts" JSONB NOT NULL,
    "lane" TEXT NOT NULL,
    "personId" UUID,
    "groupId" UUID,
    "notBefore" TIMESTAMPTZ(3) NOT NULL,
    "state" "NoticeState" NOT NULL DEFAULT 'WAITING',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "claimedAt" TIMESTAMPTZ(3),
    "settledAt" TIMESTAMPTZ(3),
    "answer" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Notice_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "DueRow" (
    "id" UUID NOT NULL,
    "hubId" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "subjectId" UUID NOT NULL,
    "dueAt" TIMESTAMPTZ(3) NOT NULL,
    "doneAt" TIMESTAMPTZ(3),

    CONSTRAINT "DueRow_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AuditEvent" (
    "id" UUID NOT NULL,
    "hubId" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "personId" UUID,
    "platform" "Platform",
    "what" TEXT NOT NULL,
    "subjectId" UUID NOT NULL,
    "before" JSONB,
    "after" JSONB,

    CONSTRAINT "AuditEvent_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "School_urn_key" ON "School"("urn");

-- CreateIndex
CREATE UNIQUE INDEX "School_unlisted_key" ON "School"("unlisted");

-- CreateIndex
CREATE INDEX "School_searchText_idx" ON "School" USING GIN ("searchText" gin_trgm_ops);

-- CreateIndex
CREATE INDEX "Project_code_idx" ON "Project"("code");

-- CreateIndex
CREATE UNIQUE INDEX "Project_year_slug_key" ON "Project"("year", "slug");

-- CreateIndex
CREATE INDEX "Account_personId_idx" ON "Account"("personId");

-- CreateIndex
CREATE UNIQUE INDEX "Account_platform_tenant_externalId_key" ON "Account"("platform", "tenant", "externalId");

-- CreateIndex
CREATE INDEX "Draft_createdAt_idx" ON "Draft"("createdAt");

-- CreateIndex
CREATE INDEX "Press_createdAt_idx" ON "Press"("createdAt");

-- CreateIndex
CREATE UNIQUE INDEX "Hub_slug_key" ON "Hub"("slug");

-- CreateIndex
CREATE UNIQUE INDEX "Place_kind_externalId_key" ON "Place"("kind", "externalId");

-- CreateIndex
CREATE UNIQUE INDEX "Place_hubId_id_key" ON "Place"("hubId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "CalendarTerm_hubId_year_term_half_key" ON "CalendarTerm"("hubId", "year", "term", "half");

-- CreateIndex
CREATE INDEX "HubPerson_personId_idx" ON "HubPerson"("personId");

-- CreateIndex
CREATE INDEX "HubSchool_schoolId_idx" ON "HubSchool"("schoolId");

-- CreateIndex
CREATE INDEX "HubRole_hubId_personId_idx" ON "HubRole"("hubId", "personId");

-- CreateIndex
CREATE INDEX "HubRole_personId_idx" ON "HubRole"("personId");

-- CreateIndex
CREATE UNIQUE INDEX "HubRole_hubId_id_key" ON "HubRole"("hubId", "id");

-- CreateIndex
CREATE INDEX "WorkGroup_hubId_year_state_idx" ON "WorkGroup"("hubId", "year", "state");

-- CreateIndex
CREATE INDEX "WorkGroup_projectId_idx" ON "WorkGroup"("projectId");

-- CreateIndex
CREATE UNIQUE INDEX "WorkGroup_hubId_id_key" ON "WorkGroup"("hubId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "WorkGroup_hubId_key_key" ON "WorkGroup"("hubId", "key");

-- CreateIndex
CREATE INDEX "WorkGroupLead_hubId_groupId_idx" ON "WorkGroupLead"("hubId", "groupId");

-- CreateIndex
CREATE INDEX "WorkGroupLead_personId_idx" ON "WorkGroupLead"("personId");

-- CreateIndex
CREATE UNIQUE INDEX "WorkGroupLead_hubId_id_key" ON "WorkGroupLead"("hubId", "id");

-- CreateIndex
CREATE INDEX "Session_groupId_startsAt_idx" ON "Session"("groupId", "startsAt");

-- CreateIndex
CREATE UNIQUE INDEX "Session_hubId_id_key" ON "Session"("hubId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "Session_hubId_groupId_number_key" ON "Session"("hubId", "groupId", "number");

-- CreateIndex
CREATE INDEX "SchoolParticipation_groupId_idx" ON "SchoolParticipation"("groupId");

-- CreateIndex
CREATE INDEX "SchoolParticipation_schoolId_idx" ON "SchoolParticipation"("schoolId");

-- CreateIndex
CREATE UNIQUE INDEX "SchoolParticipation_hubId_id_key" ON "SchoolParticipation"("hubId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "SchoolParticipation_hubId_groupId_schoolId_key" ON "SchoolParticipation"("hubId", "groupId", "schoolId");

-- CreateIndex
CREATE INDEX "Membership_participationId_idx" ON "Membership"("participationId");

-- CreateIndex
CREATE INDEX "Membership_personId_idx" ON "Membership"("personId");

-- CreateIndex
CREATE UNIQUE INDEX "Membership_hubId_id_key" ON "Membership"("hubId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "Membership_hubId_groupId_personId_key" ON "Membership"("hubId", "groupId", "personId");

-- CreateIndex
CREATE INDEX "Notice_personId_idx" ON "Notice"("personId");

-- CreateIndex
CREATE UNIQUE INDEX "Notice_hubId_key_key" ON "Notice"("hubId", "key");

-- CreateIndex
CREATE UNIQUE INDEX "Notice_hubId_id_key" ON "Notice"("hubId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "DueRow_hubId_kind_subjectId_key" ON "DueRow"("hubId", "kind", "subjectId");

-- CreateIndex
CREATE INDEX "AuditEvent_hubId_subjectId_idx" ON "AuditEvent"("hubId", "subjectId");

-- CreateIndex
CREATE INDEX "AuditEvent_personId_idx" ON "AuditEvent"("personId");

-- CreateIndex
CREATE UNIQUE INDEX "AuditEvent_hubId_id_key" ON "AuditEvent"("hubId", "id");

-- AddForeignKey
ALTER TABLE "Project" ADD CONSTRAINT "Project_ownerHubId_fkey" FOREIGN KEY ("ownerHubId") REFERENCES "Hub"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Person" ADD CONSTRAINT "Person_schoolId_fkey" FOREIGN KEY ("schoolId") REFERENCES "School"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Account" ADD CONSTRAINT "Account_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Account" ADD CONSTRAINT "Account_currentHubId_fkey" FOREIGN KEY ("currentHubId") REFERENCES "Hub"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Draft" ADD CONSTRAINT "Draft_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Press" ADD CONSTRAINT "Press_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Place" ADD CONSTRAINT "Place_hubId_fkey" FOREIGN KEY ("hubId") REFERENCES "Hub"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CalendarTerm" ADD CONSTRAINT "CalendarTerm_hubId_fkey" FOREIGN KEY ("hubId") REFERENCES "Hub"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ClosedDay" ADD CONSTRAINT "ClosedDay_hubId_fkey" FOREIGN KEY ("hubId") REFERENCES "Hub"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Agreement" ADD CONSTRAINT "Agreement_hubId_fkey" FOREIGN KEY ("hubId") REFERENCES "Hub"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "HubPerson" ADD CONSTRAINT "HubPerson_hubId_fkey" FOREIGN KEY ("hubId") REFERENCES "Hub"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "HubPerson" ADD CONSTRAINT "HubPerson_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "HubSchool" ADD CONSTRAINT "HubSchool_hubId_fkey" FOREIGN KEY ("hubId") REFERENCES "Hub"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "HubSchool" ADD CONSTRAINT "HubSchool_schoolId_fkey" FOREIGN KEY ("schoolId") REFERENCES "School"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "HubRole" ADD CONSTRAINT "HubRole_hubId_fkey" FOREIGN KEY ("hubId") REFERENCES "Hub"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "HubRole" ADD CONSTRAINT "HubRole_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "WorkGroup" ADD CONSTRAINT "WorkGroup_hubId_fkey" FOREIGN KEY ("hubId") REFERENCES "Hub"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "WorkGroup" ADD CONSTRAINT "WorkGroup_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "Project"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "WorkGroupLead" ADD CONSTRAINT "WorkGroupLead_hubId_fkey" FOREIGN KEY ("hubId") REFERENCES "Hub"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "WorkGroupLead" ADD CONSTRAINT "WorkGroupLead_hubId_groupId_fkey" FOREIGN KEY ("hubId", "groupId") REFERENCES "WorkGroup"("hubId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "WorkGroupLead" ADD CONSTRAINT "WorkGroupLead_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Session" ADD CONSTRAINT "Session_hubId_fkey" FOREIGN KEY ("hubId") REFERENCES "Hub"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Session" ADD CONSTRAINT "Session_hubId_groupId_fkey" FOREIGN KEY ("hubId", "groupId") REFERENCES "WorkGroup"("hubId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SchoolParticipation" ADD CONSTRAINT "SchoolParticipation_hubId_fkey" FOREIGN KEY ("hubId") REFERENCES "Hub"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SchoolParticipation" ADD CONSTRAINT "SchoolParticipation_hubId_groupId_fkey" FOREIGN KEY ("hubId", "groupId") REFERENCES "WorkGroup"("hubId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SchoolParticipation" ADD CONSTRAINT "SchoolParticipation_schoolId_fkey" FOREIGN KEY ("schoolId") REFERENCES "School"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Membership" ADD CONSTRAINT "Membership_hubId_fkey" FOREIGN KEY ("hubId") REFERENCES "Hub"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Membership" ADD CONSTRAINT "Membership_hubId_groupId_fkey" FOREIGN KEY ("hubId", "groupId") REFERENCES "WorkGroup"("hubId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Membership" ADD CONSTRAINT "Membership_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Membership" ADD CONSTRAINT "Membership_hubId_participationId_fkey" FOREIGN KEY ("hubId", "participationId") REFERENCES "SchoolParticipation"("hubId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Membership" ADD CONSTRAINT "Membership_hubId_agreementVersion_fkey" FOREIGN KEY ("hubId", "agreementVersion") REFERENCES "Agreement"("hubId", "version") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Notice" ADD CONSTRAINT "Notice_hubId_fkey" FOREIGN KEY ("hubId") REFERENCES "Hub"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Notice" ADD CONSTRAINT "Notice_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DueRow" ADD CONSTRAINT "DueRow_hubId_fkey" FOREIGN KEY ("hubId") REFERENCES "Hub"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AuditEvent" ADD CONSTRAINT "AuditEvent_hubId_fkey" FOREIGN KEY ("hubId") REFERENCES "Hub"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AuditEvent" ADD CONSTRAINT "AuditEvent_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- What Prisma's schema cannot say: the sweep and the lanes read only what is still open.
CREATE INDEX "DueRow_open" ON "DueRow" ("dueAt") WHERE "doneAt" IS NULL;
CREATE INDEX "Notice_open" ON "Notice" ("notBefore") WHERE "state" IN ('WAITING', 'CLAIMED', 'UNCERTAIN');
CREATE INDEX "Notice_lane_open" ON "Notice" ("lane", "notBefore") WHERE "state" IN ('WAITING', 'CLAIMED');
CREATE INDEX "Notice_settled" ON "Notice" ("settledAt") WHERE "facts" <> '{}'::jsonb;
-- One sender at a time in a lane, over all replicas.
CREATE UNIQUE INDEX "Notice_one_claimed_a_lane" ON "Notice" ("lane") WHERE "state" = 'CLAIMED';

ALTER TABLE "WorkGroup" ADD CONSTRAINT "one_or_two_teachers_a_school" CHECK ("teachersPerSchool" BETWEEN 1 AND 2);
ALTER TABLE "WorkGroup" ADD CONSTRAINT "some_capacity" CHECK ("capacitySchools" > 0);
ALTER TABLE "SchoolParticipation" ADD CONSTRAINT "held_has_an_end" CHECK ("state" <> 'HELD' OR "heldUntil" IS NOT NULL);
