-- AlterEnum
ALTER TYPE "ReportKind" ADD VALUE 'PARTICIPANTS';

-- CreateTable
CREATE TABLE "Evaluation" (
    "id" UUID NOT NULL,
    "hubId" UUID NOT NULL,
    "groupId" UUID NOT NULL,
    "questions" JSONB NOT NULL,
    "asked" INTEGER NOT NULL,
    "openedAt" TIMESTAMPTZ(3) NOT NULL,
    "closesOn" DATE NOT NULL,

    CONSTRAINT "Evaluation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "EvaluationInvite" (
    "id" UUID NOT NULL,
    "hubId" UUID NOT NULL,
    "evaluationId" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "hasAnswered" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "EvaluationInvite_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "EvaluationAnswer" (
    "id" UUID NOT NULL,
    "hubId" UUID NOT NULL,
    "evaluationId" UUID NOT NULL,
    "marks" JSONB NOT NULL,
    "words" JSONB NOT NULL,

    CONSTRAINT "EvaluationAnswer_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "Evaluation_hubId_id_key" ON "Evaluation"("hubId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "Evaluation_hubId_groupId_key" ON "Evaluation"("hubId", "groupId");

-- CreateIndex
CREATE INDEX "EvaluationInvite_evaluationId_idx" ON "EvaluationInvite"("evaluationId");

-- CreateIndex
CREATE INDEX "EvaluationInvite_personId_idx" ON "EvaluationInvite"("personId");

-- CreateIndex
CREATE UNIQUE INDEX "EvaluationInvite_hubId_id_key" ON "EvaluationInvite"("hubId", "id");

-- CreateIndex
CREATE INDEX "EvaluationAnswer_evaluationId_idx" ON "EvaluationAnswer"("evaluationId");

-- CreateIndex
CREATE UNIQUE INDEX "EvaluationAnswer_hubId_id_key" ON "EvaluationAnswer"("hubId", "id");

-- AddForeignKey
ALTER TABLE "Evaluation" ADD CONSTRAINT "Evaluation_hubId_fkey" FOREIGN KEY ("hubId") REFERENCES "Hub"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Evaluation" ADD CONSTRAINT "Evaluation_hubId_groupId_fkey" FOREIGN KEY ("hubId", "groupId") REFERENCES "WorkGroup"("hubId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "EvaluationInvite" ADD CONSTRAINT "EvaluationInvite_hubId_fkey" FOREIGN KEY ("hubId") REFERENCES "Hub"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "EvaluationInvite" ADD CONSTRAINT "EvaluationInvite_hubId_evaluationId_fkey" FOREIGN KEY ("hubId", "evaluationId") REFERENCES "Evaluation"("hubId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "EvaluationInvite" ADD CONSTRAINT "EvaluationInvite_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "EvaluationAnswer" ADD CONSTRAINT "EvaluationAnswer_hubId_fkey" FOREIGN KEY ("hubId") REFERENCES "Hub"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "EvaluationAnswer" ADD CONSTRAINT "EvaluationAnswer_hubId_evaluationId_fkey" FOREIGN KEY ("hubId", "evaluationId") REFERENCES "Evaluation"("hubId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;
