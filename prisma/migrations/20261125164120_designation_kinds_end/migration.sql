-- AlterTable
ALTER TABLE "DesignationKind" ADD COLUMN     "endedAt" TIMESTAMPTZ(3);
