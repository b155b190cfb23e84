-- AlterTable
ALTER TABLE "HubPerson" ADD COLUMN     "digestDay" INTEGER;
