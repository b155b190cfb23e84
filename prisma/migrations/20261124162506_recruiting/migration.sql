-- CreateEnum
CREATE TYPE "Recruitment" AS ENUM ('OPEN', 'SELECTION', 'INVITATION');

-- CreateEnum
CREATE TYPE "ApplicationState" AS ENUM ('APPLIED', 'ALLOTTED', 'DECLINED', 'WITHDRAWN');

-- CreateEnum
CREATE TYPE "Uptake" AS ENUM ('OPTED_IN', 'NOT_THIS_YEAR');

-- CreateEnum
CREATE TYPE "Contacting" AS ENUM ('CONTACTED', 'INTERESTED');

-- CreateEnum
CREATE TYPE "PartnerKind" AS ENUM ('STRATEGIC', 'OPERATIONAL', 'TEACHING_SCHOOL', 'LOCAL_AUTHORITY', 'TEACHER_TRAINING', 'EXAM_BOARD', 'PROGRAMME');

-- CreateEnum
CREATE TYPE "TagKind" AS ENUM ('PRIORITY_OUTCOME', 'STRATEGIC_GOAL', 'AREA_OF_WORK', 'CHALLENGE', 'BIG_IDEA', 'READINESS', 'AUDIENCE');

-- CreateEnum
CREATE TYPE "CodePurpose" AS ENUM ('LINK', 'RECORD', 'COLLEAGUE', 'INVITATION');

-- AlterEnum
-- This migration adds more than one value to an enum.
-- With PostgreSQL versions 11 and earlier, this is not possible
-- in a single migration. This can be worked around by creating
-- multiple migrations, each migration adding only one value to
-- the enum.


ALTER TYPE "MembershipState" ADD VALUE 'APPLIED';
ALTER TYPE "MembershipState" ADD VALUE 'DECLINED';
ALTER TYPE "MembershipState" ADD VALUE 'REPLACED';

-- AlterEnum
-- This migration adds more than one value to an enum.
-- With PostgreSQL versions 11 and earlier, this is not possible
-- in a single migration. This can be worked around by creating
-- multiple migrations, each migration adding only one value to
-- the enum.


ALTER TYPE "PlaceState" ADD VALUE 'APPLIED';
ALTER TYPE "PlaceState" ADD VALUE 'WAITING';
ALTER TYPE "PlaceState" ADD VALUE 'OFFERED';
ALTER TYPE "PlaceState" ADD VALUE 'DECLINED';

-- AlterEnum
ALTER TYPE "RoleStanding" ADD VALUE 'PARTNER';

-- AlterTable
ALTER TABLE "Account" ADD COLUMN     "codeMissedAt" TIMESTAMPTZ(3),
ADD COLUMN     "codeMisses" INTEGER NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "AuditEvent" ADD COLUMN     "aboutPersonId" UUID;

-- AlterTable
ALTER TABLE "Hub" ADD COLUMN     "aims" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "endedOn" DATE,
ADD COLUMN     "keepAuditYears" INTEGER NOT NULL DEFAULT 3,
ADD COLUMN     "keepUnsuccessfulMonths" INTEGER NOT NULL DEFAULT 12,
ADD COLUMN     "keepYears" INTEGER NOT NULL DEFAULT 2,
ADD COLUMN     "lateDays" INTEGER NOT NULL DEFAULT 10,
ADD COLUMN     "offerDays" INTEGER NOT NULL DEFAULT 5,
ADD COLUMN     "startedOn" DATE;

-- AlterTable
ALTER TABLE "HubRole" ADD COLUMN     "partnerId" UUID;

-- AlterTable
ALTER TABLE "Membership" ADD COLUMN     "addedById" UUID,
ADD COLUMN     "isShown" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "replacedById" UUID,
ALTER COLUMN "agreementVersion" DROP NOT NULL,
ALTER COLUMN "agreedAt" DROP NOT NULL;

-- AlterTable
ALTER TABLE "Person" ADD COLUMN     "leftAt" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "Project" ADD COLUMN     "editionOfId" UUID,
ADD COLUMN     "guidance" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "isMandatory" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "onHoldFor" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "publishedAt" TIMESTAMPTZ(3),
ADD COLUMN     "publishedById" UUID,
ADD COLUMN     "questions" TEXT[],
ADD COLUMN     "successorId" UUID,
ADD COLUMN     "url" TEXT NOT NULL DEFAULT '';

-- AlterTable
ALTER TABLE "School" ADD COLUMN     "closedOn" DATE;

-- AlterTable
ALTER TABLE "SchoolParticipation" ADD COLUMN     "answer" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "endedLate" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "headAgreed" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "offeredUntil" DATE,
ADD COLUMN     "queuedAt" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "Session" ADD COLUMN     "materials" TEXT NOT NULL DEFAULT '';

-- AlterTable
ALTER TABLE "WorkGroup" ADD COLUMN     "briefedOn" DATE,
ADD COLUMN     "cancelReason" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "copiedFromId" UUID,
ADD COLUMN     "link" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "minimumSchools" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "partnerId" UUID,
ADD COLUMN     "recruitment" "Recruitment" NOT NULL DEFAULT 'OPEN',
ADD COLUMN     "suggestedLeadId" UUID,
ADD COLUMN     "takesSchools" BOOLEAN NOT NULL DEFAULT true;

-- CreateTable
CREATE TABLE "SchoolLink" (
    "fromId" UUID NOT NULL,
    "toId" UUID NOT NULL,
    "since" DATE,

    CONSTRAINT "SchoolLink_pkey" PRIMARY KEY ("fromId","toId")
);

-- CreateTable
CREATE TABLE "StageChange" (
    "id" UUID NOT NULL,
    "projectId" UUID NOT NULL,
    "stage" "Stage" NOT NULL,
    "from" DATE NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "StageChange_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Tag" (
    "id" UUID NOT NULL,
    "ownerHubId" UUID,
    "kind" "TagKind" NOT NULL,
    "label" TEXT NOT NULL,
    "phase" "Phase",
    "fromYear" INTEGER,
    "toYear" INTEGER,
    "rank" INTEGER NOT NULL DEFAULT 0,
    "retiredAt" TIMESTAMPTZ(3),

    CONSTRAINT "Tag_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ProjectTag" (
    "projectId" UUID NOT NULL,
    "tagId" UUID NOT NULL,

    CONSTRAINT "ProjectTag_pkey" PRIMARY KEY ("projectId","tagId")
);

-- CreateTable
CREATE TABLE "NationalRole" (
    "id" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "from" TIMESTAMPTZ(3) NOT NULL,
    "to" TIMESTAMPTZ(3),

    CONSTRAINT "NationalRole_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "OneTimeCode" (
    "id" UUID NOT NULL,
    "codeHash" TEXT NOT NULL,
    "purpose" "CodePurpose" NOT NULL,
    "hubId" UUID,
    "subjectId" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "usedAt" TIMESTAMPTZ(3),

    CONSTRAINT "OneTimeCode_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PersonJoin" (
    "id" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "joinedId" UUID NOT NULL,
    "moved" JSONB NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "undoneAt" TIMESTAMPTZ(3),
    "undoneBy" UUID,

    CONSTRAINT "PersonJoin_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SlackInstallation" (
    "id" UUID NOT NULL,
    "tenant" TEXT NOT NULL,
    "isEnterprise" BOOLEAN NOT NULL DEFAULT false,
    "name" TEXT NOT NULL DEFAULT '',
    "sealed" BYTEA NOT NULL,
    "keyName" TEXT NOT NULL,
    "tokenExpiresAt" TIMESTAMPTZ(3),
    "installedAt" TIMESTAMPTZ(3) NOT NULL,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "SlackInstallation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "HubProject" (
    "hubId" UUID NOT NULL,
    "projectId" UUID NOT NULL,
    "uptake" "Uptake" NOT NULL DEFAULT 'OPTED_IN',
    "adaptation" TEXT NOT NULL DEFAULT '',
    "localFocus" TEXT NOT NULL DEFAULT '',
    "takesApplications" BOOLEAN NOT NULL DEFAULT false,
    "opensOn" DATE,
    "closesOn" DATE,
    "decidedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "HubProject_pkey" PRIMARY KEY ("hubId","projectId")
);

-- CreateTable
CREATE TABLE "ProjectApplication" (
    "id" UUID NOT NULL,
    "hubId" UUID NOT NULL,
    "projectId" UUID NOT NULL,
    "schoolId" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "state" "ApplicationState" NOT NULL DEFAULT 'APPLIED',
    "version" INTEGER NOT NULL DEFAULT 1,
    "jobTitle" TEXT NOT NULL,
    "yearGroups" TEXT[],
    "headAgreed" BOOLEAN NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "agreementVersion" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "isLate" BOOLEAN NOT NULL DEFAULT false,
    "groupId" UUID,
    "answer" TEXT NOT NULL DEFAULT '',
    "decidedAt" TIMESTAMPTZ(3),

    CONSTRAINT "ProjectApplication_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Watch" (
    "id" UUID NOT NULL,
    "hubId" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "projectId" UUID,
    "groupId" UUID,
    "since" TIMESTAMPTZ(3) NOT NULL,
    "toldAt" TIMESTAMPTZ(3),

    CONSTRAINT "Watch_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Invitation" (
    "hubId" UUID NOT NULL,
    "groupId" UUID NOT NULL,
    "schoolId" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Invitation_pkey" PRIMARY KEY ("hubId","groupId","schoolId")
);

-- CreateTable
CREATE TABLE "Prospect" (
    "hubId" UUID NOT NULL,
    "groupId" UUID NOT NULL,
    "schoolId" UUID NOT NULL,
    "how" "Contacting" NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "personId" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Prospect_pkey" PRIMARY KEY ("hubId","groupId","schoolId")
);

-- CreateTable
CREATE TABLE "SchoolMove" (
    "id" UUID NOT NULL,
    "hubId" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "schoolId" UUID NOT NULL,
    "from" DATE NOT NULL,
    "doneAt" TIMESTAMPTZ(3),

    CONSTRAINT "SchoolMove_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "GroupTag" (
    "hubId" UUID NOT NULL,
    "groupId" UUID NOT NULL,
    "tagId" UUID NOT NULL,

    CONSTRAINT "GroupTag_pkey" PRIMARY KEY ("hubId","groupId","tagId")
);

-- CreateTable
CREATE TABLE "SessionTag" (
    "hubId" UUID NOT NULL,
    "sessionId" UUID NOT NULL,
    "tagId" UUID NOT NULL,

    CONSTRAINT "SessionTag_pkey" PRIMARY KEY ("hubId","sessionId","tagId")
);

-- CreateTable
CREATE TABLE "HubLeadSchool" (
    "id" UUID NOT NULL,
    "hubId" UUID NOT NULL,
    "schoolId" UUID NOT NULL,
    "from" DATE NOT NULL,
    "to" DATE,

    CONSTRAINT "HubLeadSchool_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Partner" (
    "id" UUID NOT NULL,
    "hubId" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "kind" "PartnerKind" NOT NULL,
    "url" TEXT NOT NULL DEFAULT '',
    "from" DATE NOT NULL,
    "to" DATE,

    CONSTRAINT "Partner_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "HubArea" (
    "id" UUID NOT NULL,
    "hubId" UUID NOT NULL,
    "laName" TEXT NOT NULL DEFAULT '',
    "part" TEXT NOT NULL DEFAULT '',
    "schoolId" UUID,

    CONSTRAINT "HubArea_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "HubContact" (
    "id" UUID NOT NULL,
    "hubId" UUID NOT NULL,
    "topic" TEXT NOT NULL,
    "who" TEXT NOT NULL,
    "personId" UUID,
    "rank" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "HubContact_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "WebLink" (
    "id" UUID NOT NULL,
    "hubId" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "tokenHash" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "facts" JSONB NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "usedAt" TIMESTAMPTZ(3),

    CONSTRAINT "WebLink_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "SchoolLink_toId_idx" ON "SchoolLink"("toId");

-- CreateIndex
CREATE INDEX "StageChange_projectId_from_idx" ON "StageChange"("projectId", "from");

-- CreateIndex
CREATE INDEX "Tag_kind_rank_idx" ON "Tag"("kind", "rank");

-- CreateIndex
CREATE INDEX "ProjectTag_tagId_idx" ON "ProjectTag"("tagId");

-- CreateIndex
CREATE INDEX "NationalRole_personId_idx" ON "NationalRole"("personId");

-- CreateIndex
CREATE UNIQUE INDEX "OneTimeCode_codeHash_key" ON "OneTimeCode"("codeHash");

-- CreateIndex
CREATE INDEX "OneTimeCode_personId_idx" ON "OneTimeCode"("personId");

-- CreateIndex
CREATE INDEX "OneTimeCode_subjectId_idx" ON "OneTimeCode"("subjectId");

-- CreateIndex
CREATE INDEX "PersonJoin_personId_idx" ON "PersonJoin"("personId");

-- CreateIndex
CREATE INDEX "PersonJoin_joinedId_idx" ON "PersonJoin"("joinedId");

-- CreateIndex
CREATE UNIQUE INDEX "SlackInstallation_tenant_key" ON "SlackInstallation"("tenant");

-- CreateIndex
CREATE INDEX "HubProject_projectId_idx" ON "HubProject"("projectId");

-- CreateIndex
CREATE INDEX "ProjectApplication_personId_idx" ON "ProjectApplication"("personId");

-- CreateIndex
CREATE UNIQUE INDEX "ProjectApplication_hubId_id_key" ON "ProjectApplication"("hubId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "ProjectApplication_hubId_projectId_schoolId_key" ON "ProjectApplication"("hubId", "projectId", "schoolId");

-- CreateIndex
CREATE INDEX "Watch_personId_idx" ON "Watch"("personId");

-- CreateIndex
CREATE UNIQUE INDEX "Watch_hubId_id_key" ON "Watch"("hubId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "Watch_hubId_personId_projectId_key" ON "Watch"("hubId", "personId", "projectId");

-- CreateIndex
CREATE UNIQUE INDEX "Watch_hubId_personId_groupId_key" ON "Watch"("hubId", "personId", "groupId");

-- CreateIndex
CREATE INDEX "Invitation_personId_idx" ON "Invitation"("personId");

-- CreateIndex
CREATE INDEX "Prospect_personId_idx" ON "Prospect"("personId");

-- CreateIndex
CREATE INDEX "SchoolMove_personId_idx" ON "SchoolMove"("personId");

-- CreateIndex
CREATE UNIQUE INDEX "SchoolMove_hubId_id_key" ON "SchoolMove"("hubId", "id");

-- CreateIndex
CREATE INDEX "GroupTag_tagId_idx" ON "GroupTag"("tagId");

-- CreateIndex
CREATE INDEX "SessionTag_tagId_idx" ON "SessionTag"("tagId");

-- CreateIndex
CREATE INDEX "HubLeadSchool_schoolId_idx" ON "HubLeadSchool"("schoolId");

-- CreateIndex
CREATE UNIQUE INDEX "HubLeadSchool_hubId_id_key" ON "HubLeadSchool"("hubId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "Partner_hubId_id_key" ON "Partner"("hubId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "Partner_hubId_name_key" ON "Partner"("hubId", "name");

-- CreateIndex
CREATE UNIQUE INDEX "HubArea_hubId_id_key" ON "HubArea"("hubId", "id");

-- CreateIndex
CREATE INDEX "HubContact_personId_idx" ON "HubContact"("personId");

-- CreateIndex
CREATE UNIQUE INDEX "HubContact_hubId_id_key" ON "HubContact"("hubId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "WebLink_tokenHash_key" ON "WebLink"("tokenHash");

-- CreateIndex
CREATE INDEX "WebLink_personId_idx" ON "WebLink"("personId");

-- CreateIndex
CREATE UNIQUE INDEX "WebLink_hubId_id_key" ON "WebLink"("hubId", "id");

-- CreateIndex
CREATE INDEX "AuditEvent_aboutPersonId_idx" ON "AuditEvent"("aboutPersonId");

-- AddForeignKey
ALTER TABLE "SchoolLink" ADD CONSTRAINT "SchoolLink_fromId_fkey" FOREIGN KEY ("fromId") REFERENCES "School"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SchoolLink" ADD CONSTRAINT "SchoolLink_toId_fkey" FOREIGN KEY ("toId") REFERENCES "School"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Project" ADD CONSTRAINT "Project_editionOfId_fkey" FOREIGN KEY ("editionOfId") REFERENCES "Project"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Project" ADD CONSTRAINT "Project_successorId_fkey" FOREIGN KEY ("successorId") REFERENCES "Project"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Project" ADD CONSTRAINT "Project_publishedById_fkey" FOREIGN KEY ("publishedById") REFERENCES "Person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "StageChange" ADD CONSTRAINT "StageChange_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "Project"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Tag" ADD CONSTRAINT "Tag_ownerHubId_fkey" FOREIGN KEY ("ownerHubId") REFERENCES "Hub"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ProjectTag" ADD CONSTRAINT "ProjectTag_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "Project"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ProjectTag" ADD CONSTRAINT "ProjectTag_tagId_fkey" FOREIGN KEY ("tagId") REFERENCES "Tag"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "NationalRole" ADD CONSTRAINT "NationalRole_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "OneTimeCode" ADD CONSTRAINT "OneTimeCode_hubId_fkey" FOREIGN KEY ("hubId") REFERENCES "Hub"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "OneTimeCode" ADD CONSTRAINT "OneTimeCode_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PersonJoin" ADD CONSTRAINT "PersonJoin_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PersonJoin" ADD CONSTRAINT "PersonJoin_joinedId_fkey" FOREIGN KEY ("joinedId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "HubRole" ADD CONSTRAINT "HubRole_hubId_partnerId_fkey" FOREIGN KEY ("hubId", "partnerId") REFERENCES "Partner"("hubId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "WorkGroup" ADD CONSTRAINT "WorkGroup_hubId_partnerId_fkey" FOREIGN KEY ("hubId", "partnerId") REFERENCES "Partner"("hubId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "WorkGroup" ADD CONSTRAINT "WorkGroup_suggestedLeadId_fkey" FOREIGN KEY ("suggestedLeadId") REFERENCES "Person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Membership" ADD CONSTRAINT "Membership_addedById_fkey" FOREIGN KEY ("addedById") REFERENCES "Person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Membership" ADD CONSTRAINT "Membership_hubId_replacedById_fkey" FOREIGN KEY ("hubId", "replacedById") REFERENCES "Membership"("hubId", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "AuditEvent" ADD CONSTRAINT "AuditEvent_aboutPersonId_fkey" FOREIGN KEY ("aboutPersonId") REFERENCES "Person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "HubProject" ADD CONSTRAINT "HubProject_hubId_fkey" FOREIGN KEY ("hubId") REFERENCES "Hub"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "HubProject" ADD CONSTRAINT "HubProject_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "Project"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ProjectApplication" ADD CONSTRAINT "ProjectApplication_hubId_fkey" FOREIGN KEY ("hubId") REFERENCES "Hub"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ProjectApplication" ADD CONSTRAINT "ProjectApplication_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "Project"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ProjectApplication" ADD CONSTRAINT "ProjectApplication_schoolId_fkey" FOREIGN KEY ("schoolId") REFERENCES "School"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ProjectApplication" ADD CONSTRAINT "ProjectApplication_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ProjectApplication" ADD CONSTRAINT "ProjectApplication_hubId_groupId_fkey" FOREIGN KEY ("hubId", "groupId") REFERENCES "WorkGroup"("hubId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Watch" ADD CONSTRAINT "Watch_hubId_fkey" FOREIGN KEY ("hubId") REFERENCES "Hub"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Watch" ADD CONSTRAINT "Watch_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Watch" ADD CONSTRAINT "Watch_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "Project"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Watch" ADD CONSTRAINT "Watch_hubId_groupId_fkey" FOREIGN KEY ("hubId", "groupId") REFERENCES "WorkGroup"("hubId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Invitation" ADD CONSTRAINT "Invitation_hubId_fkey" FOREIGN KEY ("hubId") REFERENCES "Hub"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Invitation" ADD CONSTRAINT "Invitation_hubId_groupId_fkey" FOREIGN KEY ("hubId", "groupId") REFERENCES "WorkGroup"("hubId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Invitation" ADD CONSTRAINT "Invitation_schoolId_fkey" FOREIGN KEY ("schoolId") REFERENCES "School"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Invitation" ADD CONSTRAINT "Invitation_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Prospect" ADD CONSTRAINT "Prospect_hubId_fkey" FOREIGN KEY ("hubId") REFERENCES "Hub"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Prospect" ADD CONSTRAINT "Prospect_hubId_groupId_fkey" FOREIGN KEY ("hubId", "groupId") REFERENCES "WorkGroup"("hubId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Prospect" ADD CONSTRAINT "Prospect_schoolId_fkey" FOREIGN KEY ("schoolId") REFERENCES "School"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Prospect" ADD CONSTRAINT "Prospect_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SchoolMove" ADD CONSTRAINT "SchoolMove_hubId_fkey" FOREIGN KEY ("hubId") REFERENCES "Hub"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SchoolMove" ADD CONSTRAINT "SchoolMove_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SchoolMove" ADD CONSTRAINT "SchoolMove_schoolId_fkey" FOREIGN KEY ("schoolId") REFERENCES "School"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "GroupTag" ADD CONSTRAINT "GroupTag_hubId_fkey" FOREIGN KEY ("hubId") REFERENCES "Hub"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "GroupTag" ADD CONSTRAINT "GroupTag_hubId_groupId_fkey" FOREIGN KEY ("hubId", "groupId") REFERENCES "WorkGroup"("hubId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "GroupTag" ADD CONSTRAINT "GroupTag_tagId_fkey" FOREIGN KEY ("tagId") REFERENCES "Tag"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SessionTag" ADD CONSTRAINT "SessionTag_hubId_fkey" FOREIGN KEY ("hubId") REFERENCES "Hub"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SessionTag" ADD CONSTRAINT "SessionTag_hubId_sessionId_fkey" FOREIGN KEY ("hubId", "sessionId") REFERENCES "Session"("hubId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SessionTag" ADD CONSTRAINT "SessionTag_tagId_fkey" FOREIGN KEY ("tagId") REFERENCES "Tag"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "HubLeadSchool" ADD CONSTRAINT "HubLeadSchool_hubId_fkey" FOREIGN KEY ("hubId") REFERENCES "Hub"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "HubLeadSchool" ADD CONSTRAINT "HubLeadSchool_schoolId_fkey" FOREIGN KEY ("schoolId") REFERENCES "School"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Partner" ADD CONSTRAINT "Partner_hubId_fkey" FOREIGN KEY ("hubId") REFERENCES "Hub"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "HubArea" ADD CONSTRAINT "HubArea_hubId_fkey" FOREIGN KEY ("hubId") REFERENCES "Hub"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "HubArea" ADD CONSTRAINT "HubArea_schoolId_fkey" FOREIGN KEY ("schoolId") REFERENCES "School"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "HubContact" ADD CONSTRAINT "HubContact_hubId_fkey" FOREIGN KEY ("hubId") REFERENCES "Hub"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "HubContact" ADD CONSTRAINT "HubContact_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "WebLink" ADD CONSTRAINT "WebLink_hubId_fkey" FOREIGN KEY ("hubId") REFERENCES "Hub"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "WebLink" ADD CONSTRAINT "WebLink_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
