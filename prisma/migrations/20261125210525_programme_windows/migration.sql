-- AlterEnum
ALTER TYPE "AnnouncementButton" ADD VALUE 'RSVP';

-- AlterTable
ALTER TABLE "Announcement" ADD COLUMN     "buttonMeetingId" UUID;

-- AlterTable
ALTER TABLE "Hub" ADD COLUMN     "tellsWindows" BOOLEAN NOT NULL DEFAULT true,
ADD COLUMN     "windowRemindDays" INTEGER NOT NULL DEFAULT 5;

-- CreateTable
CREATE TABLE "ProgrammeWindow" (
    "id" UUID NOT NULL,
    "hubId" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "link" TEXT NOT NULL,
    "opensOn" DATE NOT NULL,
    "closesOn" DATE NOT NULL,
    "forAll" BOOLEAN NOT NULL DEFAULT false,
    "forLeads" BOOLEAN NOT NULL DEFAULT false,
    "forKinds" UUID[],
    "personId" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "announcedAt" TIMESTAMPTZ(3),
    "endedAt" TIMESTAMPTZ(3),

    CONSTRAINT "ProgrammeWindow_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "ProgrammeWindow_hubId_closesOn_idx" ON "ProgrammeWindow"("hubId", "closesOn");

-- CreateIndex
CREATE INDEX "ProgrammeWindow_personId_idx" ON "ProgrammeWindow"("personId");

-- CreateIndex
CREATE UNIQUE INDEX "ProgrammeWindow_hubId_id_key" ON "ProgrammeWindow"("hubId", "id");

-- AddForeignKey
ALTER TABLE "Announcement" ADD CONSTRAINT "Announcement_hubId_buttonMeetingId_fkey" FOREIGN KEY ("hubId", "buttonMeetingId") REFERENCES "NetworkMeeting"("hubId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ProgrammeWindow" ADD CONSTRAINT "ProgrammeWindow_hubId_fkey" FOREIGN KEY ("hubId") REFERENCES "Hub"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ProgrammeWindow" ADD CONSTRAINT "ProgrammeWindow_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
