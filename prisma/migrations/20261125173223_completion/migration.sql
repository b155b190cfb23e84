-- AlterEnum
ALTER TYPE "MembershipState" ADD VALUE 'UNFINISHED';

-- AlterEnum
ALTER TYPE "PlaceState" ADD VALUE 'UNFINISHED';

-- AlterTable
ALTER TABLE "Hub" ADD COLUMN     "completeSessionsPercent" INTEGER NOT NULL DEFAULT 60,
ADD COLUMN     "completeTasksPercent" INTEGER NOT NULL DEFAULT 50;

-- AlterTable
ALTER TABLE "SchoolParticipation" ADD COLUMN     "completes" BOOLEAN;
