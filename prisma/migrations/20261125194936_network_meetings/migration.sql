-- CreateEnum
CREATE TYPE "NetworkMeetingState" AS ENUM ('ANNOUNCED', 'HELD', 'CANCELLED');

-- AlterTable
ALTER TABLE "Hub" ADD COLUMN     "meetingRemindDays" INTEGER NOT NULL DEFAULT 5,
ADD COLUMN     "tellsMeetings" BOOLEAN NOT NULL DEFAULT true;

-- CreateTable
CREATE TABLE "NetworkMeeting" (
    "id" UUID NOT NULL,
    "hubId" UUID NOT NULL,
    "state" "NetworkMeetingState" NOT NULL DEFAULT 'ANNOUNCED',
    "purpose" TEXT NOT NULL,
    "day" DATE NOT NULL,
    "from" TEXT NOT NULL,
    "to" TEXT NOT NULL,
    "startsAt" TIMESTAMPTZ(3) NOT NULL,
    "endsAt" TIMESTAMPTZ(3) NOT NULL,
    "meets" "Meeting" NOT NULL,
    "venue" TEXT NOT NULL DEFAULT '',
    "link" TEXT NOT NULL DEFAULT '',
    "expectsAll" BOOLEAN NOT NULL DEFAULT false,
    "expectsLeads" BOOLEAN NOT NULL DEFAULT false,
    "expectsKinds" UUID[],
    "cancelReason" TEXT NOT NULL DEFAULT '',
    "sequence" INTEGER NOT NULL DEFAULT 0,
    "version" INTEGER NOT NULL DEFAULT 1,
    "personId" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "toldAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "NetworkMeeting_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "NetworkGuest" (
    "hubId" UUID NOT NULL,
    "meetingId" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "comes" BOOLEAN,
    "answeredAt" TIMESTAMPTZ(3),
    "came" BOOLEAN,

    CONSTRAINT "NetworkGuest_pkey" PRIMARY KEY ("hubId","meetingId","personId")
);

-- CreateIndex
CREATE INDEX "NetworkMeeting_hubId_startsAt_idx" ON "NetworkMeeting"("hubId", "startsAt");

-- CreateIndex
CREATE INDEX "NetworkMeeting_personId_idx" ON "NetworkMeeting"("personId");

-- CreateIndex
CREATE UNIQUE INDEX "NetworkMeeting_hubId_id_key" ON "NetworkMeeting"("hubId", "id");

-- CreateIndex
CREATE INDEX "NetworkGuest_personId_idx" ON "NetworkGuest"("personId");

-- AddForeignKey
ALTER TABLE "NetworkMeeting" ADD CONSTRAINT "NetworkMeeting_hubId_fkey" FOREIGN KEY ("hubId") REFERENCES "Hub"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "NetworkMeeting" ADD CONSTRAINT "NetworkMeeting_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "NetworkGuest" ADD CONSTRAINT "NetworkGuest_hubId_fkey" FOREIGN KEY ("hubId") REFERENCES "Hub"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "NetworkGuest" ADD CONSTRAINT "NetworkGuest_hubId_meetingId_fkey" FOREIGN KEY ("hubId", "meetingId") REFERENCES "NetworkMeeting"("hubId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "NetworkGuest" ADD CONSTRAINT "NetworkGuest_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
