-- DropIndex
DROP INDEX "CalendarTerm_hubId_year_term_half_key";

-- AlterTable
ALTER TABLE "CalendarTerm" ADD COLUMN     "whose" TEXT NOT NULL DEFAULT '';

-- AlterTable: days that are there get an id each
ALTER TABLE "ClosedDay" DROP CONSTRAINT "ClosedDay_pkey",
ADD COLUMN     "id" UUID NOT NULL DEFAULT gen_random_uuid(),
ADD COLUMN     "isOpen" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "whose" TEXT NOT NULL DEFAULT '',
ADD CONSTRAINT "ClosedDay_pkey" PRIMARY KEY ("id");
ALTER TABLE "ClosedDay" ALTER COLUMN "id" DROP DEFAULT;

-- CreateIndex
CREATE UNIQUE INDEX "CalendarTerm_hubId_year_whose_term_half_key" ON "CalendarTerm"("hubId", "year", "whose", "term", "half");

-- CreateIndex
CREATE UNIQUE INDEX "CalendarTerm_hubId_id_key" ON "CalendarTerm"("hubId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "ClosedDay_hubId_whose_day_key" ON "ClosedDay"("hubId", "whose", "day");

-- CreateIndex
CREATE UNIQUE INDEX "ClosedDay_hubId_id_key" ON "ClosedDay"("hubId", "id");
