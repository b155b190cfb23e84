-- CreateEnum
CREATE TYPE "InterestCapacity" AS ENUM ('LEAD', 'CO_LEAD', 'TAKE_PART');

-- CreateEnum
CREATE TYPE "InterestState" AS ENUM ('SUBMITTED', 'UNDER_REVIEW', 'OFFERED', 'RESERVE', 'COMMISSIONED', 'DECLINED', 'WITHDRAWN');

-- CreateEnum
CREATE TYPE "OfferState" AS ENUM ('OFFERED', 'ACCEPTED', 'DECLINED', 'LAPSED', 'WITHDRAWN');

-- CreateEnum
CREATE TYPE "DesignationStatus" AS ENUM ('TRAINEE', 'ACCREDITED');

-- CreateEnum
CREATE TYPE "AttendanceState" AS ENUM ('PRESENT', 'LATE', 'LEFT_EARLY', 'APOLOGIES', 'ABSENT');

-- CreateEnum
CREATE TYPE "Bring" AS ENUM ('NOTHING', 'REFLECTION', 'EXAMPLE');

-- CreateEnum
CREATE TYPE "AssignmentState" AS ENUM ('ASSIGNED', 'DONE', 'CANNOT', 'EXCUSED');

-- AlterEnum
ALTER TYPE "SessionLength" ADD VALUE 'SCHOOL_VISIT';

-- AlterEnum
ALTER TYPE "SessionState" ADD VALUE 'DRAFT';

-- AlterTable
ALTER TABLE "Hub" ADD COLUMN     "absenceNoticeDays" INTEGER NOT NULL DEFAULT 7,
ADD COLUMN     "briefDays" INTEGER NOT NULL DEFAULT 2,
ADD COLUMN     "correctionDays" INTEGER NOT NULL DEFAULT 30,
ADD COLUMN     "gapTaskDays" INTEGER NOT NULL DEFAULT 2,
ADD COLUMN     "leadAnswerDays" INTEGER NOT NULL DEFAULT 5;

-- AlterTable
ALTER TABLE "SchoolParticipation" ADD COLUMN     "flaggedAt" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "Session" ADD COLUMN     "cancelReason" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "schoolId" UUID,
ADD COLUMN     "sequence" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "title" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 1;

-- AlterTable
ALTER TABLE "WorkGroup" ADD COLUMN     "interestUntil" DATE,
ADD COLUMN     "qualityCheckedAt" TIMESTAMPTZ(3),
ADD COLUMN     "qualityMet" TEXT[],
ADD COLUMN     "soughtSince" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "DesignationKind" (
    "id" UUID NOT NULL,
    "hubId" UUID NOT NULL,
    "word" TEXT NOT NULL,
    "hasPhase" BOOLEAN NOT NULL DEFAULT false,
    "hasCohort" BOOLEAN NOT NULL DEFAULT false,
    "hasStatus" BOOLEAN NOT NULL DEFAULT false,
    "hasExpiry" BOOLEAN NOT NULL DEFAULT false,
    "rank" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "DesignationKind_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Designation" (
    "id" UUID NOT NULL,
    "hubId" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "kindId" UUID NOT NULL,
    "phase" "Phase",
    "cohort" INTEGER,
    "status" "DesignationStatus",
    "from" DATE NOT NULL,
    "validTo" DATE,
    "endedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Designation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Interest" (
    "id" UUID NOT NULL,
    "hubId" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "year" INTEGER NOT NULL,
    "groupId" UUID,
    "projectId" UUID,
    "capacity" "InterestCapacity" NOT NULL,
    "withPersonId" UUID,
    "withWhom" TEXT NOT NULL DEFAULT '',
    "note" TEXT NOT NULL DEFAULT '',
    "halfTerms" TEXT[],
    "headAgreed" BOOLEAN NOT NULL DEFAULT false,
    "state" "InterestState" NOT NULL DEFAULT 'SUBMITTED',
    "version" INTEGER NOT NULL DEFAULT 1,
    "isLate" BOOLEAN NOT NULL DEFAULT false,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "panelNote" TEXT NOT NULL DEFAULT '',
    "answer" TEXT NOT NULL DEFAULT '',
    "decidedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Interest_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "LeadOffer" (
    "id" UUID NOT NULL,
    "hubId" UUID NOT NULL,
    "groupId" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "capacity" "LeadCapacity" NOT NULL,
    "interestId" UUID,
    "state" "OfferState" NOT NULL DEFAULT 'OFFERED',
    "version" INTEGER NOT NULL DEFAULT 1,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "answerBy" DATE NOT NULL,
    "decidedAt" TIMESTAMPTZ(3),

    CONSTRAINT "LeadOffer_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Pause" (
    "id" UUID NOT NULL,
    "hubId" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "from" DATE NOT NULL,
    "until" DATE NOT NULL,
    "standInId" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "endedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Pause_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Apology" (
    "hubId" UUID NOT NULL,
    "sessionId" UUID NOT NULL,
    "membershipId" UUID NOT NULL,
    "substitute" TEXT NOT NULL DEFAULT '',
    "at" TIMESTAMPTZ(3) NOT NULL,
    "isLate" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "Apology_pkey" PRIMARY KEY ("hubId","sessionId","membershipId")
);

-- CreateTable
CREATE TABLE "SessionLog" (
    "hubId" UUID NOT NULL,
    "sessionId" UUID NOT NULL,
    "did" TEXT NOT NULL DEFAULT '',
    "cameBack" TEXT NOT NULL DEFAULT '',
    "materials" TEXT NOT NULL DEFAULT '',
    "forHub" TEXT NOT NULL DEFAULT '',
    "personId" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "SessionLog_pkey" PRIMARY KEY ("hubId","sessionId")
);

-- CreateTable
CREATE TABLE "Attendance" (
    "hubId" UUID NOT NULL,
    "sessionId" UUID NOT NULL,
    "membershipId" UUID NOT NULL,
    "state" "AttendanceState" NOT NULL,
    "substitute" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "Attendance_pkey" PRIMARY KEY ("hubId","sessionId","membershipId")
);

-- CreateTable
CREATE TABLE "WalkIn" (
    "id" UUID NOT NULL,
    "hubId" UUID NOT NULL,
    "sessionId" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "schoolName" TEXT NOT NULL DEFAULT '',
    "schoolId" UUID,
    "membershipId" UUID,
    "matchedAt" TIMESTAMPTZ(3),

    CONSTRAINT "WalkIn_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "GapTask" (
    "id" UUID NOT NULL,
    "hubId" UUID NOT NULL,
    "groupId" UUID NOT NULL,
    "sessionId" UUID,
    "nextSessionId" UUID,
    "title" TEXT NOT NULL,
    "what" TEXT NOT NULL,
    "bring" "Bring" NOT NULL DEFAULT 'NOTHING',
    "minutes" INTEGER,
    "dueOn" DATE NOT NULL,
    "dueIsFixed" BOOLEAN NOT NULL DEFAULT false,
    "personId" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "endedAt" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "GapTask_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Assignment" (
    "id" UUID NOT NULL,
    "hubId" UUID NOT NULL,
    "taskId" UUID NOT NULL,
    "membershipId" UUID NOT NULL,
    "state" "AssignmentState" NOT NULL DEFAULT 'ASSIGNED',
    "reflection" TEXT NOT NULL DEFAULT '',
    "link" TEXT NOT NULL DEFAULT '',
    "answeredAt" TIMESTAMPTZ(3),
    "excusedById" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "Assignment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "CalendarFeed" (
    "id" UUID NOT NULL,
    "hubId" UUID NOT NULL,
    "tokenHash" TEXT NOT NULL,
    "personId" UUID NOT NULL,
    "groupId" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "revokedAt" TIMESTAMPTZ(3),

    CONSTRAINT "CalendarFeed_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "DesignationKind_hubId_id_key" ON "DesignationKind"("hubId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "DesignationKind_hubId_word_key" ON "DesignationKind"("hubId", "word");

-- CreateIndex
CREATE INDEX "Designation_hubId_personId_idx" ON "Designation"("hubId", "personId");

-- CreateIndex
CREATE INDEX "Designation_personId_idx" ON "Designation"("personId");

-- CreateIndex
CREATE UNIQUE INDEX "Designation_hubId_id_key" ON "Designation"("hubId", "id");

-- CreateIndex
CREATE INDEX "Interest_groupId_idx" ON "Interest"("groupId");

-- CreateIndex
CREATE INDEX "Interest_projectId_idx" ON "Interest"("projectId");

-- CreateIndex
CREATE INDEX "Interest_personId_idx" ON "Interest"("personId");

-- CreateIndex
CREATE UNIQUE INDEX "Interest_hubId_id_key" ON "Interest"("hubId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "Interest_hubId_personId_groupId_key" ON "Interest"("hubId", "personId", "groupId");

-- CreateIndex
CREATE UNIQUE INDEX "Interest_hubId_personId_projectId_key" ON "Interest"("hubId", "personId", "projectId");

-- CreateIndex
CREATE INDEX "LeadOffer_groupId_idx" ON "LeadOffer"("groupId");

-- CreateIndex
CREATE INDEX "LeadOffer_personId_idx" ON "LeadOffer"("personId");

-- CreateIndex
CREATE UNIQUE INDEX "LeadOffer_hubId_id_key" ON "LeadOffer"("hubId", "id");

-- CreateIndex
CREATE INDEX "Pause_personId_idx" ON "Pause"("personId");

-- CreateIndex
CREATE INDEX "Pause_standInId_idx" ON "Pause"("standInId");

-- CreateIndex
CREATE UNIQUE INDEX "Pause_hubId_id_key" ON "Pause"("hubId", "id");

-- CreateIndex
CREATE INDEX "Apology_membershipId_idx" ON "Apology"("membershipId");

-- CreateIndex
CREATE INDEX "SessionLog_personId_idx" ON "SessionLog"("personId");

-- CreateIndex
CREATE INDEX "Attendance_membershipId_idx" ON "Attendance"("membershipId");

-- CreateIndex
CREATE INDEX "WalkIn_sessionId_idx" ON "WalkIn"("sessionId");

-- CreateIndex
CREATE INDEX "WalkIn_membershipId_idx" ON "WalkIn"("membershipId");

-- CreateIndex
CREATE UNIQUE INDEX "WalkIn_hubId_id_key" ON "WalkIn"("hubId", "id");

-- CreateIndex
CREATE INDEX "GapTask_groupId_idx" ON "GapTask"("groupId");

-- CreateIndex
CREATE INDEX "GapTask_nextSessionId_idx" ON "GapTask"("nextSessionId");

-- CreateIndex
CREATE INDEX "GapTask_personId_idx" ON "GapTask"("personId");

-- CreateIndex
CREATE UNIQUE INDEX "GapTask_hubId_id_key" ON "GapTask"("hubId", "id");

-- CreateIndex
CREATE INDEX "Assignment_membershipId_idx" ON "Assignment"("membershipId");

-- CreateIndex
CREATE INDEX "Assignment_excusedById_idx" ON "Assignment"("excusedById");

-- CreateIndex
CREATE UNIQUE INDEX "Assignment_hubId_id_key" ON "Assignment"("hubId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "Assignment_hubId_taskId_membershipId_key" ON "Assignment"("hubId", "taskId", "membershipId");

-- CreateIndex
CREATE UNIQUE INDEX "CalendarFeed_tokenHash_key" ON "CalendarFeed"("tokenHash");

-- CreateIndex
CREATE INDEX "CalendarFeed_personId_idx" ON "CalendarFeed"("personId");

-- CreateIndex
CREATE INDEX "CalendarFeed_groupId_idx" ON "CalendarFeed"("groupId");

-- CreateIndex
CREATE UNIQUE INDEX "CalendarFeed_hubId_id_key" ON "CalendarFeed"("hubId", "id");

-- AddForeignKey
ALTER TABLE "Session" ADD CONSTRAINT "Session_schoolId_fkey" FOREIGN KEY ("schoolId") REFERENCES "School"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DesignationKind" ADD CONSTRAINT "DesignationKind_hubId_fkey" FOREIGN KEY ("hubId") REFERENCES "Hub"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Designation" ADD CONSTRAINT "Designation_hubId_fkey" FOREIGN KEY ("hubId") REFERENCES "Hub"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Designation" ADD CONSTRAINT "Designation_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Designation" ADD CONSTRAINT "Designation_hubId_kindId_fkey" FOREIGN KEY ("hubId", "kindId") REFERENCES "DesignationKind"("hubId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Interest" ADD CONSTRAINT "Interest_hubId_fkey" FOREIGN KEY ("hubId") REFERENCES "Hub"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Interest" ADD CONSTRAINT "Interest_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Interest" ADD CONSTRAINT "Interest_withPersonId_fkey" FOREIGN KEY ("withPersonId") REFERENCES "Person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Interest" ADD CONSTRAINT "Interest_hubId_groupId_fkey" FOREIGN KEY ("hubId", "groupId") REFERENCES "WorkGroup"("hubId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Interest" ADD CONSTRAINT "Interest_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "Project"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "LeadOffer" ADD CONSTRAINT "LeadOffer_hubId_fkey" FOREIGN KEY ("hubId") REFERENCES "Hub"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "LeadOffer" ADD CONSTRAINT "LeadOffer_hubId_groupId_fkey" FOREIGN KEY ("hubId", "groupId") REFERENCES "WorkGroup"("hubId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "LeadOffer" ADD CONSTRAINT "LeadOffer_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "LeadOffer" ADD CONSTRAINT "LeadOffer_hubId_interestId_fkey" FOREIGN KEY ("hubId", "interestId") REFERENCES "Interest"("hubId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Pause" ADD CONSTRAINT "Pause_hubId_fkey" FOREIGN KEY ("hubId") REFERENCES "Hub"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Pause" ADD CONSTRAINT "Pause_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Pause" ADD CONSTRAINT "Pause_standInId_fkey" FOREIGN KEY ("standInId") REFERENCES "Person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Apology" ADD CONSTRAINT "Apology_hubId_fkey" FOREIGN KEY ("hubId") REFERENCES "Hub"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Apology" ADD CONSTRAINT "Apology_hubId_sessionId_fkey" FOREIGN KEY ("hubId", "sessionId") REFERENCES "Session"("hubId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Apology" ADD CONSTRAINT "Apology_hubId_membershipId_fkey" FOREIGN KEY ("hubId", "membershipId") REFERENCES "Membership"("hubId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SessionLog" ADD CONSTRAINT "SessionLog_hubId_fkey" FOREIGN KEY ("hubId") REFERENCES "Hub"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SessionLog" ADD CONSTRAINT "SessionLog_hubId_sessionId_fkey" FOREIGN KEY ("hubId", "sessionId") REFERENCES "Session"("hubId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SessionLog" ADD CONSTRAINT "SessionLog_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Attendance" ADD CONSTRAINT "Attendance_hubId_fkey" FOREIGN KEY ("hubId") REFERENCES "Hub"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Attendance" ADD CONSTRAINT "Attendance_hubId_sessionId_fkey" FOREIGN KEY ("hubId", "sessionId") REFERENCES "Session"("hubId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Attendance" ADD CONSTRAINT "Attendance_hubId_membershipId_fkey" FOREIGN KEY ("hubId", "membershipId") REFERENCES "Membership"("hubId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "WalkIn" ADD CONSTRAINT "WalkIn_hubId_fkey" FOREIGN KEY ("hubId") REFERENCES "Hub"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "WalkIn" ADD CONSTRAINT "WalkIn_hubId_sessionId_fkey" FOREIGN KEY ("hubId", "sessionId") REFERENCES "Session"("hubId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "WalkIn" ADD CONSTRAINT "WalkIn_schoolId_fkey" FOREIGN KEY ("schoolId") REFERENCES "School"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "WalkIn" ADD CONSTRAINT "WalkIn_hubId_membershipId_fkey" FOREIGN KEY ("hubId", "membershipId") REFERENCES "Membership"("hubId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "GapTask" ADD CONSTRAINT "GapTask_hubId_fkey" FOREIGN KEY ("hubId") REFERENCES "Hub"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "GapTask" ADD CONSTRAINT "GapTask_hubId_groupId_fkey" FOREIGN KEY ("hubId", "groupId") REFERENCES "WorkGroup"("hubId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "GapTask" ADD CONSTRAINT "GapTask_hubId_sessionId_fkey" FOREIGN KEY ("hubId", "sessionId") REFERENCES "Session"("hubId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "GapTask" ADD CONSTRAINT "GapTask_hubId_nextSessionId_fkey" FOREIGN KEY ("hubId", "nextSessionId") REFERENCES "Session"("hubId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "GapTask" ADD CONSTRAINT "GapTask_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Assignment" ADD CONSTRAINT "Assignment_hubId_fkey" FOREIGN KEY ("hubId") REFERENCES "Hub"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Assignment" ADD CONSTRAINT "Assignment_hubId_taskId_fkey" FOREIGN KEY ("hubId", "taskId") REFERENCES "GapTask"("hubId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Assignment" ADD CONSTRAINT "Assignment_hubId_membershipId_fkey" FOREIGN KEY ("hubId", "membershipId") REFERENCES "Membership"("hubId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Assignment" ADD CONSTRAINT "Assignment_excusedById_fkey" FOREIGN KEY ("excusedById") REFERENCES "Person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CalendarFeed" ADD CONSTRAINT "CalendarFeed_hubId_fkey" FOREIGN KEY ("hubId") REFERENCES "Hub"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CalendarFeed" ADD CONSTRAINT "CalendarFeed_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CalendarFeed" ADD CONSTRAINT "CalendarFeed_hubId_groupId_fkey" FOREIGN KEY ("hubId", "groupId") REFERENCES "WorkGroup"("hubId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;
