-- CreateEnum
CREATE TYPE "ProposalState" AS ENUM ('PITCHED', 'DRAFT', 'SUBMITTED', 'RETURNED', 'SENT_NATIONALLY', 'APPROVED', 'DECLINED', 'WITHDRAWN');

-- CreateTable
CREATE TABLE "Proposal" (
    "id" UUID NOT NULL,
    "hubId" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "state" "ProposalState" NOT NULL DEFAULT 'PITCHED',
    "version" INTEGER NOT NULL DEFAULT 1,
    "title" TEXT NOT NULL,
    "phases" "Phase"[],
    "purpose" TEXT NOT NULL,
    "notMet" TEXT NOT NULL,
    "rationale" TEXT NOT NULL DEFAULT '',
    "objectives" TEXT NOT NULL DEFAULT '',
    "schedule" TEXT NOT NULL DEFAULT '',
    "capacitySchools" INTEGER,
    "costing" TEXT NOT NULL DEFAULT '',
    "evaluation" TEXT NOT NULL DEFAULT '',
    "leadId" UUID,
    "qualityMet" TEXT[],
    "stepsSaved" TEXT[],
    "at" TIMESTAMPTZ(3) NOT NULL,
    "changedAt" TIMESTAMPTZ(3) NOT NULL,
    "answer" TEXT NOT NULL DEFAULT '',
    "decidedAt" TIMESTAMPTZ(3),
    "decidedById" UUID,
    "groupId" UUID,

    CONSTRAINT "Proposal_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "Proposal_personId_idx" ON "Proposal"("personId");

-- CreateIndex
CREATE INDEX "Proposal_decidedById_idx" ON "Proposal"("decidedById");

-- CreateIndex
CREATE INDEX "Proposal_leadId_idx" ON "Proposal"("leadId");

-- CreateIndex
CREATE UNIQUE INDEX "Proposal_hubId_id_key" ON "Proposal"("hubId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "Proposal_hubId_groupId_key" ON "Proposal"("hubId", "groupId");

-- AddForeignKey
ALTER TABLE "Proposal" ADD CONSTRAINT "Proposal_hubId_fkey" FOREIGN KEY ("hubId") REFERENCES "Hub"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Proposal" ADD CONSTRAINT "Proposal_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Proposal" ADD CONSTRAINT "Proposal_decidedById_fkey" FOREIGN KEY ("decidedById") REFERENCES "Person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Proposal" ADD CONSTRAINT "Proposal_leadId_fkey" FOREIGN KEY ("leadId") REFERENCES "Person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Proposal" ADD CONSTRAINT "Proposal_hubId_groupId_fkey" FOREIGN KEY ("hubId", "groupId") REFERENCES "WorkGroup"("hubId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;
