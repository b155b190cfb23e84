-- CreateEnum
CREATE TYPE "AnnouncementState" AS ENUM ('DRAFT', 'SCHEDULED', 'SENT', 'CANCELLED');

-- CreateEnum
CREATE TYPE "AnnouncementAudience" AS ENUM ('LLME_NETWORK', 'WORK_GROUP_LEADS', 'GROUP', 'SCHOOLS', 'STAFF');

-- CreateEnum
CREATE TYPE "AnnouncementButton" AS ENUM ('OPEN_GROUP', 'EXPRESS_INTEREST');

-- AlterTable
ALTER TABLE "Hub" ADD COLUMN     "tellsNewLeads" BOOLEAN NOT NULL DEFAULT true,
ADD COLUMN     "tellsRecruiting" BOOLEAN NOT NULL DEFAULT true,
ADD COLUMN     "tellsSeeking" BOOLEAN NOT NULL DEFAULT true;

-- CreateTable
CREATE TABLE "Announcement" (
    "id" UUID NOT NULL,
    "hubId" UUID NOT NULL,
    "state" "AnnouncementState" NOT NULL DEFAULT 'DRAFT',
    "audience" "AnnouncementAudience" NOT NULL,
    "phase" "Phase",
    "kindId" UUID,
    "localAuthority" TEXT NOT NULL DEFAULT '',
    "groupId" UUID,
    "inChannels" BOOLEAN NOT NULL,
    "inPrivate" BOOLEAN NOT NULL,
    "text" TEXT NOT NULL,
    "button" "AnnouncementButton",
    "buttonGroupId" UUID,
    "personId" UUID NOT NULL,
    "decidedById" UUID,
    "correctsId" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "goesAt" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "Announcement_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "Announcement_personId_idx" ON "Announcement"("personId");

-- CreateIndex
CREATE UNIQUE INDEX "Announcement_hubId_id_key" ON "Announcement"("hubId", "id");

-- AddForeignKey
ALTER TABLE "Announcement" ADD CONSTRAINT "Announcement_hubId_fkey" FOREIGN KEY ("hubId") REFERENCES "Hub"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Announcement" ADD CONSTRAINT "Announcement_hubId_kindId_fkey" FOREIGN KEY ("hubId", "kindId") REFERENCES "DesignationKind"("hubId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Announcement" ADD CONSTRAINT "Announcement_hubId_groupId_fkey" FOREIGN KEY ("hubId", "groupId") REFERENCES "WorkGroup"("hubId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Announcement" ADD CONSTRAINT "Announcement_hubId_buttonGroupId_fkey" FOREIGN KEY ("hubId", "buttonGroupId") REFERENCES "WorkGroup"("hubId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Announcement" ADD CONSTRAINT "Announcement_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Announcement" ADD CONSTRAINT "Announcement_decidedById_fkey" FOREIGN KEY ("decidedById") REFERENCES "Person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Announcement" ADD CONSTRAINT "Announcement_hubId_correctsId_fkey" FOREIGN KEY ("hubId", "correctsId") REFERENCES "Announcement"("hubId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What Prisma's schema cannot say: who got an announcement is read by the end of the notices' keys.
CREATE INDEX "Notice_announcement" ON "Notice" ("hubId", right("key", 36)) WHERE "kind" = 'announcement';
