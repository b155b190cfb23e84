-- CreateEnum
CREATE TYPE "ReportTerm" AS ENUM ('AUTUMN', 'SPRING', 'SUMMER');

-- CreateEnum
CREATE TYPE "ReportKind" AS ENUM ('TERM', 'FINAL');

-- CreateEnum
CREATE TYPE "ReportState" AS ENUM ('NOT_OPEN', 'OPEN', 'DRAFT', 'SUBMITTED', 'RETURNED', 'ACCEPTED', 'WAIVED');

-- AlterTable
ALTER TABLE "Hub" ADD COLUMN     "reportDueDays" INTEGER NOT NULL DEFAULT 5,
ADD COLUMN     "reportOpenDays" INTEGER NOT NULL DEFAULT 15;

-- AlterTable
ALTER TABLE "SchoolParticipation" ADD COLUMN     "seatedAt" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "ReportTemplate" (
    "id" UUID NOT NULL,
    "hubId" UUID NOT NULL,
    "kind" "ReportKind" NOT NULL,
    "projectId" UUID,
    "version" INTEGER NOT NULL,
    "questions" JSONB NOT NULL,
    "elsewhere" TEXT NOT NULL DEFAULT '',
    "personId" UUID NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ReportTemplate_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Report" (
    "id" UUID NOT NULL,
    "hubId" UUID NOT NULL,
    "groupId" UUID NOT NULL,
    "year" INTEGER NOT NULL,
    "term" "ReportTerm" NOT NULL,
    "kind" "ReportKind" NOT NULL DEFAULT 'TERM',
    "state" "ReportState" NOT NULL DEFAULT 'NOT_OPEN',
    "version" INTEGER NOT NULL DEFAULT 1,
    "templateId" UUID,
    "starts" DATE NOT NULL,
    "ends" DATE NOT NULL,
    "dueOn" DATE NOT NULL,
    "openedAt" TIMESTAMPTZ(3),
    "quietUntil" DATE,
    "noActivity" BOOLEAN NOT NULL DEFAULT false,
    "doneElsewhere" BOOLEAN NOT NULL DEFAULT false,
    "questions" JSONB,
    "figures" JSONB,
    "submittedAt" TIMESTAMPTZ(3),
    "submittedById" UUID,
    "decidedAt" TIMESTAMPTZ(3),
    "decidedById" UUID,
    "answer" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "Report_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ReportStep" (
    "hubId" UUID NOT NULL,
    "reportId" UUID NOT NULL,
    "step" TEXT NOT NULL,
    "answers" JSONB NOT NULL,
    "personId" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "ReportStep_pkey" PRIMARY KEY ("hubId","reportId","step")
);

-- CreateTable
CREATE TABLE "ReportOmission" (
    "hubId" UUID NOT NULL,
    "reportId" UUID NOT NULL,
    "line" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "personId" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ReportOmission_pkey" PRIMARY KEY ("hubId","reportId","line")
);

-- CreateIndex
CREATE INDEX "ReportTemplate_projectId_idx" ON "ReportTemplate"("projectId");

-- CreateIndex
CREATE INDEX "ReportTemplate_personId_idx" ON "ReportTemplate"("personId");

-- CreateIndex
CREATE UNIQUE INDEX "ReportTemplate_hubId_id_key" ON "ReportTemplate"("hubId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "ReportTemplate_hubId_kind_projectId_version_key" ON "ReportTemplate"("hubId", "kind", "projectId", "version");

-- CreateIndex
CREATE INDEX "Report_hubId_year_term_idx" ON "Report"("hubId", "year", "term");

-- CreateIndex
CREATE INDEX "Report_submittedById_idx" ON "Report"("submittedById");

-- CreateIndex
CREATE INDEX "Report_decidedById_idx" ON "Report"("decidedById");

-- CreateIndex
CREATE UNIQUE INDEX "Report_hubId_id_key" ON "Report"("hubId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "Report_hubId_groupId_term_key" ON "Report"("hubId", "groupId", "term");

-- CreateIndex
CREATE INDEX "ReportStep_personId_idx" ON "ReportStep"("personId");

-- CreateIndex
CREATE INDEX "ReportOmission_personId_idx" ON "ReportOmission"("personId");

-- AddForeignKey
ALTER TABLE "ReportTemplate" ADD CONSTRAINT "ReportTemplate_hubId_fkey" FOREIGN KEY ("hubId") REFERENCES "Hub"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ReportTemplate" ADD CONSTRAINT "ReportTemplate_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "Project"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ReportTemplate" ADD CONSTRAINT "ReportTemplate_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Report" ADD CONSTRAINT "Report_hubId_fkey" FOREIGN KEY ("hubId") REFERENCES "Hub"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Report" ADD CONSTRAINT "Report_hubId_groupId_fkey" FOREIGN KEY ("hubId", "groupId") REFERENCES "WorkGroup"("hubId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Report" ADD CONSTRAINT "Report_hubId_templateId_fkey" FOREIGN KEY ("hubId", "templateId") REFERENCES "ReportTemplate"("hubId", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "Report" ADD CONSTRAINT "Report_submittedById_fkey" FOREIGN KEY ("submittedById") REFERENCES "Person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Report" ADD CONSTRAINT "Report_decidedById_fkey" FOREIGN KEY ("decidedById") REFERENCES "Person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ReportStep" ADD CONSTRAINT "ReportStep_hubId_fkey" FOREIGN KEY ("hubId") REFERENCES "Hub"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ReportStep" ADD CONSTRAINT "ReportStep_hubId_reportId_fkey" FOREIGN KEY ("hubId", "reportId") REFERENCES "Report"("hubId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ReportStep" ADD CONSTRAINT "ReportStep_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ReportOmission" ADD CONSTRAINT "ReportOmission_hubId_fkey" FOREIGN KEY ("hubId") REFERENCES "Hub"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ReportOmission" ADD CONSTRAINT "ReportOmission_hubId_reportId_fkey" FOREIGN KEY ("hubId", "reportId") REFERENCES "Report"("hubId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ReportOmission" ADD CONSTRAINT "ReportOmission_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Places that there are: since when a school has its place.
UPDATE "SchoolParticipation" SET "seatedAt" = "since" WHERE "state" IN ('HELD', 'CONFIRMED', 'COMPLETED');

-- What Prisma's schema cannot say: of one group at most one report is open at a time, whoever opens it.
CREATE UNIQUE INDEX "Report_one_open_a_group" ON "Report" ("groupId") WHERE "state" IN ('OPEN', 'DRAFT', 'SUBMITTED', 'RETURNED');
