-- AlterTable
ALTER TABLE "Hub" ADD COLUMN     "evaluationDays" INTEGER NOT NULL DEFAULT 10;
