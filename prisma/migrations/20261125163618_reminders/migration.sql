-- AlterTable
ALTER TABLE "Hub" ADD COLUMN     "halfwayDays" INTEGER NOT NULL DEFAULT 4,
ADD COLUMN     "headRemindDays" INTEGER NOT NULL DEFAULT 3,
ADD COLUMN     "interestRemindDays" INTEGER NOT NULL DEFAULT 5,
ADD COLUMN     "logAgainDays" INTEGER NOT NULL DEFAULT 2,
ADD COLUMN     "logLastDays" INTEGER NOT NULL DEFAULT 5,
ADD COLUMN     "offerRemindDays" INTEGER NOT NULL DEFAULT 1,
ADD COLUMN     "sessionRemindDays" INTEGER NOT NULL DEFAULT 2;

-- AlterTable
ALTER TABLE "Notice" ADD COLUMN     "withId" UUID;

-- CreateTable
CREATE TABLE "ReminderChoice" (
    "hubId" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "topic" TEXT NOT NULL,
    "isOn" BOOLEAN NOT NULL,

    CONSTRAINT "ReminderChoice_pkey" PRIMARY KEY ("hubId","personId","topic")
);

-- CreateIndex
CREATE INDEX "ReminderChoice_personId_idx" ON "ReminderChoice"("personId");

-- AddForeignKey
ALTER TABLE "ReminderChoice" ADD CONSTRAINT "ReminderChoice_hubId_fkey" FOREIGN KEY ("hubId") REFERENCES "Hub"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ReminderChoice" ADD CONSTRAINT "ReminderChoice_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What Prisma's schema cannot say: one message at a time in a lane; notices that go in the same message are claimed with it.
DROP INDEX "Notice_one_claimed_a_lane";
CREATE UNIQUE INDEX "Notice_one_claimed_a_lane" ON "Notice" ("lane") WHERE "state" = 'CLAIMED' AND "withId" IS NULL;
CREATE INDEX "Notice_with" ON "Notice" ("withId") WHERE "withId" IS NOT NULL;
