-- CreateTable
CREATE TABLE "FundingKind" (
    "id" UUID NOT NULL,
    "hubId" UUID NOT NULL,
    "word" TEXT NOT NULL,
    "isMatched" BOOLEAN NOT NULL DEFAULT false,
    "rank" INTEGER NOT NULL DEFAULT 0,
    "endedAt" TIMESTAMPTZ(3),

    CONSTRAINT "FundingKind_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "FundingLine" (
    "id" UUID NOT NULL,
    "hubId" UUID NOT NULL,
    "groupId" UUID NOT NULL,
    "kindId" UUID NOT NULL,
    "schoolId" UUID,
    "note" TEXT NOT NULL DEFAULT '',
    "plannedPence" INTEGER NOT NULL,
    "claimedPence" INTEGER NOT NULL DEFAULT 0,
    "paidPence" INTEGER NOT NULL DEFAULT 0,
    "halfAgreed" BOOLEAN NOT NULL DEFAULT false,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "FundingLine_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "FundingKind_hubId_id_key" ON "FundingKind"("hubId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "FundingKind_hubId_word_key" ON "FundingKind"("hubId", "word");

-- CreateIndex
CREATE INDEX "FundingLine_groupId_idx" ON "FundingLine"("groupId");

-- CreateIndex
CREATE INDEX "FundingLine_kindId_idx" ON "FundingLine"("kindId");

-- CreateIndex
CREATE INDEX "FundingLine_schoolId_idx" ON "FundingLine"("schoolId");

-- CreateIndex
CREATE UNIQUE INDEX "FundingLine_hubId_id_key" ON "FundingLine"("hubId", "id");

-- AddForeignKey
ALTER TABLE "FundingKind" ADD CONSTRAINT "FundingKind_hubId_fkey" FOREIGN KEY ("hubId") REFERENCES "Hub"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "FundingLine" ADD CONSTRAINT "FundingLine_hubId_fkey" FOREIGN KEY ("hubId") REFERENCES "Hub"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "FundingLine" ADD CONSTRAINT "FundingLine_hubId_groupId_fkey" FOREIGN KEY ("hubId", "groupId") REFERENCES "WorkGroup"("hubId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "FundingLine" ADD CONSTRAINT "FundingLine_hubId_kindId_fkey" FOREIGN KEY ("hubId", "kindId") REFERENCES "FundingKind"("hubId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "FundingLine" ADD CONSTRAINT "FundingLine_schoolId_fkey" FOREIGN KEY ("schoolId") REFERENCES "School"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- Hubs that are there already begin with the usual kinds.
INSERT INTO "FundingKind" ("id", "hubId", "word", "isMatched", "rank")
SELECT gen_random_uuid(), h.id, kind.word, kind.matched, kind.rank
FROM "Hub" h
CROSS JOIN (VALUES ('Cover', false, 0), ('Matched textbooks', true, 1), ('Release of the lead', false, 2), ('Venue', false, 3))
  AS kind(word, matched, rank);
